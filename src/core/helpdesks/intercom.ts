import { z } from 'zod'
import type { Reading } from '../ticket.ts'
import { epochMoment, epochMomentOrNone, NOT_AN_OBJECT, number, problemOf, readingOf, score } from './reading.ts'

/**
 * A conversation as Intercom's API lists and searches them. Durations in `statistics` leave out what is outside
 * business hours; the calendar's are taken from its times. Fields: developers.intercom.com, "Conversation".
 */

const seconds = z.int().nonnegative().nullish()

const statistics = z.object({
  first_contact_reply_at: epochMomentOrNone,
  first_admin_reply_at: epochMomentOrNone,
  last_close_at: epochMomentOrNone,
  time_to_admin_reply: seconds,
  time_to_last_close: seconds,
})

const conversation = z.object(
  {
    id: number,
    created_at: epochMoment,
    updated_at: epochMoment,
    state: z.string().nullish(),
    source: z.object({ type: z.string().nullish() }).nullish(),
    tags: z.object({ tags: z.array(z.object({ name: z.string() })).nullish() }).nullish(),
    topics: z.object({ topics: z.array(z.object({ name: z.string().nullish() })).nullish() }).nullish(),
    custom_attributes: z.record(z.string(), z.unknown()).nullish(),
    conversation_rating: z.object({ rating: score.nullish() }).nullish(),
    statistics: statistics.nullish(),
  },
  { error: NOT_AN_OBJECT },
)

/** The rest of the source types are answered as they come. */
const TICKETS = new Set(['email', 'phone_call', 'phone_switch'])
/** Custom attributes whose values are categories; the others may hold anything, a client's words among it. */
const CATEGORY = /categor|topic|issue|reason/i
const BY_LAST_CHANGE =
  'Closed at a time that the export does not tell, so that the last change stands for it (export with statistics)'

/** Reads one conversation. */
export function readIntercom(record: unknown): Reading {
  const read = conversation.safeParse(record)
  if (!read.success) return problemOf(read.error)
  const { data } = read
  const isClosed = data.state === 'closed'
  const figures = data.statistics
  const responseAt = figures?.first_admin_reply_at ?? null
  // A conversation that the team began waits for the client first.
  const askedAt = figures?.first_contact_reply_at ?? data.created_at
  return readingOf(
    {
      number: String(data.id),
      channel: TICKETS.has(data.source?.type ?? '') ? 'ticket' : 'chat',
      // Intercom keeps a language with the contact, not with the conversation.
      locale: '',
      categories: categoriesOf(data),
      created_at: data.created_at,
      updated_at: data.updated_at,
      first_response_at: responseAt,
      first_response_seconds: responseAt === null ? null : Math.max(0, Math.round((responseAt - askedAt) / 1000)),
      first_response_business_seconds: figures?.time_to_admin_reply ?? null,
      solved_at: isClosed ? (figures?.last_close_at ?? data.updated_at) : null,
      resolution_business_seconds: isClosed ? (figures?.time_to_last_close ?? null) : null,
      score: data.conversation_rating?.rating ?? null,
    },
    isClosed && !figures?.last_close_at ? BY_LAST_CHANGE : '',
  )
}

function categoriesOf({ tags, topics, custom_attributes }: z.infer<typeof conversation>): string[] {
  const attributes = Object.entries(custom_attributes ?? {}).flatMap(([name, value]) =>
    CATEGORY.test(name) && typeof value === 'string' ? [value] : [],
  )
  return [
    ...(tags?.tags ?? []).map(({ name }) => name),
    ...(topics?.topics ?? []).flatMap(({ name }) => name ?? []),
    ...attributes,
  ]
}
