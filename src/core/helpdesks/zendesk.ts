import { z } from 'zod'
import type { Reading, TicketFacts } from '../ticket.ts'
import { isoMoment, NOT_AN_OBJECT, number, problemOf, readingOf } from './reading.ts'

/**
 * Tickets as Zendesk's incremental ticket export and its JSON export write them: each with its `metric_set` when the
 * export was asked to side-load `metric_sets`. Fields: developer.zendesk.com, "Tickets", "Ticket Metrics", "Via types".
 */

const minutes = z.object({ calendar: z.number().nullish(), business: z.number().nullish() }).nullish()

export const metricSet = z.object({
  ticket_id: z.int().nullish(),
  solved_at: isoMoment.nullish(),
  reply_time_in_minutes: minutes,
  /** Calendar time, for messaging only. */
  reply_time_in_seconds: z.object({ calendar: z.number().nullish() }).nullish(),
  full_resolution_time_in_minutes: minutes,
})
export type MetricSet = z.infer<typeof metricSet>

export const zendeskTicket = z.object(
  {
    id: number,
    requester_id: z.int().nullish(),
    requester: z.object({ locale: z.string().nullish() }).nullish(),
    status: z.string().nullish(),
    via: z.object({ channel: z.union([z.string(), z.number()]).nullish() }).nullish(),
    tags: z.array(z.string()).nullish(),
    satisfaction_rating: z.object({ score: z.union([z.string(), z.number()]).nullish() }).nullish(),
    created_at: isoMoment,
    updated_at: isoMoment,
    metric_set: metricSet.nullish(),
  },
  { error: NOT_AN_OBJECT },
)
export type ZendeskTicket = z.infer<typeof zendeskTicket>

const CHATS = new Set([
  ...['chat', 'chat_transcript', 'messaging', 'native_messaging', 'web_messaging', 'sms', 'text_message', 'twilio_sms'],
  ...['messagebird_sms', 'whatsapp', 'line', 'wechat', 'telegram', 'viber', 'kakaotalk', 'google_rcs', 'twitter_dm'],
  ...['x_dm', 'x_corp_dm', 'instagram_dm', 'instagram_direct', 'facebook_message', 'facebook_private_message'],
  ...['facebook_messenger', 'apple_business_chat', 'apple_messages_for_business', 'google_business_messages', '29'],
])

/**
 * Whether a `via` is a conversation as it happens or a ticket that waits; a CSV names it in words.
 * @example zendeskChannel('Instagram DM') // => 'chat'
 */
export function zendeskChannel(via: string): 'chat' | 'ticket' {
  const type = via
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return CHATS.has(type) || type.startsWith('sunshine_conversations') ? 'chat' : 'ticket'
}

/**
 * Zendesk's good and bad as the ends of the scale from 1 to 5; offered and not offered are no rating.
 * @example zendeskScore('good') // => 5
 */
export function zendeskScore(rating: string): number | null {
  const word = rating.trim().toLowerCase()
  if (word.startsWith('good')) return 5
  if (word.startsWith('bad')) return 1
  return /^[1-5]$/.test(word) ? Number(word) : null
}

/** Minutes as whole seconds; null when the helpdesk has not counted them. */
export function secondsOf(minutes: number | null | undefined): number | null {
  return minutes === null || minutes === undefined || minutes < 0 ? null : Math.round(minutes * 60)
}

export const SOLVED = new Set(['solved', 'closed'])
export const BY_LAST_CHANGE =
  'Solved at a time that the export does not tell, so that the last change stands for it (export with include=metric_sets)'

/** The facts of a ticket that was read, with the side-loaded locale of its requester when its export has one. */
export function zendeskReading(ticket: ZendeskTicket, metrics: MetricSet | null, userLocale: string): Reading {
  const { status, created_at, updated_at } = ticket
  if (status === 'deleted') return { leftOut: 'deleted' }
  const isSolved = SOLVED.has(status?.toLowerCase() ?? '')
  const solvedAt = isSolved ? (metrics?.solved_at ?? updated_at) : null
  const responseSeconds =
    metrics?.reply_time_in_seconds?.calendar ?? secondsOf(metrics?.reply_time_in_minutes?.calendar) ?? null
  const facts: TicketFacts = {
    number: String(ticket.id),
    channel: zendeskChannel(String(ticket.via?.channel ?? '')),
    locale: ticket.requester?.locale ?? userLocale,
    categories: ticket.tags ?? [],
    created_at,
    updated_at,
    first_response_at: responseSeconds === null ? null : created_at + responseSeconds * 1000,
    first_response_seconds: responseSeconds,
    first_response_business_seconds: secondsOf(metrics?.reply_time_in_minutes?.business),
    solved_at: solvedAt,
    resolution_business_seconds: isSolved ? secondsOf(metrics?.full_resolution_time_in_minutes?.business) : null,
    score: zendeskScore(String(ticket.satisfaction_rating?.score ?? '')),
  }
  return readingOf(facts, isSolved && !metrics?.solved_at ? BY_LAST_CHANGE : '')
}

/** Reads one ticket that stands alone. */
export function readZendesk(record: unknown): Reading {
  const read = zendeskTicket.safeParse(record)
  return read.success ? zendeskReading(read.data, read.data.metric_set ?? null, '') : problemOf(read.error)
}
