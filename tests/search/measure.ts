import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type OpenSearch, openSearch } from '../../src/cli/open-search.ts'
import { type GoldenQuery, readGolden } from '../../src/core/questions.ts'
import { site } from '../../src/site.config.ts'
import { withTypo } from './typo.ts'

/** How well search finds, over questions whose right guide is known. */

export const GOLDEN = join(import.meta.dirname, 'golden')
export const DIST = process.env['GUIDEPOST_DIST'] ?? join(import.meta.dirname, '../../dist')
export const LOCALES = Object.keys(site.locales)

/** Answers a question with slugs in order. */
export type Answering = (query: string) => Promise<string[]>

/** Whole counts; shares are made where they are shown. */
export interface Tally {
  queries: number
  first: number
  firstThree: number
  empty: number
  /** The sum of one by the place of the right guide (mean reciprocal rank, before the mean). */
  reciprocal: number
}

export interface Miss {
  query: string
  slug: string
  kind: string
  found: string[]
}

export interface Quality extends Tally {
  kinds: Record<string, Tally>
  misses: Miss[]
}

const NOTHING: Tally = { queries: 0, first: 0, firstThree: 0, empty: 0, reciprocal: 0 }

export function goldenOf(locale: string): GoldenQuery[] {
  const file = join(GOLDEN, `${locale}.csv`)
  return readGolden(readFileSync(file, 'utf8'), file)
}

export async function measure(answer: Answering, golden: readonly GoldenQuery[]): Promise<Quality> {
  const quality: Quality = { ...NOTHING, kinds: {}, misses: [] }
  for (const { query, slug, kind } of golden) {
    const found = await answer(query)
    const place = found.indexOf(slug)
    const one: Tally = {
      queries: 1,
      first: Number(place === 0),
      firstThree: Number(place >= 0 && place < 3),
      empty: Number(found.length === 0),
      reciprocal: place < 0 ? 0 : 1 / (place + 1),
    }
    Object.assign(quality, add(quality, one))
    if (kind !== '') quality.kinds[kind] = add(quality.kinds[kind] ?? NOTHING, one)
    if (place !== 0) quality.misses.push({ query, slug, kind, found: found.slice(0, 3) })
  }
  return quality
}

function add(a: Tally, b: Tally): Tally {
  return {
    queries: a.queries + b.queries,
    first: a.first + b.first,
    firstThree: a.firstThree + b.firstThree,
    empty: a.empty + b.empty,
    reciprocal: a.reciprocal + b.reciprocal,
  }
}

/** The built site's search in a locale, as the reader's browser has it. */
export async function answering(dist: string, locale: string): Promise<Answering> {
  const { engine } = await openSearch(dist, locale)
  return answerWith(engine)
}

export function answerWith(engine: OpenSearch['engine']): Answering {
  return async (query) => (await engine.search(query)).results.map(({ guide }) => guide.split('/')[1] ?? '')
}

/** The same questions, each with one slip of the fingers; the same slips every time. */
export function withTypos(golden: readonly GoldenQuery[]): GoldenQuery[] {
  return golden.map((question, place) => ({ ...question, query: withTypo(question.query, place + 1) }))
}

/** A share in percent with one decimal, as every report prints it. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)
}
