import fastify from 'fastify'
import type { SiteConfig } from '../core/site-config.ts'
import { addStaticSite } from '../server/static.ts'

/** Shows a copy on this machine alone, told to no search engine; answers its address. */
export async function servePreview(dist: string, site: SiteConfig): Promise<string> {
  const app = fastify({ forceCloseConnections: true })
  app.addHook('onSend', async (_, reply) => void reply.header('x-robots-tag', 'noindex'))
  await addStaticSite(app, { site, dist, isSample: false, redirectOf: async () => null })
  return app.listen({ host: '127.0.0.1', port: 0 })
}
