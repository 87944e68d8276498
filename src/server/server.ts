import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import { constants } from 'node:zlib'
import { MAX_BODY } from '../core/events.ts'
import type { RandomBits } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Store } from '../store/store.ts'
import { addConversationRoutes } from './conversations.ts'
import { addDeskRoutes } from './desk.ts'
import { createFlood } from './flood.ts'
import { TOO_LARGE, takeIn } from './journal.ts'
import { createLive } from './live.ts'
import { problem } from './problem.ts'
import { addReportRoute } from './report.ts'
import { addSignIn } from './sign-in.ts'
import { addStaticSite } from './static.ts'

export interface ServerParts {
  site: SiteConfig
  store: Store
  /** ms since the epoch. */
  clock: () => number
  random: RandomBits
  /** The folder of the built site. */
  dist: string
  /** By locale, for the words that queries are compared by. */
  stopWords: ReadonlyMap<string, ReadonlySet<string>>
}

/** The one process: events in, figures out, conversations, and the built site. Nothing is logged of a request. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { site, store, clock, random, dist, stopWords } = parts
  const app = fastify({ bodyLimit: MAX_BODY, forceCloseConnections: true, routerOptions: { ignoreDuplicateSlashes: true } })
  const live = createLive(store, clock)
  const flood = createFlood()

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: site.url.startsWith('https:'),
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
  await app.register(cookie)
  await app.register(compress, {
    threshold: 512,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  })

  // The last words of a closing page come as text, since a beacon of any other type would ask for permission first.
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
  app.addHook('preClose', async () => live.close())
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const { origin, host } = request.headers
    if (origin !== undefined && origin !== `${request.protocol}://${host}` && origin !== site.url)
      return problem(reply, 403, 'foreign_origin', 'Requests that change something are accepted from this site’s own pages only.')
  })
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const { statusCode = 500 } = error
    if (statusCode === 413) return reply.code(413).send(TOO_LARGE.body)
    if (statusCode === 415) return problem(reply, 415, 'not_json', 'Send JSON with "content-type: application/json".')
    if (statusCode < 500) return problem(reply, statusCode, 'malformed', 'The request cannot be read: its body must be JSON.')
    process.stderr.write(`${request.method} ${request.routeOptions.url ?? 'unknown route'} failed: ${error.message}\n`)
    return problem(reply.header('retry-after', '5'), 503, 'failed', 'Something failed on our side and nothing was changed. Try again in a moment.')
  })

  app.post('/api/journal', async (request, reply) => {
    const { body, ip, headers } = request
    const arrival = { body, address: ip, userAgent: headers['user-agent'] ?? '', now: clock() }
    const answer = await takeIn(arrival, { store, flood, stopWords, random })
    if ('retryAfter' in answer) reply.header('retry-after', String(answer.retryAfter))
    return reply.code(answer.status).send(answer.body)
  })
  addSignIn(app, { store, clock })
  addConversationRoutes(app, { site, store, live, clock, random })
  addDeskRoutes(app, { site, store, live, clock })
  addReportRoute(app, { site, store, clock })
  await addStaticSite(app, { site, dist })
  return app
}
