import { SURFACES } from './vocabulary.ts'

/** What is asked of the ledger, read from an address or a command line. */

/** Which sessions are asked about: those that began on a UTC day from `from` to `to`, both included. */
export interface Question {
  /** Days since 1970-01-01. */
  from: number
  to: number
  /** Null for all. */
  locale: string | null
  topic: string | null
  surface: string | null
}

/** The question about everybody who came from one day to another. */
export function everybody(from: number, to: number): Question {
  return { from, to, locale: null, topic: null, surface: null }
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

/** The named periods, each so many days up to today. */
export const PERIOD_DAYS = { today: 1, week: 7, month: 28, quarter: 91 } as const

/** The longest period that is answered at once. */
export const LONGEST_PERIOD = 1100

/** A question, or what is wrong with it and how to mend it. */
export type ReadQuestion = { question: Question } | { problem: string }

/** What may be asked, each as text; empty or absent for the usual. */
export type AskedText = Readonly<Record<'from' | 'to' | 'locale' | 'topic' | 'surface', string | undefined>>

/** What a locale and a topic may be. */
export interface Known {
  locales: readonly string[]
  topics: readonly string[]
}

/**
 * Reads a question; without days the last 28 up to today.
 * @example readQuestion({ from: '2026-11-01', to: '2026-11-30', locale: 'es', … }, known, today)
 */
export function readQuestion(asked: AskedText, known: Known, today: number): ReadQuestion {
  const to = asked.to ? parseDay(asked.to) : today
  if (to === null) return { problem: `"to" is "${asked.to}", which is not a day. Write it as 2026-11-30.` }
  const from = asked.from ? parseDay(asked.from) : to - PERIOD_DAYS.month + 1
  if (from === null) return { problem: `"from" is "${asked.from}", which is not a day. Write it as 2026-11-01.` }
  if (from > to) return { problem: `"from" (${dayText(from)}) is after "to" (${dayText(to)}). Exchange them.` }
  if (to - from >= LONGEST_PERIOD)
    return { problem: `The period is longer than ${LONGEST_PERIOD} days. Ask for a shorter one.` }
  const { locale, topic, surface } = asked
  if (locale && !known.locales.includes(locale))
    return { problem: `Locale "${locale}" is not published. Choose one of ${known.locales.join(', ')}.` }
  if (topic && !known.topics.includes(topic))
    return { problem: `Topic "${topic}" does not exist. Choose one of ${known.topics.join(', ')}.` }
  if (surface && !SURFACES.some((name) => name === surface))
    return { problem: `Surface "${surface}" does not exist. Choose one of ${SURFACES.join(', ')}.` }
  return { question: { from, to, locale: locale || null, topic: topic || null, surface: surface || null } }
}
