import type { APIRoute } from 'astro'
import { guidesFor, locales, type ReadableGuide } from '../../../guides.ts'
import { plainGuide } from '../../../plain-guide.ts'

/** The guides as plain Markdown, each where it is in its own language. */

export const getStaticPaths = async () => {
  const all = await Promise.all(locales.map((locale) => guidesFor(locale)))
  return all
    .flat()
    .filter(({ locale, source }) => source === locale)
    .map((readable) => ({
      params: { locale: readable.locale, topic: readable.topic, slug: readable.slug },
      props: { readable },
    }))
}

export const GET: APIRoute<{ readable: ReadableGuide }> = async ({ props: { readable } }) =>
  new Response(await plainGuide(readable), { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
