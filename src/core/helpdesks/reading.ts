import { z } from 'zod'
import { NO_ZONE, type Offsets, readMoment } from '../moment.ts'
import { type Reading, type TicketFacts, timesProblem } from '../ticket.ts'

/** What every helpdesk's reader shares: fields of an export, and how a record that is wrong is told. */

const SECOND = 1000

const NUMBER = 'must be the number of a ticket. Is this an export of another kind, or of another helpdesk?'
/** A helpdesk's number of a ticket. */
export const number = z.union([z.int(), z.string().trim().min(1, NUMBER)], { error: NUMBER })

const ISO = 'must be a time with its offset, such as 2026-11-23T10:00:00Z. Export it again, or correct the time.'
/** ISO 8601 with an offset, to ms since the epoch. */
export const isoMoment = z.string({ error: ISO }).transform((text, context) => toMoment(text, NO_ZONE, ISO, context))

/** A time by the clocks of a zone, or with an offset of its own; empty is null. */
export function zonedMoment(zone: Offsets | null, form: string) {
  return z.string({ error: form }).transform((text, context) => {
    const trimmed = text.trim()
    return trimmed === '' ? null : toMoment(trimmed, zone, form, context)
  })
}

function toMoment(text: string, zone: Offsets | null, message: string, context: z.RefinementCtx): number {
  const at = readMoment(text, zone)
  if (at !== null && at >= 0) return at
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

const EPOCH = 'must be a time in seconds since 1970, such as 1795424400. Export it again, or correct the time.'
/** Seconds since the epoch, to ms; a fraction is kept. */
export const epochMoment = z
  .number({ error: EPOCH })
  .min(1, EPOCH)
  .max(1e10, EPOCH)
  .transform((seconds) => Math.round(seconds * SECOND))

/** Seconds since the epoch, to ms; 0, null and nothing are null, for so helpdesks write what has not happened. */
export const epochMomentOrNone = z
  .number({ error: EPOCH })
  .max(1e10, EPOCH)
  .nullish()
  .transform((seconds) => (seconds ? Math.round(seconds * SECOND) : null))

const SCORE = 'must be a rating from 1 to 5, or empty. Correct it.'
export const score = z.int({ error: SCORE }).min(1, SCORE).max(5, SCORE).nullable()

/** Facts as a reading: a note that says what was supplied for want of something better, or what is wrong with the times. */
export function readingOf(facts: TicketFacts, note = ''): Reading {
  const wrong = timesProblem(facts)
  return wrong === null ? { facts, note } : { problem: `The ticket ${wrong}` }
}

/** The first thing that is wrong with a record, by its field. */
export function problemOf(error: z.ZodError): Reading {
  const issue = error.issues[0]
  const field = issue?.path.map(String).join('.') ?? ''
  const message = issue?.message.replace(
    /^Invalid input: (.*)/,
    'is not as it should be ($1). Export it again, or correct it.',
  )
  return { problem: field === '' ? `The record ${message}` : `"${field}" ${message}` }
}

/** The message of a record that is not even an object. */
export const NOT_AN_OBJECT = 'is not an object with fields. Is this an export of another kind?'
