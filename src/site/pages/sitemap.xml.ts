import type { APIRoute } from 'astro'
import { reportPath } from '../../core/quarter-days.ts'
import { site } from '../../site.config.ts'
import { readQuarters, readTopics } from '../data.ts'
import { guidesFor, locales, localesOf } from '../guides.ts'

/** Every page in every locale that has it in its own language, with its siblings (sitemaps.org, hreflang as xhtml:link). */
export const GET: APIRoute = async () => {
  const everywhere = [
    '',
    'channels/',
    'contact/',
    'reports/',
    'status/',
    'whats-new/',
    ...Object.keys(readTopics()).map((topic) => `${topic}/`),
  ]
  const pages = everywhere.map((path) => ({ path, inLocales: locales, updated: '' }))
  for (const { quarter, made } of readQuarters())
    pages.push({ path: reportPath(quarter), inLocales: locales, updated: made })
  for (const { guide, entry } of await guidesFor(site.defaultLocale))
    pages.push({
      path: `${guide}/`,
      inLocales: await localesOf(guide),
      updated: entry.data.updated.toISOString().slice(0, 10),
    })
  const urls = pages.flatMap(({ path, inLocales, updated }) =>
    inLocales.map((locale) => {
      const alternates = inLocales.map(
        (other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${site.url}/${other}/${path}"/>`,
      )
      return `<url><loc>${site.url}/${locale}/${path}</loc>${updated && `<lastmod>${updated}</lastmod>`}${alternates.join('')}</url>`
    }),
  )
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('\n')}</urlset>\n`
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
