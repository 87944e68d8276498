import { z } from 'zod'
import type { Reading } from '../ticket.ts'
import { epochMoment, epochMomentOrNone, NOT_AN_OBJECT, number, problemOf, readingOf, score } from './reading.ts'

/**
 * A conversation as Chatwoot's API lists them. It does not say when a conversation was resolved: its last activity,
 * which resolving is one of, stands for it. Fields: developers.chatwoot.com, "Conversations List".
 */

const rating = z.object({ rating: score.nullish() }).nullish()
const message = z.object({
  content_type: z.string().nullish(),
  content_attributes: z.object({ submitted_values: z.unknown() }).nullish().catch(null),
})
const submitted = z.object({ csat_survey_response: rating })

const conversation = z.object(
  {
    id: number,
    account_id: z.int().nullish(),
    created_at: epochMoment,
    updated_at: epochMomentOrNone,
    last_activity_at: epochMomentOrNone,
    first_reply_created_at: epochMomentOrNone,
    status: z.string().nullish(),
    labels: z.array(z.string()).nullish(),
    meta: z.object({ channel: z.string().nullish() }).nullish(),
    additional_attributes: z
      .object({ conversation_language: z.string().nullish(), browser_language: z.string().nullish() })
      .nullish(),
    csat_survey_response: rating,
    messages: z.array(message).nullish(),
  },
  { error: NOT_AN_OBJECT },
)

const TICKETS = new Set(['Channel::Email', 'Channel::Voice'])

/** Reads one conversation. */
export function readChatwoot(record: unknown): Reading {
  const read = conversation.safeParse(record)
  if (!read.success) return problemOf(read.error)
  const { data } = read
  const isResolved = data.status === 'resolved'
  const lastAt = data.last_activity_at ?? data.updated_at ?? data.created_at
  const responseAt = data.first_reply_created_at
  return readingOf({
    // Each account of an installation counts its conversations from 1.
    number: `${data.account_id ?? ''}/${data.id}`,
    channel: TICKETS.has(data.meta?.channel ?? '') ? 'ticket' : 'chat',
    locale: data.additional_attributes?.conversation_language ?? data.additional_attributes?.browser_language ?? '',
    categories: data.labels ?? [],
    created_at: data.created_at,
    updated_at: Math.max(lastAt, data.updated_at ?? 0),
    first_response_at: responseAt,
    first_response_seconds: responseAt === null ? null : Math.max(0, Math.round((responseAt - data.created_at) / 1000)),
    first_response_business_seconds: null,
    solved_at: isResolved ? lastAt : null,
    resolution_business_seconds: null,
    score: data.csat_survey_response?.rating ?? ratingIn(data.messages ?? []),
  })
}

/** The rating that stands in a conversation's own messages, as the answer to the survey. */
function ratingIn(messages: readonly z.infer<typeof message>[]): number | null {
  for (const { content_type, content_attributes } of messages) {
    if (content_type !== 'input_csat') continue
    const answer = submitted.safeParse(content_attributes?.submitted_values)
    const given = answer.success ? answer.data.csat_survey_response?.rating : null
    if (given) return given
  }
  return null
}
