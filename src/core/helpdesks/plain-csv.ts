import { z } from 'zod'
import { NO_ZONE } from '../moment.ts'
import type { Reading } from '../ticket.ts'
import { problemOf, readingOf, zonedMoment } from './reading.ts'

/** A line of our own plain table, for every helpdesk that can write one. */

export const PLAIN_COLUMNS = {
  required: ['id', 'channel', 'locale', 'category', 'created_at', 'first_response_at', 'solved_at', 'score'],
  others: ['updated_at'],
} as const

const FORM = 'must be a time with its offset, such as 2026-11-23T10:00:00+01:00. Correct the cell.'
const moment = zonedMoment(NO_ZONE, FORM)
const SCORE = 'must be a rating from 1 to 5, or empty. Correct the cell.'

const line = z.object({
  id: z.string().trim().min(1, 'must not be empty: write the number of the ticket.').max(200, 'must be shorter.'),
  channel: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(['chat', 'ticket'], { error: 'must be "chat" or "ticket". Correct the cell.' })),
  locale: z.string().trim(),
  category: z.string(),
  created_at: moment,
  first_response_at: moment,
  solved_at: moment,
  score: z
    .string()
    .trim()
    .regex(/^[1-5]?$/, SCORE)
    .transform((text) => (text === '' ? null : Number(text))),
  /** May be left out: then the file's own date counts. */
  updated_at: moment.default(null),
})

/** Makes the reader of lines; of two files the later one tells a ticket's newer state. */
export function plainCsvReader(fileDate: number): (record: unknown) => Reading {
  return (record) => {
    const read = line.safeParse(record)
    if (!read.success) return problemOf(read.error)
    const { id, category, created_at, ...same } = read.data
    if (created_at === null) return { problem: `"created_at" must not be empty. Write when the ticket was created.` }
    const responseAt = same.first_response_at
    return readingOf({
      ...same,
      number: id,
      categories: category.trim() === '' ? [] : [category],
      created_at,
      updated_at: same.updated_at ?? fileDate,
      first_response_seconds: responseAt === null ? null : Math.floor((responseAt - created_at) / 1000),
      first_response_business_seconds: null,
      resolution_business_seconds: null,
    })
  }
}
