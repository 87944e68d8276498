import { dayText, LONGEST_PERIOD, parseDay } from '../../core/question.ts'
import { dayOf } from '../../core/session-id.ts'

/** What the address asks to see: a period and a locale. Days are UTC days, as the ledger counts them. */
export interface Asked {
  period: Period | 'custom'
  from: string
  to: string
  /** Empty for all. */
  locale: string
}

/** The named periods, each so many days up to today. */
const DAYS = { today: 1, week: 7, month: 28, quarter: 91 } as const
export type Period = keyof typeof DAYS
export const PERIODS = ['today', 'week', 'month', 'quarter'] as const satisfies Period[]

/**
 * Reads `?period=` or `?from=&to=`, and `?in=` (`?locale=` is the language of the screen); what cannot be read is as
 * if it were not there, and the usual period is 28 days.
 * @example readAsked('?period=week&in=es', ['en', 'es'], now) // => { period: 'week', from: '2026-11-17', to: '2026-11-23', locale: 'es' }
 */
export function readAsked(search: string, locales: readonly string[], now: number): Asked {
  const parameters = new URLSearchParams(search)
  const locale = locales.find((published) => published === parameters.get('in')) ?? ''
  const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? '']
  const [first, last] = [parseDay(from), parseDay(to)]
  if (first !== null && last !== null && first <= last) return { period: 'custom', from, to, locale }
  const period = PERIODS.find((named) => named === parameters.get('period')) ?? 'month'
  const today = dayOf(now)
  return { period, from: dayText(today - DAYS[period] + 1), to: dayText(today), locale }
}

/**
 * The address that asks for this; parameters of others are kept.
 * @example writeAsked({ period: 'week', …, locale: '' }, '?locale=ar') // => '?locale=ar&period=week'
 */
export function writeAsked({ period, from, to, locale }: Asked, search: string): string {
  const parameters = new URLSearchParams(search)
  for (const name of ['period', 'from', 'to', 'in']) parameters.delete(name)
  if (period === 'custom') {
    parameters.set('from', from)
    parameters.set('to', to)
  } else parameters.set('period', period)
  if (locale !== '') parameters.set('in', locale)
  return `?${parameters}`
}

/** The period of the same length that ended the day before. */
export function before(asked: Asked): Asked {
  const [first, last] = [parseDay(asked.from) ?? 0, parseDay(asked.to) ?? 0]
  return { ...asked, period: 'custom', from: dayText(first - (last - first) - 1), to: dayText(first - 1) }
}

/** Whether figures are those that are asked for. */
export function isOf(asked: Asked, figures: { from: string; to: string; locale: string | null }): boolean {
  return figures.from === asked.from && figures.to === asked.to && (figures.locale ?? '') === asked.locale
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
