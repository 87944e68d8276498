import { unpackLexicon } from '../../core/lexicon.ts'
import { AS_TYPED, EVERY_WHY } from '../../core/query-plan.ts'
import { createEngine, type Engine, PAGEFIND_OPTIONS, type PagefindModule } from '../../core/search.ts'

/**
 * One locale's search in a thread of its own. Pagefind reads its language from the page and keeps one stemmer an
 * instance, so each worker shows it a page of the wanted language.
 */

export interface Ask {
  ticket: number
  query: string
  literal: boolean
}
export type Told = { ticket: number; found: Awaited<ReturnType<Engine['search']>> } | { ticket: number; failed: string }

const locale = self.name
const html = { getAttribute: (name: string) => (name === 'lang' ? locale : null), lang: locale }
Object.assign(globalThis, { document: { currentScript: null, documentElement: html, querySelector: () => html } })

const engine = open()

async function open(): Promise<Engine> {
  const [lexicon, pagefind] = await Promise.all([
    fetch(`/search/${locale}.json`).then(async (response) => {
      if (!response.ok) throw new Error(`The word list answered ${response.status}.`)
      return unpackLexicon(await response.json())
    }),
    import(/* @vite-ignore */ `${self.location.origin}/pagefind/pagefind.js`) as Promise<PagefindModule>,
  ])
  if (Object.keys(lexicon.pages).length > 0) {
    await pagefind.options({ ...PAGEFIND_OPTIONS, basePath: '/pagefind/' })
    await pagefind.init()
  }
  return createEngine(pagefind, lexicon)
}

addEventListener('message', async ({ data: { ticket, query, literal } }: MessageEvent<Ask>) => {
  try {
    postMessage({ ticket, found: await (await engine).search(query, literal ? AS_TYPED : EVERY_WHY) } satisfies Told)
  } catch (error) {
    postMessage({ ticket, failed: error instanceof Error ? error.message : String(error) } satisfies Told)
  }
})
engine.catch(() => undefined)
