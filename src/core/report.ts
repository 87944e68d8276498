import type { Figure, Report, TallyCounts, TimeFigure, UnansweredGroup } from './answers.ts'
import { contactFigures } from './contact-figures.ts'
import { FUNNEL, METRICS, type Metric } from './metrics.ts'
import { SESSION_OUTCOMES, UNANSWERED_KINDS } from './outcomes.ts'
import { dayText, type Question } from './question.ts'
import { figureOf, sent, timeOf } from './rate.ts'
import { addUp, TALLIES, type Tally, type TallyRow, TIMES, type Time } from './tallies.ts'
import { RUNGS } from './vocabulary.ts'

/** Tallies in, report out. */

/**
 * By what rows are told apart: by day and locale, by day alone, or, added up over the days, by locale, topic, surface,
 * guide, guide suggested at the contact form; by day and channel.
 */
export type Split = 'day' | 'date' | 'locale' | 'topic' | 'surface' | 'channel' | 'guide' | 'suggestion'

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

/** What became of a locale's searches with some words, that mean the same, over the days of a question. */
export interface MeaningSums {
  /** Sessions that searched any of the words, each once. */
  people: number
  /** Of `people`: those with an unanswered search of the words. */
  unserved: number
  /** Hours of days in which somebody's search of the words stayed unanswered first. */
  hours: number
  /** Sessions that searched the words, one for each of the words, and those of them whose search was answered. */
  asked: number
  answered: number
  /** Sessions with an unanswered search, one for each of the words, day by day of the question. */
  missed: number[]
  /** Handoffs after it, by topic. */
  topics: Record<string, number>
}

/** Sessions that asked these words after others: counted once when the words are counted together. */
export interface Repeats {
  after: readonly string[]
  asked: number
  missed: number
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
  suggestions: readonly TallyRow[]
  unanswered: Unanswered
}

/** The whole report on a question, from the store's rows. */
export function makeReport(question: Question, rows: ReportRows, privacyThreshold: number): Report {
  const counts = addUp([...rows.days, ...rows.guides, ...rows.suggestions])
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
    contact: contactFigures(counts, rows.suggestions),
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
      contact: {
        from: figureOf('contact_deflection_from', counts),
        to: figureOf('contact_deflection', counts),
      },
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
