import { globSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import * as pagefind from 'pagefind'
import { isClientView, VIEW_COOKIE } from '../../core/preview-facts.ts'
import { site } from '../../site.config.ts'
import { type DevServer, handleFirst } from '../handle-first.ts'
import { addGuidePage, isGuidePage, pageOfFragment } from './indexed-page.ts'
import { packedLexiconOf } from './lexicon.ts'
import { plainSearchOf } from './plain-search.ts'
import { trainRanker } from './train-ranker.ts'

/**
 * Search while a writer writes: the index is made of the pages as the dev server shows them, to the writer with drafts and
 * in a client's view without, whenever it is asked for, and only what was saved since is read again.
 */

/** What is used of Vite's server besides. */
interface Server extends DevServer {
  config: { root: string }
  httpServer: (DevServer['httpServer'] & { address(): AddressInfo | string | null }) | null
}

const WORDS = /^\/search\/(plain\/)?([A-Za-z-]+)\.json$/
const PIECE = /^\/pagefind\/(.+)$/
/** The server takes a moment to see that a file was saved; what it shows before then is not kept. */
const SETTLES = 2000
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}

export function serveFreshIndex(server: Server): void {
  const pageAs = (cookie: string) => async (path: string) => {
    const address = server.httpServer?.address()
    if (typeof address !== 'object' || !address) throw new Error('The dev server is not listening.')
    const host = address.family === 'IPv6' ? '[::1]' : '127.0.0.1'
    return (await fetch(`http://${host}:${address.port}${path}`, { headers: { cookie } })).text()
  }
  const { root } = server.config
  const indexes = { writer: createFreshIndex(root, pageAs('')), client: createFreshIndex(root, pageAs(VIEW_COOKIE)) }
  const handle = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
    const path = (request.url ?? '').replace(/[?#].*$/, '')
    if (!WORDS.test(path) && !PIECE.test(path)) return next()
    const index = isClientView(request.headers.cookie) ? indexes.client : indexes.writer
    index.read(path).then((content) => {
      response.statusCode = content === null ? 404 : 200
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/x-pagefind')
      response.setHeader('cache-control', 'no-store')
      response.end(content ?? '')
    }, next)
  }
  handleFirst(server, handle)
}

interface FreshIndex {
  /** A file of the search: fresh for `/search/<locale>.json`, and what belongs to it after that; null when there is none. */
  read(path: string): Promise<string | Uint8Array | null>
}

export function createFreshIndex(root: string, readPage: (path: string) => Promise<string>): FreshIndex {
  const shown = new Map<string, { saved: number; html: string }>()
  const asked = new Set<string>()
  let files = new Map<string, Uint8Array>()
  let before = new Map<string, Uint8Array>()
  let words = new Map<string, string>()
  let making: Promise<void> = Promise.resolve()
  const train = remembering()

  async function pagesOf(locale: string): Promise<{ url: string; html: string }[]> {
    const around = newest(root, ['content/*.yaml', `locales/${locale}/*.json`])
    const pages: { url: string; html: string }[] = []
    for (const file of globSync(`content/${locale}/*/*.mdx`, { cwd: root }).sort()) {
      const url = `/${file
        .slice('content/'.length)
        .replace(/\.mdx$/, '')
        .replaceAll('\\', '/')}/`
      const saved = Math.max(around, statSync(join(root, file)).mtimeMs)
      const known = shown.get(url)
      const html = known?.saved === saved ? known.html : await readPage(url)
      if (Date.now() - saved > SETTLES) shown.set(url, { saved, html })
      pages.push({ url, html })
    }
    return pages.filter(({ html }) => isGuidePage(html))
  }

  async function make(): Promise<void> {
    const { index, errors } = await pagefind.createIndex()
    if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`)
    for (const locale of asked) for (const { url, html } of await pagesOf(locale)) await addGuidePage(index, url, html)
    const made = await index.getFiles()
    await index.deleteIndex()
    before = files
    files = new Map(made.files.map(({ path, content }) => [path, content]))
    words = new Map([...asked].map((locale) => [locale, packedLexiconOf(locale, fragmentsOf(files, locale), train)]))
  }

  return {
    async read(path) {
      const [, plain, locale] = WORDS.exec(path) ?? []
      if (locale !== undefined) {
        if (!Object.hasOwn(site.locales, locale)) return null
        asked.add(locale)
        making = making.catch(() => {}).then(make)
        await making
        const lexicon = words.get(locale) ?? null
        return plain === undefined || lexicon === null ? lexicon : plainSearchOf(lexicon, fragmentsOf(files, locale))
      }
      const [, piece = ''] = PIECE.exec(path) ?? []
      await making
      return files.get(piece) ?? before.get(piece) ?? null
    },
  }
}

/** Training takes longest, and most saves change no title, phrase or question. */
function remembering(): typeof trainRanker {
  const trained = new Map<string, { learned: string; model: ReturnType<typeof trainRanker> }>()
  return (examples, locale, stopWords) => {
    const learned = JSON.stringify([examples, [...stopWords]])
    const known = trained.get(locale)
    if (known?.learned === learned) return known.model
    const model = trainRanker(examples, locale, stopWords)
    trained.set(locale, { learned, model })
    return model
  }
}

function fragmentsOf(files: ReadonlyMap<string, Uint8Array>, locale: string) {
  const beginning = `fragment/${locale.toLowerCase()}_`
  return [...files]
    .filter(([path]) => path.startsWith(beginning))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => pageOfFragment(path, content))
}

/** When the newest of some files was saved. */
function newest(root: string, patterns: readonly string[]): number {
  const times = patterns.flatMap((pattern) =>
    globSync(pattern, { cwd: root }).map((file) => statSync(join(root, file)).mtimeMs),
  )
  return Math.max(0, ...times)
}
