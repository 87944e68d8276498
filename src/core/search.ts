import { type Excerpt, excerptOf } from './excerpt.ts'
import type { Lexicon } from './lexicon.ts'
import { words } from './query.ts'
import { EVERY_WHY, type PlannedWord, planQuery, type Why } from './query-plan.ts'
import { askedWords, createRanker } from './ranker.ts'
import type { Rung } from './vocabulary.ts'

/** The layer in front of Pagefind: the worker, the tests and the command line run this same code. */

/** What is used of Pagefind's module. */
export interface PagefindModule {
  options(options: Record<string, unknown>): Promise<void>
  init(): Promise<void>
  /** Loads what a search for these words will need. */
  preload(query: string): Promise<void>
  search(query: string | null): Promise<{ results: { id: string; score: number; data(): Promise<PagefindPage> }[] }>
}

export interface PagefindPage {
  url: string
  /** The text with what parts its words; `content` is without. */
  raw_content?: string
  content: string
  meta: Record<string, string>
  anchors?: { element: string; id: string; text: string; location: number }[]
}

/** How Pagefind is asked, everywhere. */
export const PAGEFIND_OPTIONS = {
  noWorker: true,
  ranking: { metaWeights: { title: 5, phrases: 3, scope: 2 } },
}

export interface Result {
  guide: string
  topic: string
  title: string
  answer: string
  /** The locale the text is in. */
  locale: string
  excerpt: Excerpt
  score: number
}

export interface Found {
  results: Result[]
  rung: Rung
  /** The query as it was understood, where words were respelled; else empty. */
  respelled: string
  /** Whether the first result is clearly ahead. */
  best: boolean
}

/** A guide's place among the results, and what each layer gave it. */
export interface Ranked {
  page: string
  guide: string
  /** The index's opinion, 1 for the guide that has most. */
  index: number
  /** The re-ranker's, in logits above the least likely guide. */
  ranker: number
  score: number
  /** How many of the asked words it has. */
  matched: number
  whys: ReadonlySet<Why>
}

export interface Engine {
  /** The guides in order, with the way there; `allowed` limits how words may be understood. */
  rank(query: string, allowed?: ReadonlySet<Why>): Promise<{ plan: PlannedWord[]; ranked: Ranked[] }>
  search(query: string, allowed?: ReadonlySet<Why>): Promise<Found>
}

const MOST_RESULTS = 10
/** So many are shown even when the first is far ahead: it may be wrong. */
const FEWEST_RESULTS = 3
/** Of the re-ranker's logits beside the index's share. */
const RANKER = 1.3
/** A guide this far behind the first, in logits, has little to do with the question. */
const FAR_BEHIND = 4
/** A best answer leads by so much, and most of its words are known. */
const CLEARLY_AHEAD = 2.5
/** A variant surer than this is marked in the text. */
const SHOWN = 0.5
/** Answers of the index that are kept: while somebody types, all words but the last are asked again. */
const MOST_KEPT = 400

type IndexAnswer = Awaited<ReturnType<PagefindModule['search']>>['results']

export function createEngine(pagefind: PagefindModule, lexicon: Lexicon): Engine {
  const answers = new Map<string | null, Promise<IndexAnswer>>()
  const pages = new Map<string, Promise<PagefindPage>>()
  const ranker = createRanker(lexicon.ranker, lexicon.locale)
  const stopWords = new Set(lexicon.stopWords)
  const pageIds = Object.keys(lexicon.pages)

  /** Asks the index for a word; for all of its pages with null. */
  function ask(form: string | null): Promise<IndexAnswer> {
    const known = answers.get(form)
    if (known) return known
    if (answers.size >= MOST_KEPT) answers.clear()
    const asked = pagefind.search(form).then(({ results }) => results)
    answers.set(form, asked)
    return asked
  }

  const formsOf = (word: string) => lexicon.written.get(word) ?? [word]

  /** The pieces of the index that a question needs, at once: on a slow network one after the other would take its time. */
  async function loadTogether(plan: readonly PlannedWord[]): Promise<void> {
    const forms = plan.flatMap(({ variants }) => variants.flatMap(({ word }) => formsOf(word)))
    await Promise.all([...new Set(forms)].filter((form) => !answers.has(form)).map((form) => pagefind.preload(form)))
  }

  async function readPage(id: string): Promise<PagefindPage> {
    const all = await ask(null)
    const found = all.find((page) => page.id === id)
    if (!found) throw new Error(`Pagefind knows no page "${id}".`)
    return found.data()
  }

  /** Words of few guides say more: the inverse document frequency, as BM25 counts it. */
  function rarity(word: string): number {
    const holders = lexicon.vocabulary.get(word) ?? 1
    return Math.log(1 + (pageIds.length - holders + 0.5) / (holders + 0.5)) + 0.15
  }

  /** The best score of a planned word in each page, over its variants and their written forms. */
  async function scoresOf({ variants }: PlannedWord): Promise<Map<string, { score: number; whys: Set<Why> }>> {
    const best = new Map<string, { score: number; whys: Set<Why> }>()
    for (const { word, weight, why } of variants)
      for (const form of formsOf(word)) {
        const found = await ask(form)
        const top = found[0]?.score || 1
        for (const { id, score } of found) {
          const known = best.get(id) ?? { score: 0, whys: new Set<Why>() }
          const own = (score / top) * weight * rarity(word)
          best.set(id, { score: Math.max(known.score, own), whys: known.whys.add(why) })
        }
      }
    return best
  }

  /** Whether a word is a slip of a small one, which says as little. */
  function isMisspeltSmall({ variants: [first] }: PlannedWord): boolean {
    return first?.why === 'respelled' && stopWords.has(first.word)
  }

  async function rank(query: string, allowed = EVERY_WHY): Promise<{ plan: PlannedWord[]; ranked: Ranked[] }> {
    const plan = planQuery(query, lexicon, allowed)
    const asked = askedWords(words(query, lexicon.locale), plan, stopWords)
    if (plan.every(({ variants }) => variants.length === 0) && !ranker.knows(asked)) return { plan, ranked: [] }
    await loadTogether(plan)
    const totals = new Map<string, { score: number; matched: number; whys: Set<Why> }>()
    for (const word of plan.filter((planned) => !isMisspeltSmall(planned)))
      for (const [page, { score, whys }] of await scoresOf(word)) {
        const total = totals.get(page) ?? { score: 0, matched: 0, whys: new Set<Why>() }
        total.score += score
        total.matched += 1
        for (const why of whys) total.whys.add(why)
        totals.set(page, total)
      }
    const most = Math.max(...[...totals.values()].map(({ score }) => score), 0.01)
    const opinions = ranker.scores(asked)
    const ranked = pageIds.flatMap((page): Ranked[] => {
      const guide = lexicon.pages[page] ?? ''
      const { score = 0, matched = 0, whys = new Set<Why>() } = totals.get(page) ?? {}
      const index = (score / most) * (0.4 + (0.6 * matched) / plan.length)
      const opinion = opinions.get(guide) ?? 0
      return [{ page, guide, index, ranker: opinion, score: index + RANKER * opinion, matched, whys }]
    })
    return { plan, ranked: ranked.sort((a, b) => b.score - a.score || (a.guide < b.guide ? -1 : 1)) }
  }

  return {
    rank,
    async search(query, allowed = EVERY_WHY) {
      const { plan, ranked } = await rank(query, allowed)
      const [first, second] = ranked
      const shown = ranked
        .filter(({ score }, place) => place < FEWEST_RESULTS || score >= (first?.score ?? 0) - FAR_BEHIND)
        .slice(0, MOST_RESULTS)
      const wanted = new Set(
        plan.flatMap(({ variants }) => variants.filter(({ weight }) => weight >= SHOWN).map(({ word }) => word)),
      )
      const results = await Promise.all(
        shown.map(async ({ page, score }) => {
          const known = pages.get(page) ?? readPage(page)
          pages.set(page, known)
          return toResult(await known, score, wanted, lexicon.locale)
        }),
      )
      return {
        results,
        rung: rungOf(plan, shown[0]),
        respelled: respelledQuery(query, plan, lexicon.locale),
        best: first !== undefined && first.score - (second?.score ?? 0) >= CLEARLY_AHEAD,
      }
    },
  }
}

function rungOf(plan: readonly PlannedWord[], first: Ranked | undefined): Rung {
  if (!first) return 'none'
  if (plan.some(({ variants }) => variants[0]?.why === 'respelled')) return 'respelled'
  if (first.matched * 2 < plan.length) return 'relaxed'
  return first.whys.has('synonym') && !first.whys.has('exact') ? 'synonym' : 'exact'
}

function respelledQuery(query: string, plan: readonly PlannedWord[], locale: string): string {
  const changes = new Map(
    plan.flatMap(({ typed, variants: [first] }) => (first?.why === 'respelled' ? [[typed, first.word] as const] : [])),
  )
  if (changes.size === 0) return ''
  return words(query, locale)
    .map((word) => changes.get(word) ?? word)
    .join(' ')
}

function toResult(page: PagefindPage, score: number, wanted: ReadonlySet<string>, locale: string): Result {
  const { meta } = page
  const guide = meta['guide'] ?? ''
  return {
    guide,
    topic: guide.split('/')[0] ?? '',
    title: meta['title'] ?? '',
    answer: meta['answer'] ?? '',
    locale,
    excerpt: excerptOf(page, wanted),
    score,
  }
}
