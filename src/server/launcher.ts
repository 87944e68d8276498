import cors from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SiteConfig } from '../core/site-config.ts'

/** The launcher's door: what it may ask for from the company's other pages, and who those are. */

/** The reader's own routes, and no others. */
const ROUTES =
  /^\/api\/(?:journal|availability|conversations(?:\/[a-z0-9]{16,32}(?:\/(?:messages|rating|stream|typing|read|transcript|attachments\/[A-Za-z0-9_-]{22,40}))?)?)$/
/** What anybody may read: the launcher's scripts, texts, search and notices, and the guides themselves. */
const FILES =
  /^\/(?:launcher\.js$|assets\/|search\/|texts\/|notices\/|[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*\/[a-z0-9-]+\/[a-z0-9-]+\/$)/
/** Seconds that a browser remembers what it may ask for. */
const REMEMBERED = 7200

export const IDENTITY_HEADER = 'guidepost-identity'

/**
 * The origins that the launcher may stand on. Throws for what no browser would send as one.
 * @example originsOf(site) // => ['https://exchange.example']
 */
export function originsOf({ launcher }: Pick<SiteConfig, 'launcher'>): readonly string[] {
  for (const origin of launcher?.origins ?? [])
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new Error(
        `launcher.origins in src/site.config.ts holds "${origin}", which is no origin. Write scheme and host alone, such as "https://exchange.example".`,
      )
  return launcher?.origins ?? []
}

const pathOf = (request: FastifyRequest) => request.url.split('?')[0] ?? ''

/** Whether a request comes from a page that carries the launcher, and asks for what the launcher needs. */
export function isLauncherRequest(request: FastifyRequest, origins: readonly string[]): boolean {
  const { origin } = request.headers
  return origin !== undefined && origins.includes(origin) && ROUTES.test(pathOf(request))
}

/** Lets the pages that carry the launcher read the answers of a scope's routes; without cookies. */
export async function addLauncherDoor(scope: FastifyInstance, origins: readonly string[]): Promise<void> {
  await scope.register(cors, {
    delegator: async (request: FastifyRequest) => ({
      origin: ROUTES.test(pathOf(request)) && origins.length > 0 ? [...origins] : false,
      methods: ['GET', 'POST', 'PUT'],
      allowedHeaders: ['authorization', 'content-type', 'last-event-id', IDENTITY_HEADER],
      exposedHeaders: ['retry-after'],
      maxAge: REMEMBERED,
    }),
  })
}

/** Lets every page read the files that the launcher is made of: they are the same for everybody. */
export function addOpenFiles(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return
  app.addHook('onRequest', async (request, reply) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || !FILES.test(pathOf(request))) return
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
  })
}
