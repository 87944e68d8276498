import { z } from 'zod'
import { parseSpan } from './hours.ts'

/** The hours in which chats are answered, as an operator writes them in `src/site.config.ts`. */

/** A text that one of our own readers takes, else with what that reader says. */
const readBy = (read: (text: string) => unknown) =>
  z.string().check((context) => {
    try {
      read(context.value)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      context.issues.push({ code: 'custom', input: context.value, message })
    }
  })

/** Spans of a day as "HH:MM-HH:MM"; "24:00" is the day's end, and one that closes before it opens runs past midnight. */
const spans = z.array(readBy(parseSpan))

const timeZone = readBy((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw new Error(`There is no time zone "${zone}". Write one such as "Europe/Madrid", or "UTC".`)
  }
})

/** A day of the calendar as "YYYY-MM-DD", or as "MM-DD" for every year. */
const day = readBy((text) => {
  const date = text.length === 5 ? `2024-${text}` : text
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date)
    throw new Error(`"${text}" is no day of the calendar. Write "2026-12-24", or "12-24" for every year.`)
})

const dayException = z
  .strictObject({
    /** The first and the last day, both with their year or both without; of those without, the last may be in the next year. */
    from: day,
    to: day,
    /** Instead of the week's; empty: closed. */
    spans,
  })
  .check(({ value: { from, to }, issues }) => {
    const fail = (message: string) => issues.push({ code: 'custom', input: { from, to }, message })
    if (from.length !== to.length)
      fail(`"${from}" and "${to}" do not go together. Write both with a year or both without.`)
    else if (from.length > 5 && from > to) fail(`"${from}" is after "${to}". Exchange them.`)
  })

export const openingHours = z.strictObject({
  locales: z.array(z.string()).min(1, 'These hours are for no language. Name one, or take the entry out.'),
  /** The topics these hours are for; empty for every topic that no other entry of the language names. */
  topics: z.array(z.string()),
  /** An IANA time zone: the times are meant there, daylight saving included. */
  timeZone,
  /** By day as ISO 8601 counts them: 1 is Monday. A day left out is closed. */
  weekly: z.strictObject({
    1: spans.optional(),
    2: spans.optional(),
    3: spans.optional(),
    4: spans.optional(),
    5: spans.optional(),
    6: spans.optional(),
    7: spans.optional(),
  }),
  /** Days that differ from the week, such as holidays; the first that fits counts. */
  exceptions: z.array(dayException),
})
