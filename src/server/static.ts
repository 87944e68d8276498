import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { acceptedLanguages, preferredLocale } from '../core/locales.ts'
import type { SiteConfig } from '../core/site-config.ts'

const YEAR = 31_536_000

/** Serves the built site: `/` by the reader's language, hashed files for a year, and a 404 page in the right language. */
export async function addStaticSite(app: FastifyInstance, { site, dist }: { site: SiteConfig; dist: string }): Promise<void> {
  const locales = Object.keys(site.locales)

  app.get('/', async (request, reply) => {
    const locale = preferredLocale(acceptedLanguages(request.headers['accept-language'] ?? ''), site)
    return reply.header('vary', 'accept-language').header('cache-control', 'no-cache').redirect(`/${locale}/`, 302)
  })

  await app.register(fastifyStatic, {
    root: dist,
    redirect: true,
    wildcard: true,
    cacheControl: false,
    globIgnore: [],
    setHeaders(reply, path) {
      const hashed = path.startsWith(join(dist, 'assets/')) || /\.pf_(?:fragment|index|filter|meta)$/.test(path)
      reply.setHeader('cache-control', hashed ? `public, max-age=${YEAR}, immutable` : 'no-cache')
    },
  })

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/'))
      return reply.code(404).send({ error: { code: 'not_found', message: `There is no ${request.method} ${path}.` } })
    const first = path.split('/')[1] ?? ''
    const locale = locales.includes(first) ? first : preferredLocale(acceptedLanguages(request.headers['accept-language'] ?? ''), site)
    const page = [join(dist, locale, '404/index.html'), join(dist, '404.html')].find((file) => existsSync(file))
    return reply.code(404).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page ? readFileSync(page) : 'Not found')
  })
}
