import { z } from 'zod'
import { CONVERSATION } from '../../core/vendors.ts'
import {
  attributes,
  headerOf,
  hmac,
  momentFrom,
  NOTHING,
  numberFrom,
  readSigned,
  type Told,
  type Webhook,
} from './webhook.ts'

/**
 * Intercom's webhooks: subscribe `conversation.admin.replied`, `conversation.admin.closed`, `conversation.rating.added`
 * and `contact.lead.created`. https://developers.intercom.com/docs/references/webhooks/webhook-models
 */

const conversation = z.object({
  id: z.union([z.string(), z.number()]),
  custom_attributes: attributes,
  /** Where it was begun; empty when a bot began it. */
  source: z.object({ url: z.string().nullable().catch(null) }).catch({ url: null }),
  contacts: z.object({ contacts: z.array(z.object({ id: z.string() })) }).catch({ contacts: [] }),
})
const notified = z.object({ created_at: z.unknown() })

const payload = z.discriminatedUnion('topic', [
  notified.extend({
    topic: z.literal('conversation.admin.replied'),
    data: z.object({
      item: conversation.extend({
        statistics: z.object({ first_admin_reply_at: z.unknown() }).catch({ first_admin_reply_at: null }),
        conversation_parts: z.object({
          /** People alone: what a bot says is no answer. */
          conversation_parts: z.tuple([z.object({ author: z.object({ type: z.literal('admin') }) })], z.unknown()),
        }),
      }),
    }),
  }),
  notified.extend({ topic: z.literal('conversation.admin.closed'), data: z.object({ item: conversation }) }),
  notified.extend({
    topic: z.literal('conversation.rating.added'),
    data: z.object({
      item: conversation.extend({ conversation_rating: z.object({ rating: z.int().min(1).max(5) }) }),
    }),
  }),
  notified.extend({
    topic: z.enum(['contact.lead.created', 'contact.lead.signed_up', 'contact.user.created', 'contact.user.updated']),
    data: z.object({ item: z.object({ id: z.string(), custom_attributes: attributes }) }),
  }),
])

export function createIntercomWebhook(secret: string): Webhook {
  return {
    read(request) {
      const signature = {
        given: headerOf(request, 'x-hub-signature'),
        expected: `sha1=${hmac('sha1', 'hex', secret, request.body)}`,
        // Intercom signs no time: what is sent again is known by its event's name.
        at: null,
      }
      return readSigned(request, signature, (json) => tell(json, request.now))
    },
  }
}

function tell(json: unknown, now: number): Told {
  const { success, data } = payload.safeParse(json)
  if (!success) return NOTHING
  const at = momentFrom(data.created_at) ?? now
  switch (data.topic) {
    case 'conversation.admin.replied': {
      const first = momentFrom(data.data.item.statistics.first_admin_reply_at) ?? at
      return about(data.data.item, [{ kind: 'first_response_sent', at: first }])
    }
    case 'conversation.admin.closed':
      return about(data.data.item, [{ kind: 'conversation_solved', at }])
    case 'conversation.rating.added':
      return about(data.data.item, [{ kind: 'csat_submitted', at, score: data.data.item.conversation_rating.rating }])
    default: {
      const { id, custom_attributes } = data.data.item
      return { ...NOTHING, conversation: numberFrom(custom_attributes[CONVERSATION]), numbers: [`contact ${id}`] }
    }
  }
}

function about(item: z.infer<typeof conversation>, happened: Told['happened']): Told {
  const begunAt = item.source.url ?? ''
  const marked = URL.canParse(begunAt) ? new URL(begunAt).searchParams.get(CONVERSATION) : ''
  return {
    conversation: numberFrom(item.custom_attributes[CONVERSATION]) || numberFrom(marked),
    numbers: [`conversation ${item.id}`, ...item.contacts.contacts.slice(0, 1).map(({ id }) => `contact ${id}`)],
    presumed: '',
    happened,
  }
}
