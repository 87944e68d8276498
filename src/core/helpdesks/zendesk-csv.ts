import { z } from 'zod'
import type { Offsets } from '../moment.ts'
import type { Reading } from '../ticket.ts'
import { number, problemOf, readingOf, zonedMoment } from './reading.ts'
import { SOLVED, secondsOf, zendeskChannel, zendeskScore } from './zendesk.ts'

/**
 * A line of Zendesk's CSV export. Its times are by the clocks of the account's time zone, without an offset.
 * Columns: support.zendesk.com, "Exporting data to a JSON, CSV, or XML file".
 */

export const ZENDESK_COLUMNS = {
  required: ['Id', 'Status', 'Via', 'Tags', 'Created at', 'Updated at', 'Solved at'],
  others: [
    'Satisfaction Score',
    'First reply time in minutes',
    'First reply time in minutes within business hours',
    'Full resolution time in minutes within business hours',
  ],
} as const

const MINUTES = 'must be a number of minutes, or empty. Correct the cell.'
const minutes = z
  .string()
  .default('')
  .transform((text, context) => {
    const trimmed = text.trim()
    if (trimmed === '' || trimmed === '-') return null
    const value = Number(trimmed)
    if (Number.isFinite(value) && value >= 0) return value
    context.addIssue({ code: 'custom', message: MINUTES })
    return z.NEVER
  })
const cell = z.string().default('')

/** Makes the reader of lines whose times are by the clocks of a zone. */
export function zendeskCsvReader(zone: Offsets): (record: unknown) => Reading {
  const moment = zonedMoment(zone, 'must be a time such as 2026-11-23 10:00, or with an offset. Correct the cell.')
  const required = moment.transform((at, context) => {
    if (at !== null) return at
    context.addIssue({ code: 'custom', message: 'must not be empty. Correct the cell.' })
    return z.NEVER
  })
  const line = z.object({
    Id: number,
    Status: cell,
    Via: cell,
    Tags: cell,
    'Created at': required,
    'Updated at': required,
    'Solved at': moment,
    'Satisfaction Score': cell,
    'First reply time in minutes': minutes,
    'First reply time in minutes within business hours': minutes,
    'Full resolution time in minutes within business hours': minutes,
  })
  return (record) => {
    const read = line.safeParse(record)
    if (!read.success) return problemOf(read.error)
    const { data } = read
    const status = data.Status.trim().toLowerCase()
    if (status === 'deleted') return { leftOut: 'deleted' }
    const isSolved = SOLVED.has(status)
    const createdAt = data['Created at']
    const responseSeconds = secondsOf(data['First reply time in minutes'])
    return readingOf(
      {
        number: String(data.Id),
        channel: zendeskChannel(data.Via),
        locale: '',
        categories: data.Tags.split(/[\s,]+/).filter((tag) => tag !== ''),
        created_at: createdAt,
        updated_at: data['Updated at'],
        first_response_at: responseSeconds === null ? null : createdAt + responseSeconds * 1000,
        first_response_seconds: responseSeconds,
        first_response_business_seconds: secondsOf(data['First reply time in minutes within business hours']),
        solved_at: isSolved ? (data['Solved at'] ?? data['Updated at']) : null,
        resolution_business_seconds: isSolved
          ? secondsOf(data['Full resolution time in minutes within business hours'])
          : null,
        score: zendeskScore(data['Satisfaction Score']),
      },
      isSolved && data['Solved at'] === null
        ? 'Solved without a "Solved at", so that the last change stands for it'
        : '',
    )
  }
}
