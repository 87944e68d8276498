import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from '../checks/read-content.ts'
import { fold } from '../core/query.ts'
import { everybody } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { showingOf } from '../core/showing.ts'
import { readParts } from '../server/parts.ts'
import { type GapParts, readGaps } from '../store/read-gaps.ts'
import { type Context, type Outcome, told } from './command.ts'
import { openSearch } from './open-search.ts'

/** Whether a guide answers what it says it answers: its phrases, and the words of gaps it was written for, are searched. */

/** A search that is to find its guide. */
export interface Wanted {
  locale: string
  query: string
  /** "topic/slug"; null where nobody noted which guide a gap was written up in: any will do. */
  guide: string | null
  source: 'phrase' | 'gap'
}

export interface Missed extends Wanted {
  /** Where its guide came, from 1; null when it did not come at all. */
  place: number | null
  /** What came instead, first to third. */
  found: string[]
}

export interface SearchReport {
  searched: number
  missed: Missed[]
}

/** `guidepost check --search`. @param isAsked whether a guide's file is among those that are asked for */
export async function checkSearch(
  content: Content,
  isAsked: (file: string) => boolean,
  context: Context,
): Promise<Outcome> {
  const { root, paint } = context
  const gaps = (await gapsOf(content, context)).filter(({ locale, guide }) =>
    isAsked(`content/${locale}/${guide ?? ''}.mdx`),
  )
  const wanted = [...phrasesOf(content, isAsked), ...gaps]
  const report = await searchAll(join(root, 'dist'), wanted)
  const { searched, missed } = report
  const found = [...Map.groupBy(missed, ({ locale }) => locale)].flatMap(([locale, own]) => [
    paint('heading', `${locale}: ${own.length} not among the first ${FIRST}`),
    ...own.map(lineOf),
    '',
  ])
  const what = `${searched} searches (${searched - gaps.length} phrases, ${gaps.length} of gaps)`
  return told(
    { searched, phrases: searched - gaps.length, gaps: gaps.length, missed },
    missed.length === 0
      ? [paint('good', `Every guide is among the first ${FIRST}: ${what}.`)]
      : [...found, `${missed.length} of ${what} do not find their guide. Reword the phrase, or say it in the guide.`],
    missed.length === 0 ? 0 : 1,
  )
}

/** The words of gaps, where there is a ledger. */
async function gapsOf(content: Content, { root, site, now, dataFolder, openStore }: Context): Promise<Wanted[]> {
  if (!existsSync(dataFolder)) return []
  const { synonyms } = readParts(root)
  const least = site.privacyThreshold
  const parts = { store: await openStore(), synonyms, least, costOfContact: site.costOfContact, now: now() }
  return gapWords(content, parts)
}

function lineOf({ query, guide, source, place, found }: Missed): string {
  const wanted = guide === null ? 'no guide at all' : `${guide} ${place === null ? 'is not found' : `comes ${place}th`}`
  const instead = found.length === 0 ? 'nothing' : found.join(', ')
  return `  "${query}"${source === 'gap' ? ' (a gap)' : ''}: ${wanted}; found instead: ${instead}`
}

/** Its guide must be among so many. */
const FIRST = 3

/**
 * Searches everything in the built index.
 * Throws when the site is not built, or not in a locale that is asked for.
 */
export async function searchAll(dist: string, wanted: readonly Wanted[]): Promise<SearchReport> {
  const missed: Missed[] = []
  for (const [locale, own] of Map.groupBy(wanted, ({ locale }) => locale)) {
    const { engine } = await openSearch(dist, locale)
    for (const each of own) {
      const results = (await engine.search(each.query)).results.map(({ guide }) => guide)
      const place = each.guide === null ? Math.min(results.length, 1) - 1 : results.indexOf(each.guide)
      if (place < 0 || place >= FIRST)
        missed.push({ ...each, place: place < 0 ? null : place + 1, found: results.slice(0, FIRST) })
    }
  }
  return { searched: wanted.length, missed }
}

/** The phrases of the guides that readers get now. */
export function phrasesOf({ guides, english, now }: Content, isAsked: (file: string) => boolean): Wanted[] {
  return guides.flatMap(({ file, locale, guide, matter }) => {
    const own = matter?.value
    if (!own || !isAsked(file)) return []
    return showingOf({ own, english: english.get(guide)?.matter?.value ?? null }, now) === 'public'
      ? own.phrases.map((query) => ({ locale, query, guide, source: 'phrase' as const }))
      : []
  })
}

/** Days that gaps are looked for in. */
const LOOKED_BACK = 365

/**
 * The words of gaps that somebody marked as written up, as they were typed most often. The guide is the one that has
 * those words among its phrases.
 */
export async function gapWords(content: Content, parts: GapParts): Promise<Wanted[]> {
  const today = dayOf(parts.now)
  const { gaps } = await readGaps(everybody(today - LOOKED_BACK, today), parts)
  const holders = new Map(
    content.guides.flatMap(({ locale, guide, matter }) =>
      (matter?.value?.phrases ?? []).map((phrase) => [`${locale} ${fold(phrase)}`, guide]),
    ),
  )
  return gaps
    .filter(({ state, locale }) => state === 'written' && content.locales.includes(locale))
    .flatMap(({ locale, variants }) => {
      const queries = variants.map(({ query }) => query)
      const guide = queries.flatMap((query) => holders.get(`${locale} ${fold(query)}`) ?? [])[0] ?? null
      return queries.map((query) => ({ locale, query, guide, source: 'gap' as const }))
    })
}
