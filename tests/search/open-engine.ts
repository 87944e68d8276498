import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createEngine, type Engine, type PagefindModule } from '../../src/browser/search/engine.ts'
import { PAGEFIND_OPTIONS } from '../../src/browser/search/pagefind-options.ts'
import type { Lexicon } from '../../src/core/query.ts'

const ORIGIN = 'http://site.example'

/** The search of a built site in Node: the browser's own engine over the same index, with files in place of a network. */
export async function openEngine(dist: string, locale: string): Promise<Engine> {
  const lexicon: Lexicon = JSON.parse(readFileSync(join(dist, 'search', `${locale}.json`), 'utf8'))
  const html = { getAttribute: (name: string) => (name === 'lang' ? locale : null), lang: locale }
  Object.assign(globalThis, {
    document: { currentScript: null, documentElement: html, querySelector: () => html },
    location: new URL(`${ORIGIN}/`),
    fetch: async (address: string | URL) => {
      const { pathname } = new URL(String(address), ORIGIN)
      return new Response(readFileSync(join(dist, decodeURIComponent(pathname))))
    },
  })
  // Each address is a module of its own, and so keeps a stemmer of its own.
  const address = `${pathToFileURL(join(dist, 'pagefind', 'pagefind.js'))}?locale=${locale}`
  const pagefind: PagefindModule = await import(/* @vite-ignore */ address)
  await pagefind.options({ ...PAGEFIND_OPTIONS, basePath: `${ORIGIN}/pagefind/` })
  await pagefind.init()
  return createEngine(pagefind, lexicon)
}

export interface GoldenQuery {
  query: string
  slug: string
}

/** Lines of `query,slug` below a heading line; a query that holds a comma stands in quotes. */
export function readGolden(file: string): GoldenQuery[] {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [, quoted, plain, slug = ''] = /^(?:"((?:[^"]|"")*)"|([^,]*)),([^,]+)/.exec(line) ?? []
    return { query: (quoted ?? plain ?? '').replaceAll('""', '"'), slug: slug.trim() }
  })
}

export interface Quality {
  queries: number
  first: number
  firstThree: number
  empty: number
  misses: string[]
}

/** How often the right guide stands first, and among the first three. */
export async function measure(engine: Engine, golden: readonly GoldenQuery[]): Promise<Quality> {
  const quality: Quality = { queries: golden.length, first: 0, firstThree: 0, empty: 0, misses: [] }
  for (const { query, slug } of golden) {
    const { results } = await engine.search(query, false)
    const slugs = results.map(({ guide }) => guide.split('/')[1] ?? '')
    const place = slugs.indexOf(slug)
    if (place === 0) quality.first += 1
    if (place >= 0 && place < 3) quality.firstThree += 1
    if (slugs.length === 0) quality.empty += 1
    if (place !== 0) quality.misses.push(`"${query}" wants ${slug}, found ${slugs.slice(0, 3).join(', ') || 'nothing'}`)
  }
  return quality
}
