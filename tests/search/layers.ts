import { openPagefind, openSearch } from '../../src/cli/open-search.ts'
import { EVERY_WHY, type Why } from '../../src/core/query-plan.ts'
import { createEngine, PAGEFIND_OPTIONS } from '../../src/core/search.ts'
import { type Answering, answerWith } from './measure.ts'

/** Search with its layers put on one after the other, each on top of those before: what each is worth. */

const NO_RANKER = { guides: [], step: 1, weights: new Map() }
const without = (...whys: Why[]) => new Set([...EVERY_WHY].filter((why) => !whys.includes(why)))

export async function layersOf(dist: string, locale: string): Promise<[string, Answering][]> {
  const { lexicon, pagefind } = await openSearch(dist, locale)
  const { title, scope } = PAGEFIND_OPTIONS.ranking.metaWeights
  const unphrased = await openPagefind(dist, locale, {
    ...PAGEFIND_OPTIONS,
    ranking: { metaWeights: { title, scope, phrases: 0 } },
  })
  const bare = { ...lexicon, stopWords: [], written: new Map(), ranker: NO_RANKER }
  const folded = { ...lexicon, ranker: NO_RANKER }
  const limited = (engine: ReturnType<typeof createEngine>, allowed: ReadonlySet<Why>): Answering =>
    answerWith({ ...engine, search: (query) => engine.search(query, allowed) })
  return [
    ['Pagefind as it comes', asItComes(unphrased)],
    ['any word', limited(createEngine(unphrased, bare), new Set(['exact']))],
    ['stop words', limited(createEngine(unphrased, { ...folded, written: new Map() }), new Set(['exact']))],
    ['phrases', limited(createEngine(pagefind, { ...folded, written: new Map() }), new Set(['exact']))],
    ['folding', limited(createEngine(pagefind, folded), new Set(['exact']))],
    ['spelling', limited(createEngine(pagefind, folded), without('beginning', 'compound', 'synonym'))],
    ['word forms', limited(createEngine(pagefind, folded), without('synonym'))],
    ['synonyms', answerWith(createEngine(pagefind, folded))],
    ['re-ranker', answerWith(createEngine(pagefind, lexicon))],
  ]
}

/** One question to Pagefind, unchanged: what a site has that only puts it in. */
export function asItComes(pagefind: Awaited<ReturnType<typeof openPagefind>>): Answering {
  return async (query) => {
    const { results } = await pagefind.search(query)
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()))
    return pages.map(({ meta }) => meta['guide']?.split('/')[1] ?? '')
  }
}
