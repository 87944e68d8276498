import { createPhraseRanker } from '../../core/phrases.ts'
import { type Lexicon, type PlannedWord, planQuery, words } from '../../core/query.ts'
import type { Rung } from '../../core/vocabulary.ts'
import { type Excerpt, excerptOf } from './excerpt.ts'

/** The layer in front of Pagefind, without a DOM: the worker, the tests and the command line run the same. */

/** What is used of Pagefind's module. */
export interface PagefindModule {
  options(options: Record<string, unknown>): Promise<void>
  init(): Promise<void>
  search(query: string): Promise<{ results: { id: string; score: number; data(): Promise<PagefindPage> }[] }>
}

export interface PagefindPage {
  url: string
  raw_content?: string
  content: string
  meta: Record<string, string>
  anchors?: { element: string; id: string; text: string; location: number }[]
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

export interface Engine {
  /** `literal` takes the words as typed: no respelling. */
  search(query: string, literal: boolean): Promise<Found>
}

const MOST_RESULTS = 10
const CLEARLY_AHEAD = 1.35
/** A best answer has most of the words, or was asked for in nearly these words before. */
const SURE = 1.2
/** Of the phrases' opinion beside the index's. */
const PHRASES = 2.2
/** A variant surer than this is marked in the text. */
const SHOWN = 0.5
/** Below this share of the best score a guide has little to do with the question. */
const RELEVANT = 0.3

export function createEngine(pagefind: PagefindModule, lexicon: Lexicon): Engine {
  const pages = new Map<string, Promise<PagefindPage>>()
  const phrases = createPhraseRanker(lexicon)

  /** The best score of a planned word in each page, over its variants and their written forms. */
  async function scoresOf(planned: PlannedWord, data: Map<string, () => Promise<PagefindPage>>) {
    const best = new Map<string, { score: number; whys: Set<string> }>()
    for (const variant of planned.variants) {
      for (const form of lexicon.written[variant.word] ?? [variant.word]) {
        const { results } = await pagefind.search(form)
        const top = results[0]?.score ?? 1
        for (const result of results) {
          data.set(result.id, () => result.data())
          const score = (result.score / top) * variant.weight * rarity(variant.word, lexicon)
          const known = best.get(result.id) ?? { score: 0, whys: new Set() }
          best.set(result.id, { score: Math.max(known.score, score), whys: known.whys.add(variant.why) })
        }
      }
    }
    return best
  }

  return {
    async search(query, literal) {
      const plan = planQuery(query, lexicon).map((word) =>
        literal ? { ...word, variants: word.variants.filter(({ why }) => why !== 'respelled') } : word,
      )
      const asked = plan.filter(({ variants }) => variants.length > 0)
      const data = new Map<string, () => Promise<PagefindPage>>()
      const totals = new Map<string, { score: number; matched: number; whys: Set<string> }>()
      for (const word of asked)
        for (const [id, { score, whys }] of await scoresOf(word, data)) {
          const total = totals.get(id) ?? { score: 0, matched: 0, whys: new Set() }
          totals.set(id, {
            score: total.score + score,
            matched: total.matched + 1,
            whys: new Set([...total.whys, ...whys]),
          })
        }
      const near = phrases.scores(query, plan)
      const most = Math.max(...[...totals.values()].map(({ score }) => score), 0.01)
      const scored = [...totals]
        .map(([id, { score, matched, whys }]) => ({
          id,
          score: (score / most) * (0.4 + (0.6 * matched) / plan.length) + PHRASES * (near.get(id) ?? 0),
          matched,
          whys,
        }))
        .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
      const ranked = scored.filter(({ score }) => score >= (scored[0]?.score ?? 0) * RELEVANT).slice(0, MOST_RESULTS)
      const wanted = new Set(
        asked.flatMap(({ variants }) => variants.filter(({ weight }) => weight >= SHOWN).map(({ word }) => word)),
      )
      const results = await Promise.all(
        ranked.map(async ({ id, score }) => {
          const known = pages.get(id) ?? data.get(id)?.()
          if (!known) throw new Error(`Pagefind knows no page "${id}".`)
          pages.set(id, known)
          return toResult(await known, score, wanted, lexicon.locale)
        }),
      )
      const [first, second] = ranked
      return {
        results,
        rung: rungOf(plan, first),
        respelled: respelledQuery(query, plan, lexicon.locale),
        best: first !== undefined && first.score >= Math.max(SURE, (second?.score ?? 0) * CLEARLY_AHEAD),
      }
    },
  }
}

/** Words of few guides say more: the inverse document frequency, as BM25 counts it. */
function rarity(word: string, { vocabulary, guides }: Lexicon): number {
  const holders = vocabulary[word] ?? 1
  return Math.log(1 + (guides - holders + 0.5) / (holders + 0.5)) + 0.15
}

function rungOf(plan: readonly PlannedWord[], first: { matched: number; whys: ReadonlySet<string> } | undefined): Rung {
  if (!first) return 'none'
  if (plan.some(({ variants }) => variants[0]?.why === 'respelled')) return 'respelled'
  if (first.matched < plan.length) return 'relaxed'
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
