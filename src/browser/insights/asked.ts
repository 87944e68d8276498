import { dayText, LONGEST_PERIOD, PERIOD_DAYS, parseDay } from '../../core/question.ts'
import { dayOf } from '../../core/session-id.ts'
import { SURFACES } from '../../core/vocabulary.ts'

/** What the address asks to see: a period, what it is compared with, and which part of the readers. Days are UTC days, as the ledger counts them. */
export interface Asked {
  period: Period | 'custom'
  from: string
  to: string
  /** Each empty for all. */
  locale: string
  topic: string
  surface: string
  compare: Compare
}

/** The period just before, or the same days of the year before. */
export type Compare = 'before' | 'year'

export type Period = keyof typeof PERIOD_DAYS
export const PERIODS = ['today', 'week', 'month', 'quarter'] as const satisfies Period[]

/**
 * Reads `?period=` or `?from=&to=`, `?in=` (`?locale=` is the language of the screen), `?topic=`, `?surface=` and
 * `?vs=year`; what cannot be read is as if it were not there, and the usual period is 28 days.
 * @example readAsked('?period=week&in=es', known, now) // => { period: 'week', from: '2026-11-17', to: '2026-11-23', locale: 'es', … }
 */
export function readAsked(
  search: string,
  known: { locales: readonly string[]; topics: readonly string[] },
  now: number,
): Asked {
  const parameters = new URLSearchParams(search)
  const among = (name: string, names: readonly string[]) => names.find((each) => each === parameters.get(name)) ?? ''
  const locale = among('in', known.locales)
  const [topic, surface] = [among('topic', known.topics), among('surface', SURFACES)]
  const compare = parameters.get('vs') === 'year' ? 'year' : 'before'
  const part = { locale, topic, surface, compare } as const
  const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? '']
  const [first, last] = [parseDay(from), parseDay(to)]
  // Days in the wrong order mean the same period.
  if (first !== null && last !== null)
    return { period: 'custom', ...(first <= last ? { from, to } : { from: to, to: from }), ...part }
  const period = PERIODS.find((named) => named === parameters.get('period')) ?? 'month'
  const today = dayOf(now)
  return { period, from: dayText(today - PERIOD_DAYS[period] + 1), to: dayText(today), ...part }
}

/**
 * The address that asks for this; parameters of others are kept.
 * @example writeAsked({ period: 'week', …, locale: '' }, '?locale=ar') // => '?locale=ar&period=week'
 */
export function writeAsked({ period, from, to, locale, topic, surface, compare }: Asked, search: string): string {
  const parameters = new URLSearchParams(search)
  for (const name of ['period', 'from', 'to', 'in', 'topic', 'surface', 'vs']) parameters.delete(name)
  if (period === 'custom') {
    parameters.set('from', from)
    parameters.set('to', to)
  } else parameters.set('period', period)
  if (locale !== '') parameters.set('in', locale)
  if (topic !== '') parameters.set('topic', topic)
  if (surface !== '') parameters.set('surface', surface)
  if (compare === 'year') parameters.set('vs', compare)
  return `?${parameters}`
}

/** What a period is compared with: as many days up to the day before it, or the same days of the year before. */
export function before(asked: Asked): Asked {
  if (asked.compare === 'year')
    return { ...asked, period: 'custom', from: yearBefore(asked.from), to: yearBefore(asked.to) }
  const [first, last] = [parseDay(asked.from) ?? 0, parseDay(asked.to) ?? 0]
  return { ...asked, period: 'custom', from: dayText(first - (last - first) - 1), to: dayText(first - 1) }
}

/** The 29th of February has the 28th before it. */
function yearBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate()
  return dayText(Date.UTC(year - 1, month - 1, Math.min(date, last)) / 86_400_000)
}

/** How many days a period has. */
export function daysOf({ from, to }: Asked): number {
  return (parseDay(to) ?? 0) - (parseDay(from) ?? 0) + 1
}

/** Whether a period is longer than the server answers at once. */
export function isTooLong(asked: Asked): boolean {
  return daysOf(asked) > LONGEST_PERIOD
}

/** Whether today's events change the figures of a period. */
export function hasToday({ from, to }: Asked, now: number): boolean {
  const today = dayText(dayOf(now))
  return from <= today && today <= to
}
