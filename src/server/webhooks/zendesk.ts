import { z } from 'zod'
import { CONVERSATION } from '../../core/vendors.ts'
import { tellPlain } from './plain.ts'
import {
  headerOf,
  hmac,
  momentFrom,
  NOTHING,
  numberFrom,
  type Reading,
  readSigned,
  type Told,
  type Webhook,
} from './webhook.ts'

/**
 * Zendesk's webhooks: subscribe `ticket.created`, `ticket.comment_added`, `ticket.status_changed` and
 * `messaging_ticket.message_added`; ratings, by a trigger that sends a body as `plain.ts` reads it.
 * https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events
 */

const EVENT = 'zen:event-type:'
/** The fields of a ticket are not told with its events; its tags are. */
const TAG = `${CONVERSATION}_`
const ticket = z.object({
  time: z.unknown(),
  detail: z.object({ id: z.union([z.string(), z.number()]), tags: z.array(z.string()).catch([]) }),
})

const payload = z.discriminatedUnion('type', [
  ticket.extend({
    type: z.literal(`${EVENT}ticket.comment_added`),
    event: z.object({
      comment: z.object({ is_public: z.literal(true), author: z.object({ is_staff: z.literal(true) }) }),
    }),
  }),
  ticket.extend({
    type: z.literal(`${EVENT}messaging_ticket.message_added`),
    /** People alone: what a bot or a trigger says is no answer. */
    event: z.object({ actor: z.object({ type: z.literal('agent') }) }),
  }),
  ticket.extend({
    type: z.literal(`${EVENT}ticket.status_changed`),
    event: z.object({ current: z.string().regex(/^solved$/i) }),
  }),
  ticket.extend({ type: z.enum([`${EVENT}ticket.created`, `${EVENT}ticket.tags_changed`]) }),
])

export function createZendeskWebhook(secret: string): Webhook {
  return {
    read(request) {
      const time = headerOf(request, 'x-zendesk-webhook-signature-timestamp')
      const signature = {
        given: headerOf(request, 'x-zendesk-webhook-signature'),
        expected: hmac('sha256', 'base64', secret, time, request.body),
        at: Date.parse(time),
      }
      return readSigned(request, signature, (json) => tell(json, request.now))
    },
  }
}

const isEvent = z.object({ type: z.string().startsWith(EVENT) })

function tell(json: unknown, now: number): Told | Reading {
  if (!isEvent.safeParse(json).success) return tellPlain(json, now)
  const { success, data } = payload.safeParse(json)
  if (!success) return NOTHING
  const { id, tags } = data.detail
  const at = momentFrom(data.time) ?? now
  return {
    conversation:
      tags
        .filter((tag) => tag.startsWith(TAG))
        .map((tag) => numberFrom(tag.slice(TAG.length)))
        .find((number) => number !== '') ?? '',
    numbers: [`ticket ${id}`],
    presumed: '',
    happened: happenedBy(data.type).map((kind) => ({ kind, at })),
  }
}

function happenedBy(type: z.infer<typeof payload>['type']): ('first_response_sent' | 'conversation_solved')[] {
  switch (type) {
    case 'zen:event-type:ticket.comment_added':
    case 'zen:event-type:messaging_ticket.message_added':
      return ['first_response_sent']
    case 'zen:event-type:ticket.status_changed':
      return ['conversation_solved']
    default:
      return []
  }
}
