import type { Figure, Report, TallyCounts, TimeFigure, UnansweredGroup } from './answers.ts'
import { FUNNEL, METRICS, type Metric } from './metrics.ts'
import { SESSION_OUTCOMES, UNANSWERED_KINDS } from './outcomes.ts'
import { dayText, type Question } from './question.ts'
import {
  addUp,
  bucketName,
  type Counts,
  percentile,
  TALLIES,
  type Tally,
  type TallyRow,
  TIMES,
  type Time,
} from './tallies.ts'
import { RUNGS } from './vocabulary.ts'

/** Tallies in, report out: sums, and the one division of the product. */

/** By what rows are told apart: by day and locale, by day alone, or, added up over the days, by locale, topic, surface, guide; by day and channel. */
export type Split = 'day' | 'date' | 'locale' | 'topic' | 'surface' | 'channel' | 'guide'

/** Unanswered searches of one locale that use the same words, as the store groups them. */
export interface UnansweredRow extends UnansweredGroup {
  /** Empty: of searches without content words, or not to be grouped. */
  words: string
}

/** Groups of at least so many sessions with words of their own, and the others only counted. */
export interface Unanswered {
  rows: UnansweredRow[]
  /** Of enough sessions, but less frequent than those that are listed. */
  unlisted: { groups: number; searches: number }
  /** Of too few sessions. */
  withheld: { groups: number; searches: number }
}

/** One day of a group of words. */
export interface WordsDay {
  day: number
  words: string
  query: string
  asked: number
  answered: number
  missed: number
  contacted: number
  /** Handoffs after it, by topic. */
  topics: Record<string, number>
}

/** One day of a group of words, by UTC hour. */
export interface WordsHours {
  day: number
  /** Sessions without an answer: 24 counts. */
  hours: number[]
}

/** So many searches without an answer a report lists. */
export const MOST_UNANSWERED = 1000

/** What a report is made of. */
export interface ReportRows {
  days: readonly TallyRow[]
  locales: readonly TallyRow[]
  topics: readonly TallyRow[]
  surfaces: readonly TallyRow[]
  guides: readonly TallyRow[]
  unanswered: Unanswered
}

/**
 * The division: a metric's two numbers and their quotient; null, never 0, when there is nothing to divide by.
 * @example figureOf('csat', { ratings_positive: 3, ratings: 4 }) // => { metric: 'csat', of: 3, over: 4, value: 0.75 }
 */
export function figureOf(metric: Metric, counts: TallyCounts): Figure {
  const [of, over] = [counts[METRICS[metric].of] ?? 0, counts[METRICS[metric].over] ?? 0]
  return { metric, of, over, value: over === 0 ? null : of / over }
}

/** A time's percentiles, and how many were timed. */
export function timeOf(time: Time, counts: Partial<Counts>): TimeFigure {
  const { bounds } = TIMES[time]
  const over = [...bounds, 0].reduce<number>((sum, _, place) => sum + (counts[bucketName(time, place)] ?? 0), 0)
  const [median, p90] = [percentile(time, 0.5, counts), percentile(time, 0.9, counts)]
  const known = (value: number | null) => (value === Number.POSITIVE_INFINITY ? (bounds.at(-1) ?? null) : value)
  return { over, median: known(median), p90: known(p90), isBeyond: median === Number.POSITIVE_INFINITY }
}

const Z = 1.959964

/**
 * The 95 % interval of a share by Wilson (1927): what it may be when so many were counted. A ranking by its lower bound
 * does not put one vote of one before ninety of a hundred. Null when nothing was counted.
 * @example wilson(1, 1) // => { low: 0.21, high: 1 }
 */
export function wilson(of: number, over: number): { low: number; high: number } | null {
  if (over === 0) return null
  const share = of / over
  const middle = share + Z ** 2 / (2 * over)
  const reach = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * over)) / over)
  const scale = 1 + Z ** 2 / over
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) }
}

/** The whole report on a question, from the store's rows. */
export function makeReport(question: Question, rows: ReportRows, privacyThreshold: number): Report {
  const counts = addUp([...rows.days, ...rows.guides])
  return {
    from: dayText(question.from),
    to: dayText(question.to),
    locale: question.locale,
    topic: question.topic,
    surface: question.surface,
    counts: Object.fromEntries(TALLIES.map((tally) => [tally, counts[tally]])) as Record<Tally, number>,
    figures: Object.fromEntries(
      (Object.keys(METRICS) as Metric[]).map((metric) => [metric, figureOf(metric, counts)]),
    ) as Record<Metric, Figure>,
    times: Object.fromEntries((Object.keys(TIMES) as Time[]).map((time) => [time, timeOf(time, counts)])) as Record<
      Time,
      TimeFigure
    >,
    outcomes: SESSION_OUTCOMES.map(({ outcome }) => ({ outcome, sessions: counts[outcome] })),
    funnel: FUNNEL.map((step) => ({ step, searches: counts[step] })),
    unansweredKinds: UNANSWERED_KINDS.map((kind) => ({ kind, searches: counts[kind] })),
    rungs: RUNGS.map((rung) => ({ rung, searches: counts[`rung_${rung}`] })),
    days: everyDay(question, rows.days),
    locales: groupsBy(rows.locales, ({ locale }) => locale).map(({ name, counts, all }) => ({
      locale: name,
      counts,
      ...bounds(counts),
      firstResponse: timeOf('first_response', all),
      resolution: timeOf('resolution', all),
    })),
    topics: groupsBy(rows.topics, ({ subject }) => subject).map(({ name, counts }) => ({
      topic: name,
      counts,
      ...bounds(counts),
    })),
    surfaces: groupsBy(rows.surfaces, ({ part }) => part).map(({ name, counts }) => ({
      surface: name,
      counts,
      ...bounds(counts),
    })),
    unanswered: rows.unanswered.rows.map(({ words: _, ...group }) => group),
    unlisted: rows.unanswered.unlisted,
    withheld: { threshold: privacyThreshold, ...rows.unanswered.withheld },
  }
}

const bounds = (counts: TallyCounts) => ({
  from: figureOf('deflection_from', counts),
  to: figureOf('deflection_to', counts),
})

/** Counts without zeros and without buckets, as they are sent. */
export function sent(counts: Partial<Counts>): TallyCounts {
  return Object.fromEntries(TALLIES.flatMap((tally) => (counts[tally] ? [[tally, counts[tally]]] : [])))
}

function everyDay({ from, to }: Question, rows: readonly TallyRow[]): Report['days'] {
  const byDay = Map.groupBy(rows, ({ day }) => day)
  return Array.from({ length: to - from + 1 }, (_, place) => ({
    day: dayText(from + place),
    counts: sent(addUp(byDay.get(from + place) ?? [])),
  }))
}

/** Rows added up by a name, most help sessions first. */
function groupsBy(rows: readonly TallyRow[], nameOf: (row: TallyRow) => string) {
  return [...Map.groupBy(rows, nameOf)]
    .map(([name, group]) => {
      const all = addUp(group)
      return { name, all, counts: sent(all) }
    })
    .sort((a, b) => b.all.help_sessions - a.all.help_sessions || (a.name < b.name ? -1 : 1))
}
