import { UNANSWERED_KINDS, type UnansweredKind } from '../core/outcomes.ts'
import type { Repeats } from '../core/report.ts'

/** A day's searches by locale and words: what gaps are grouped from. */

/** Those of the same sessions that count under other words already. */
export const REPEATS_COLUMN = "repeats text not null default '[]'"

export const KEPT_QUERIES = `create table if not exists kept_queries (
  day integer not null, locale text not null, words text not null, query text not null,
  asked integer not null, answered integer not null, missed integer not null,
  no_results integer not null, no_click integer not null, reformulated integer not null, escalated integer not null,
  contacted integer not null, again integer not null, topics text not null, hours integer not null, by_hour text not null,
  ${REPEATS_COLUMN},
  primary key (day, locale, words)) strict, without rowid`
export const KEPT_OPENED = `create table if not exists kept_opened (
  day integer not null, locale text not null, words text not null, guide text not null,
  sessions integer not null, escalated integer not null,
  primary key (day, locale, words, guide)) strict, without rowid`

export interface KeptQuery {
  locale: string
  words: string
  /** The text that most sessions typed. */
  text: string
  /** Sessions that searched these words, and those of them whose search was answered at least once. */
  asked: number
  answered: number
  /** Sessions with an unanswered search of these words. */
  missed: number
  /** Unanswered searches by kind. */
  kinds: Record<UnansweredKind, number>
  /** Of `missed`: sessions that asked for a person afterwards, and, of the others, those that searched again. */
  contacted: number
  again: number
  /** Handoffs after the search, by their topic. */
  topics: Record<string, number>
  /** Of `missed`, by the UTC hour of the first such search: 24 counts. */
  hours: number[]
  /** Those sessions of `asked` and `missed` that searched other words before. */
  repeats: Repeats[]
}

export interface KeptOpened {
  locale: string
  words: string
  guide: string
  /** Sessions that opened it and had no answer, and those of them that asked for a person or said so. */
  sessions: number
  escalated: number
}

type Row = Record<string, unknown>

/** Adds up one row a session to one a group of words. */
export function keptQueries(
  sessions: readonly Row[],
  openings: readonly Row[],
): { queries: KeptQuery[]; opened: KeptOpened[] } {
  const earlier = earlierWords(sessions)
  const queries = groupsOf(sessions, ['locale_of', 'words_of']).map((rows): KeptQuery => {
    const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0)
    const missed = rows.filter((row) => Number(row.missed_at) < Number.MAX_SAFE_INTEGER)
    const hours = new Array<number>(24).fill(0)
    const topics: Record<string, number> = {}
    for (const { missed_at } of missed) {
      const hour = Math.floor((Number(missed_at) / 3_600_000) % 24)
      hours[hour] = (hours[hour] ?? 0) + 1
    }
    for (const { n_contacted, topic_of } of missed)
      if (n_contacted === 1) topics[String(topic_of)] = (topics[String(topic_of)] ?? 0) + 1
    return {
      locale: String(rows[0]?.locale_of),
      words: String(rows[0]?.words_of),
      text: mostFrequent((missed.length > 0 ? missed : rows).map((row) => String(row.query_of))),
      asked: rows.length,
      answered: sum('n_answered'),
      missed: missed.length,
      kinds: Object.fromEntries(UNANSWERED_KINDS.map((kind) => [kind, sum(`n_${kind}`)])) as KeptQuery['kinds'],
      contacted: sum('n_contacted'),
      again: missed.filter((row) => row.n_contacted === 0 && row.n_again === 1).length,
      topics,
      hours,
      repeats: repeatsOf(rows, earlier),
    }
  })
  const opened = groupsOf(openings, ['locale_of', 'words_of', 'guide_of']).map(
    (rows): KeptOpened => ({
      locale: String(rows[0]?.locale_of),
      words: String(rows[0]?.words_of),
      guide: String(rows[0]?.guide_of),
      sessions: rows.length,
      escalated: rows.reduce((total, row) => total + Number(row.n_escalated), 0),
    }),
  )
  return { queries, opened }
}

/**
 * What a session searched before each of its words, those without an answer first. Whoever counts several words together
 * counts a session where none of them came before, so that it counts once.
 */
function earlierWords(sessions: readonly Row[]): ReadonlyMap<Row, string[]> {
  const earlier = new Map<Row, string[]>()
  for (const rows of groupsOf(sessions, ['session_of', 'locale_of'])) {
    const inTurn = rows.toSorted(
      (a, b) => Number(a.missed_at) - Number(b.missed_at) || (String(a.words_of) < String(b.words_of) ? -1 : 1),
    )
    for (const [place, row] of inTurn.entries())
      if (place > 0)
        earlier.set(
          row,
          inTurn
            .slice(0, place)
            .map(({ words_of }) => String(words_of))
            .sort(),
        )
  }
  return earlier
}

function repeatsOf(rows: readonly Row[], earlier: ReadonlyMap<Row, string[]>): Repeats[] {
  const later = rows.filter((row) => earlier.has(row))
  const groups = Map.groupBy(later, (row) => JSON.stringify(earlier.get(row)))
  return [...groups.values()].map((group) => ({
    after: (group[0] && earlier.get(group[0])) ?? [],
    asked: group.length,
    missed: group.filter((row) => Number(row.missed_at) < Number.MAX_SAFE_INTEGER).length,
  }))
}

function groupsOf(rows: readonly Row[], columns: readonly string[]): Row[][] {
  return [...Map.groupBy(rows, (row) => JSON.stringify(columns.map((column) => row[column]))).values()]
}

/** The text that stands most often, of several the first in code point order. */
export function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? ''
}
