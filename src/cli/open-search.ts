import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Lexicon, unpackLexicon } from '../core/lexicon.ts'
import { createEngine, type Engine, PAGEFIND_OPTIONS, type PagefindModule } from '../core/search.ts'

const ORIGIN = 'http://site.example'

export interface OpenSearch {
  engine: Engine
  lexicon: Lexicon
  pagefind: PagefindModule
}

/**
 * The search of a built site in Node: the browser's own engine over the same files, read from disk in place of a
 * network. Throws when the site has no search index for the locale.
 */
export async function openSearch(
  dist: string,
  locale: string,
  options: object = PAGEFIND_OPTIONS,
): Promise<OpenSearch> {
  const lexicon = unpackLexicon(JSON.parse(readLexicon(dist, locale)))
  const pagefind = await openPagefind(dist, locale, options)
  return { engine: createEngine(pagefind, lexicon), lexicon, pagefind }
}

function readLexicon(dist: string, locale: string): string {
  try {
    return readFileSync(join(dist, 'search', `${locale}.json`), 'utf8')
  } catch (cause) {
    throw new Error(`${dist} has no search for "${locale}". Build the site (npm run build) or name another locale.`, {
      cause,
    })
  }
}

let opened = 0

/** Pagefind as it comes, over a built site, with the stemmer of one locale. */
export async function openPagefind(dist: string, locale: string, options: object): Promise<PagefindModule> {
  const html = { getAttribute: (name: string) => (name === 'lang' ? locale : null), lang: locale }
  const outside = { document: globalThis.document, location: globalThis.location, fetch: globalThis.fetch }
  Object.assign(globalThis, {
    document: { currentScript: null, documentElement: html, querySelector: () => html },
    location: new URL(`${ORIGIN}/`),
    fetch: (address: string | URL | Request, init?: RequestInit) =>
      readFile(dist, address, () => outside.fetch(address, init)),
  })
  try {
    // Each address is a module of its own, and so keeps a stemmer of its own.
    opened += 1
    const pagefind: PagefindModule = await import(
      `${pathToFileURL(join(dist, 'pagefind', 'pagefind.js'))}?opened=${opened}`
    )
    await pagefind.options({ ...options, basePath: `${ORIGIN}/pagefind/` })
    await pagefind.init()
    return pagefind
  } finally {
    // Pagefind reads the page's language once; later it only fetches pieces of its index, from disk.
    Object.assign(globalThis, { document: outside.document, location: outside.location })
  }
}

async function readFile(
  dist: string,
  address: string | URL | Request,
  elsewhere: () => Promise<Response>,
): Promise<Response> {
  const { origin, pathname } = new URL(address instanceof Request ? address.url : address, ORIGIN)
  return origin === ORIGIN ? new Response(readFileSync(join(dist, decodeURIComponent(pathname)))) : elsewhere()
}
