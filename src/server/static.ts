import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { acceptedLanguages, preferredLocale } from '../core/locales.ts'
import type { SiteConfig } from '../core/site-config.ts'

const YEAR = 31_536_000
/** Files whose names change with their content. */
const HASHED = /[\\/]assets[\\/]|\.pf_(?:fragment|index|filter|meta)$/

/** Serves the built site: `/` by the reader's language, hashed files for a year, and a 404 page in the right language. */
export async function addStaticSite(
  app: FastifyInstance,
  {
    site,
    dist,
    isSample,
    redirectOf,
  }: { site: SiteConfig; dist: string; isSample: boolean; redirectOf(path: string): Promise<string | null> },
): Promise<void> {
  const locales = Object.keys(site.locales)
  const preferred = (header: string | undefined) => preferredLocale(acceptedLanguages(header ?? ''), site)

  // Before the files, among which the build leaves a page for each old address that leads on by itself.
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return
    const [path = '/', query] = request.url.split('?')
    const to = await redirectOf(path)
    if (to === null) return
    const [page = '/', heading] = to.split('#')
    return reply
      .header('cache-control', 'public, max-age=3600')
      .redirect(`${page}${query ? `?${query}` : ''}${heading ? `#${heading}` : ''}`, 301)
  })

  app.get('/', async (request, reply) =>
    reply
      .header('vary', 'accept-language')
      .header('cache-control', 'no-cache')
      .redirect(`/${preferred(request.headers['accept-language'])}/`, 302),
  )

  await app.register(fastifyStatic, {
    root: dist,
    redirect: true,
    // The build leaves a compressed copy beside each file, so that nothing is compressed anew for each reader.
    preCompressed: !isSample,
    // Pages of a sample are changed on their way: a browser must not take one for the other.
    etag: !isSample,
    lastModified: !isSample,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders(reply, path) {
      // Pagefind compressed these itself; under a type that counts as compressible they would be marked as Brotli.
      if (/\.(?:pagefind|pf_[a-z]+)$/.test(path)) reply.header('content-type', 'application/x-pagefind')
      // Staff pages come with a word of their own.
      if (reply.hasHeader('cache-control')) return
      const isHashed = HASHED.test(path.slice(dist.length))
      reply.header('cache-control', isHashed ? `public, max-age=${YEAR}, immutable` : 'no-cache')
    },
  })

  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    reply.code(404).header('cache-control', 'no-store')
    if (path.startsWith('/api/'))
      return reply.send({ error: { code: 'not_found', message: `There is no ${request.method} ${path}.` } })
    const first = path.split('/')[1] ?? ''
    const locale = locales.includes(first) ? first : preferred(request.headers['accept-language'])
    const page = await readFirst([join(dist, locale, '404', 'index.html'), join(dist, '404.html')])
    return reply.type('text/html; charset=utf-8').send(page)
  })
}

/** The first of the files that is there; empty when none is. */
async function readFirst(files: readonly string[]): Promise<string> {
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text !== null) return text
  }
  return ''
}
