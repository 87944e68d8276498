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
 * Chatwoot's account webhooks, signed since 4.11.2: subscribe `message_created`, `message_updated` and
 * `conversation_status_changed`. https://www.chatwoot.com/hc/user-guide/articles/1677693021-how-to-use-webhooks
 */

const conversation = z.object({
  id: z.number(),
  custom_attributes: attributes,
  meta: z.object({ sender: z.object({ custom_attributes: attributes }) }),
  first_reply_created_at: z.unknown(),
})
const message = z.object({ conversation, created_at: z.unknown() })

const payload = z.discriminatedUnion('event', [
  message.extend({
    event: z.literal('message_created'),
    message_type: z.literal('outgoing'),
    private: z.literal(false),
    /** People alone: what a bot says is no answer. */
    sender: z.object({ type: z.literal('user') }),
  }),
  message.extend({
    event: z.literal('message_updated'),
    content_type: z.literal('input_csat'),
    content_attributes: z.object({
      submitted_values: z.object({ csat_survey_response: z.object({ rating: z.int().min(1).max(5) }) }),
    }),
    updated_at: z.unknown(),
  }),
  conversation.extend({
    event: z.literal('conversation_status_changed'),
    status: z.literal('resolved'),
    updated_at: z.unknown(),
  }),
])

export function createChatwootWebhook(secret: string): Webhook {
  return {
    read(request) {
      const time = headerOf(request, 'x-chatwoot-timestamp')
      const signature = {
        given: headerOf(request, 'x-chatwoot-signature'),
        expected: `sha256=${hmac('sha256', 'hex', secret, `${time}.`, request.body)}`,
        at: Number(time) * 1000,
      }
      return readSigned(request, signature, (json) => tell(json, request.now))
    },
  }
}

function tell(json: unknown, now: number): Told {
  const { success, data } = payload.safeParse(json)
  if (!success) return NOTHING
  switch (data.event) {
    case 'message_created': {
      const at = momentFrom(data.conversation.first_reply_created_at) ?? momentFrom(data.created_at) ?? now
      return about(data.conversation, [{ kind: 'first_response_sent', at }])
    }
    case 'message_updated': {
      const { rating: score } = data.content_attributes.submitted_values.csat_survey_response
      return about(data.conversation, [{ kind: 'csat_submitted', score, at: momentFrom(data.updated_at) ?? now }])
    }
    case 'conversation_status_changed':
      return about(data, [{ kind: 'conversation_solved', at: momentFrom(data.updated_at) ?? now }])
  }
}

function about({ id, custom_attributes, meta }: z.infer<typeof conversation>, happened: Told['happened']): Told {
  return {
    conversation: numberFrom(custom_attributes[CONVERSATION]),
    numbers: [`conversation ${id}`],
    presumed: numberFrom(meta.sender.custom_attributes[CONVERSATION]),
    happened,
  }
}
