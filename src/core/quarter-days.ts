import { dayText } from './question.ts'

/** The calendar of the quarterly report, in UTC days. */

export interface Quarter {
  /** Such as "2026-Q3". */
  name: string
  /** Its first and last UTC day, both included, as days since 1970-01-01. */
  from: number
  to: number
  /** The quarter before, and the one before that. */
  before: readonly [string, string]
}

/** A quarter read from text, or what is wrong with the text and how to mend it. */
export type ReadQuarter = { quarter: Quarter } | { problem: string }

/** An earlier year is a slip of the hand. */
const FIRST_YEAR = 2009

/**
 * Reads a quarter's name.
 * @example quarterOf('2026-Q3') // => { quarter: { name: '2026-Q3', from: 20635, to: 20726, before: ['2026-Q2', '2026-Q1'] } }
 */
export function quarterOf(text: string): ReadQuarter {
  const match = /^(\d{4})-Q([1-4])$/i.exec(text.trim())
  const [, year = '', number = ''] = match ?? []
  if (!match || Number(year) < FIRST_YEAR)
    return { problem: `"${text}" is not a quarter. Write a year and Q1 to Q4, such as 2026-Q3.` }
  const place = placeOf(Number(year), Number(number))
  return {
    quarter: {
      name: nameAt(place),
      from: firstDayAt(place),
      to: firstDayAt(place + 1) - 1,
      before: [nameAt(place - 1), nameAt(place - 2)],
    },
  }
}

/**
 * The twelve months that end with a quarter, oldest first.
 * @example trailingMonths(quarter).at(-1) // => '2026-09'
 */
export function trailingMonths({ to }: Pick<Quarter, 'to'>): string[] {
  const last = new Date(to * DAY)
  return Array.from({ length: 12 }, (_, place) =>
    dayText(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - 11 + place) / DAY).slice(0, 7),
  )
}

/**
 * Where a quarter's report is read, after the locale.
 * @example reportPath('2026-Q3') // => 'reports/2026-q3/'
 */
export function reportPath(quarter: string): string {
  return `reports/${quarter.toLowerCase()}/`
}

const DAY = 86_400_000

/** Quarters counted from the year 0, so that one more or less crosses the year by itself. */
function placeOf(year: number, number: number): number {
  return year * 4 + number - 1
}

function nameAt(place: number): string {
  return `${Math.floor(place / 4)}-Q${(place % 4) + 1}`
}

function firstDayAt(place: number): number {
  return Date.UTC(Math.floor(place / 4), (place % 4) * 3) / DAY
}
