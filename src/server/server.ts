import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import { MAX_BODY } from '../core/events.ts'
import type { Redirects } from '../core/redirects.ts'
import type { RandomBits } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Texts } from '../core/text.ts'
import { readVendor } from '../core/vendor-config.ts'
import type { Files } from '../store/files.ts'
import type { Store } from '../store/store.ts'
import { addAccessLog } from './access.ts'
import { acceptFiles, FILE_TOO_LARGE } from './attachments.ts'
import { addAvailability } from './availability.ts'
import { addBacklogRoutes } from './backlog.ts'
import { builtRedirects } from './built-redirects.ts'
import { addConversationRoutes } from './conversations.ts'
import { createCrowd } from './crowd.ts'
import { addDeskRoutes } from './desk.ts'
import { addEditorPolicy } from './editor-policy.ts'
import { createFlood } from './flood.ts'
import { addGapRoutes } from './gaps.ts'
import { openGuideStates } from './guide-states.ts'
import { createIdentityCheck } from './identity.ts'
import { createJournal } from './journal.ts'
import { TOO_LARGE } from './journal-answers.ts'
import { addJournalRoutes } from './journal-routes.ts'
import { addLauncherDoor, addOpenFiles, isLauncherRequest, originsOf } from './launcher.ts'
import { createLive } from './live.ts'
import { addDeskMail } from './mail/desk-mail.ts'
import { addInboundRoute } from './mail/inbound.ts'
import { type Mailroom, type MailSupplies, openMailroom } from './mail/mailroom.ts'
import { addMetrics } from './metrics.ts'
import { createNoticeBoard } from './notice-board.ts'
import { addNoticeRoutes } from './notices.ts'
import { addOpenApi } from './openapi.ts'
import { problem } from './problem.ts'
import { addReportRoutes } from './report.ts'
import { addSampleRibbon } from './sample.ts'
import { addSignIn } from './sign-in.ts'
import { addStaticSite } from './static.ts'
import { addSurgeRoutes } from './surges.ts'
import type { TopicFields } from './topic-fields.ts'
import { addVendorPolicy } from './vendor-policy.ts'
import { addWebhookRoutes } from './webhooks/webhooks.ts'

export interface ServerParts {
  site: SiteConfig
  store: Store
  /** What was attached to messages. */
  files: Files
  /** ms since the epoch. */
  clock: () => number
  random: RandomBits
  /** The folder of the built site. */
  dist: string
  /** By locale, for the words that queries are compared by. */
  stopWords: ReadonlyMap<string, ReadonlySet<string>>
  /** By locale, the texts of the page that says how to sign in. */
  signInTexts: ReadonlyMap<string, Texts>
  /** By locale: folded words and phrases that mean the same, for grouping searches. */
  synonyms: ReadonlyMap<string, readonly (readonly string[])[]>
  /** The topics that guides stand in. */
  topics: readonly string[]
  /** What tickets of a topic ask for besides the question. */
  fields: TopicFields
  /** Of the team's accounts, from the environment; empty when there is none. */
  clientSecret: string
  /** What tickets by mail need besides the configuration. */
  mail: MailSupplies
  /** Of the helpdesk's webhooks, from the environment; empty when there is none. */
  webhookSecret: string
  /** What checks the tokens that say who a client is, from the environment; empty when there is none. */
  launcherSecret: string
  /** Whether the store holds invented data: every page then says so. */
  isSample: boolean
  /** Addresses of before. */
  redirects: Redirects
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Null where tickets go by no mail. Whoever runs the server has it deliver and collect. */
    mailroom: Mailroom | null
  }
}

/** The one process: events in, figures out, conversations, and the built site. Nothing is logged of a request. */
export async function createServer({
  site,
  store,
  files,
  clock,
  random,
  dist,
  stopWords,
  signInTexts,
  topics,
  fields,
  synonyms,
  clientSecret,
  webhookSecret,
  launcherSecret,
  mail,
  isSample,
  redirects,
}: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: MAX_BODY,
    forceCloseConnections: 'idle',
    // A proxy on the same machine says whom it speaks for; nobody else is believed.
    trustProxy: 'loopback',
    routerOptions: { ignoreDuplicateSlashes: true },
  })
  const live = createLive(store, clock)
  const origins = originsOf(site)
  const checkIdentity = await createIdentityCheck(site, launcherSecret)

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        // A picture of a conversation is fetched with its secret and shown from memory.
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: site.url.startsWith('https:'),
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
  const vendor = readVendor(site.vendor)
  addVendorPolicy(app, site)
  addEditorPolicy(app, site)
  await app.register(cookie)
  // For answers that are made anew; the built files lie beside their compressed copies, and Pagefind's are compressed.
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && route.method === 'GET' && !route.url.endsWith('/stream')) route.compress = {}
  })
  await app.register(compress, {
    threshold: 1024,
    global: false,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  app.addHook('preClose', async () => live.close())
  acceptFiles(app)
  refuseOtherOrigins(app, site, origins)
  addOpenFiles(app, origins)
  answerErrors(app)

  addSignIn(app, { site, store, live, clock, texts: signInTexts, clientSecret })
  addAccessLog(app, { store, clock })
  const locales = Object.keys(site.locales)
  const journal = createJournal({ store, flood: createFlood(), crowd: createCrowd(), stopWords, locales })
  await app.register((scope) => addWebhookRoutes(scope, { site, vendor, secret: webhookSecret, store, clock }))
  const mailroom = await openMailroom({ ...mail, site, store, files, live, clock, random, fields, stopWords })
  app.decorate('mailroom', mailroom)
  if (mailroom) {
    const { take } = mailroom
    app.addHook('preClose', () => mailroom.close())
    await app.register((scope) => addInboundRoute(scope, { take, secret: mail.secrets.inbound, clock }))
  }
  addDeskMail(app, { store, isOn: mailroom !== null })
  const mostTranscripts = mailroom ? (site.tickets?.mostAnHour ?? 0) : 0
  await app.register(async (scope) => {
    await addLauncherDoor(scope, origins)
    await scope.register(async (inner) => addJournalRoutes(inner, { journal, clock }))
    const shared = { site, store, files, live, clock, random, fields, checkIdentity, mostTranscripts }
    addConversationRoutes(scope, { ...shared, flood: createFlood() })
    addAvailability(scope, { site, topics, store, live, clock })
  })
  addDeskRoutes(app, { site, topics, store, files, live, clock })
  addMetrics(app, { store, journal })
  addOpenApi(app, { site, topics })
  addReportRoutes(app, { site, topics, store, clock })
  addSurgeRoutes(app, { store, clock })
  addGapRoutes(app, { site, topics, store, clock, synonyms })
  const board = await createNoticeBoard({ site, store, clock, dist })
  addNoticeRoutes(app, { board, site, topics, store, clock, random, dist })
  addBacklogRoutes(app, {
    site,
    topics,
    store,
    clock,
    synonyms,
    notices: board.all,
    guideStates: openGuideStates(dist),
  })
  if (isSample) addSampleRibbon(app, signInTexts)
  await addStaticSite(app, { site, dist, isSample, redirectOf: builtRedirects(dist, redirects, clock) })
  return app
}

/** Another site's page may not change anything here in a reader's or an agent's name; one with the launcher, what it is for. */
function refuseOtherOrigins(app: FastifyInstance, site: SiteConfig, launcherOrigins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD' || isLauncherRequest(request, launcherOrigins)) return
    const { origin, 'sec-fetch-site': from } = request.headers
    if (from !== 'cross-site' && from !== 'same-site' && (origin === undefined || origin === site.url)) return
    if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== request.host)
      return problem(
        reply,
        403,
        'foreign_origin',
        'Requests that change something are accepted from this site’s own pages only.',
      )
  })
}

/** Errors say how to mend them and tell nothing of the inside; of a failure, the route and the reason are logged. */
function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const { statusCode = 500 } = error
    const route = request.routeOptions.url ?? 'an unknown route'
    if (statusCode === 413 && route === '/api/journal') return reply.code(413).send(TOO_LARGE.body)
    if (statusCode === 413 && route.endsWith('/attachments/:file'))
      return problem(reply, 413, 'too_large', FILE_TOO_LARGE)
    if (statusCode === 413)
      return problem(reply, 413, 'too_large', `The body is larger than ${MAX_BODY} bytes. Send less at once.`)
    if (statusCode === 415) return problem(reply, 415, 'not_json', 'Send JSON with "content-type: application/json".')
    if (statusCode === 403 || statusCode === 404)
      return problem(reply, 404, 'not_found', 'There is nothing at this address.')
    if (statusCode < 500)
      return problem(reply, statusCode, 'malformed', 'The request cannot be read. Its body must be JSON.')
    process.stderr.write(`${request.method} ${route} failed: ${error.message}\n`)
    reply.header('retry-after', '5')
    return problem(reply, 503, 'failed', 'Something failed on our side and nothing was changed. Try again in a moment.')
  })
}
