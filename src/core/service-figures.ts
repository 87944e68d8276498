import type { Categories, ServiceReport } from './answers.ts'
import { dayText, type Question } from './question.ts'
import { figureOf, sent, timeOf } from './rate.ts'
import { addUp, type Counts, type TallyRow } from './tallies.ts'

/** What people did for clients: cases asked for and solved, how long both took, and what was left to do. */

export const SERVICE_FIGURES = ['solved_to_new', 'csat', 'chat_share'] as const
/** Each in calendar time, and then within business hours. */
export const SERVICE_TIMES = ['first_response', 'first_response_business', 'resolution', 'resolution_business'] as const
export type ServiceTime = (typeof SERVICE_TIMES)[number]

/** What the figures are made of. */
export interface ServiceRows {
  /** By day and channel, from the beginning of the ledger to the last day of the period. */
  ever: readonly TallyRow[]
  /** By locale, of the period. */
  locales: readonly TallyRow[]
  /** By day and channel, of the period, for each topic. */
  topics: ReadonlyMap<string, readonly TallyRow[]>
}

const MOST_CATEGORIES = 5

/** The service figures of a question. */
export function makeServiceReport(question: Question, { ever, locales, topics }: ServiceRows): ServiceReport {
  const { from, to, locale, topic } = question
  const inPeriod = ever.filter(({ day }) => day >= from)
  const before = backlogOf(ever.filter(({ day }) => day < from))
  const daily = everyDay(from, to, inPeriod, before)
  return {
    from: dayText(from),
    to: dayText(to),
    locale,
    topic,
    ...figuresOf(addUp(inPeriod)),
    backlog: { before, end: daily.at(-1)?.backlog ?? before },
    days: daily,
    peak: peakOf(inPeriod),
    channels: [...Map.groupBy(inPeriod, ({ part }) => part)]
      .map(([channel, rows]) => ({
        channel,
        ...figuresOf(addUp(rows)),
        categories: categoriesOf(channel, inPeriod, topics),
      }))
      .sort((a, b) => (b.counts.cases ?? 0) - (a.counts.cases ?? 0) || (a.channel < b.channel ? -1 : 1)),
    locales: [...Map.groupBy(locales, (row) => row.locale)]
      .map(([name, rows]) => ({ locale: name, ...figuresOf(addUp(rows)) }))
      .filter(({ counts }) => (counts.cases ?? 0) + (counts.solved_on_day ?? 0) > 0)
      .sort((a, b) => (b.counts.cases ?? 0) - (a.counts.cases ?? 0) || (a.locale < b.locale ? -1 : 1)),
  }
}

/**
 * Cases that are not solved: those asked for, less those solved.
 * @param rows from the beginning of the ledger
 */
export function backlogOf(rows: readonly TallyRow[]): number {
  const { cases, solved_on_day } = addUp(rows)
  return cases - solved_on_day
}

/** The day with most cases, the first of several; null when there was none. */
export function peakOf(rows: readonly TallyRow[]): ServiceReport['peak'] {
  const days = [...Map.groupBy(rows, ({ day }) => day)].map(([day, of]) => ({ day, opened: addUp(of).cases }))
  const [most] = days.sort((a, b) => b.opened - a.opened || a.day - b.day)
  return most && most.opened > 0 ? { day: dayText(most.day), opened: most.opened } : null
}

/** The five largest topics of a channel's cases; null when no case has one. */
export function categoriesOf(
  channel: string,
  whole: readonly TallyRow[],
  topics: ReadonlyMap<string, readonly TallyRow[]>,
): Categories | null {
  const casesOf = (rows: readonly TallyRow[]) => addUp(rows.filter(({ part }) => part === channel)).cases
  const top = [...topics]
    .map(([category, rows]) => ({ category, count: casesOf(rows) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1))
  const over = casesOf(whole)
  return over === 0 || top.length === 0 ? null : { over, top: top.slice(0, MOST_CATEGORIES) }
}

function figuresOf(counts: Counts) {
  return {
    counts: sent(counts),
    figures: Object.fromEntries(
      SERVICE_FIGURES.map((name) => [name, figureOf(name, counts)]),
    ) as ServiceReport['figures'],
    times: Object.fromEntries(SERVICE_TIMES.map((name) => [name, timeOf(name, counts)])) as ServiceReport['times'],
  }
}

function everyDay(from: number, to: number, rows: readonly TallyRow[], before: number): ServiceReport['days'] {
  const byDay = Map.groupBy(rows, ({ day }) => day)
  let backlog = before
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const { cases: opened, solved_on_day: solved } = addUp(byDay.get(from + place) ?? [])
    backlog += opened - solved
    return { day: dayText(from + place), opened, solved, backlog }
  })
}
