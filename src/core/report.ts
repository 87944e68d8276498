import {
  FUNNEL,
  METRICS,
  type Metric,
  SESSION_OUTCOMES,
  type SessionOutcome,
  TALLIES,
  type Tally,
  UNANSWERED_KINDS,
} from './metrics.ts'

/** Tallies in, report out: periods, sums, and the one division of the product. */

/** Which sessions are asked about: those that began on a UTC day from `from` to `to`, both included. */
export interface Question {
  /** Days since 1970-01-01. */
  from: number
  to: number
  /** Null for all locales. */
  locale: string | null
}

/** The counts of one day and locale; a tally that is left out is 0. */
export interface TallyRow {
  day: number
  locale: string
  counts: Partial<Record<Tally, number>>
}

/** Unanswered searches of one locale that use the same words, as the store groups them. */
export interface UnansweredRow {
  locale: string
  words: string
  /** The query most sessions typed. */
  query: string
  sessions: number
  searches: number
  kinds: Record<(typeof UNANSWERED_KINDS)[number], number>
  /** Sessions by what came after the search: a handoff, else another search, else nothing. */
  contacted: number
  searchedAgain: number
  left: number
}

export type Counts = Record<Tally, number>

/** A rate with both its numbers; `value` is null when there is nothing to divide by. */
export interface Figure {
  metric: Metric
  of: number
  over: number
  value: number | null
}

export interface Report {
  from: string
  to: string
  locale: string | null
  counts: Counts
  figures: Record<Metric, Figure>
  outcomes: { outcome: SessionOutcome; sessions: number }[]
  funnel: { step: (typeof FUNNEL)[number]; searches: number }[]
  unansweredKinds: { kind: (typeof UNANSWERED_KINDS)[number]; searches: number }[]
  /** The deflection interval and its counts, day by day, days without sessions included. */
  days: { day: string; intent: number; confirmed: number; helped: number }[]
  /** The same by locale, most sessions first. */
  locales: { locale: string; counts: Counts; from: Figure; to: Figure }[]
  unanswered: UnansweredGroup[]
  /** Unanswered searches whose words too few sessions used for their text to be shown. */
  withheld: { threshold: number; groups: number; searches: number }
}

export type UnansweredGroup = Omit<UnansweredRow, 'words'>

/**
 * The division: a metric's two numbers and their quotient; null, never 0, when there is nothing to divide by.
 * @example figureOf('csat', { ratings_positive: 3, ratings: 4, … }) // => { metric: 'csat', of: 3, over: 4, value: 0.75 }
 */
export function figureOf(metric: Metric, counts: Counts): Figure {
  const { of, over } = METRICS[metric]
  return { metric, of: counts[of], over: counts[over], value: counts[over] === 0 ? null : counts[of] / counts[over] }
}

/** Adds up rows, so that the whole is always the sum of its parts. */
export function addUp(rows: readonly TallyRow[]): Counts {
  const total = Object.fromEntries(TALLIES.map((tally) => [tally, 0])) as Counts
  for (const { counts } of rows) for (const tally of TALLIES) total[tally] += counts[tally] ?? 0
  return total
}

/** The whole report on a question, from the store's rows. */
export function makeReport(
  question: Question,
  rows: readonly TallyRow[],
  unanswered: readonly UnansweredRow[],
  privacyThreshold: number,
): Report {
  const asked = rows.filter((row) => question.locale === null || row.locale === question.locale)
  const counts = addUp(asked)
  const shown = unanswered.filter((row) => row.sessions >= privacyThreshold)
  const hidden = unanswered.filter((row) => row.sessions < privacyThreshold)
  return {
    from: dayText(question.from),
    to: dayText(question.to),
    locale: question.locale,
    counts,
    figures: Object.fromEntries(
      (Object.keys(METRICS) as Metric[]).map((metric) => [metric, figureOf(metric, counts)]),
    ) as Record<Metric, Figure>,
    outcomes: SESSION_OUTCOMES.map(({ outcome }) => ({ outcome, sessions: counts[outcome] })),
    funnel: FUNNEL.map((step) => ({ step, searches: counts[step] })),
    unansweredKinds: UNANSWERED_KINDS.map((kind) => ({ kind, searches: counts[kind] })),
    days: everyDay(question, asked),
    locales: byLocale(asked),
    unanswered: shown.map(({ words: _, ...group }) => group),
    withheld: {
      threshold: privacyThreshold,
      groups: hidden.length,
      searches: hidden.reduce((sum, row) => sum + row.searches, 0),
    },
  }
}

function everyDay(question: Question, rows: readonly TallyRow[]): Report['days'] {
  const days: Report['days'] = []
  for (let day = question.from; day <= question.to; day++) {
    const { intent, confirmed, helped } = addUp(rows.filter((row) => row.day === day))
    days.push({ day: dayText(day), intent, confirmed, helped })
  }
  return days
}

function byLocale(rows: readonly TallyRow[]): Report['locales'] {
  return [...new Set(rows.map((row) => row.locale))]
    .map((locale) => {
      const counts = addUp(rows.filter((row) => row.locale === locale))
      return { locale, counts, from: figureOf('deflection_from', counts), to: figureOf('deflection_to', counts) }
    })
    .sort((a, b) => b.counts.help_sessions - a.counts.help_sessions || a.locale.localeCompare(b.locale))
}

/**
 * A UTC day as text.
 * @example dayText(20780) // => '2026-11-23'
 */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/**
 * A UTC day from text, as days since 1970-01-01; null when it is no day of the calendar.
 * @example parseDay('2026-11-23') // => 20780
 */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at / 86_400_000
}

/** The longest period that is answered at once. */
export const LONGEST_PERIOD = 1100
const USUAL_PERIOD = 28

/** A question read from an address or a command line, or what is wrong with it and how to mend it. */
export type ReadQuestion = { question: Question } | { problem: string }

/**
 * Reads a question; without days the last 28 up to today.
 * @example readQuestion({ from: '2026-11-01', to: '2026-11-30', locale: 'es' }, ['en', 'es'], today)
 */
export function readQuestion(
  asked: { from: string | undefined; to: string | undefined; locale: string | undefined },
  locales: readonly string[],
  today: number,
): ReadQuestion {
  const to = asked.to ? parseDay(asked.to) : today
  if (to === null) return { problem: `"to" is "${asked.to}", which is not a day. Write it as 2026-11-30.` }
  const from = asked.from ? parseDay(asked.from) : to - USUAL_PERIOD + 1
  if (from === null) return { problem: `"from" is "${asked.from}", which is not a day. Write it as 2026-11-01.` }
  if (from > to) return { problem: `"from" (${dayText(from)}) is after "to" (${dayText(to)}). Exchange them.` }
  if (to - from >= LONGEST_PERIOD)
    return { problem: `The period is longer than ${LONGEST_PERIOD} days. Ask for a shorter one.` }
  const locale = asked.locale || null
  if (locale !== null && !locales.includes(locale))
    return { problem: `Locale "${locale}" is not published. Choose one of ${locales.join(', ')}.` }
  return { question: { from, to, locale } }
}
