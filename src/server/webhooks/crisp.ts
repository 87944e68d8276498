import { z } from 'zod'
import { CONVERSATION } from '../../core/vendors.ts'
import { attributes, headerOf, hmac, NOTHING, numberFrom, readSigned, type Told, type Webhook } from './webhook.ts'

/**
 * Crisp's plugin hooks (its website hooks are not signed): subscribe `session:set_data`, `message:received`,
 * `session:set_state` and `session:sync:rating`. https://docs.crisp.chat/references/web-hooks/v1/
 */

const session = z.object({ session_id: z.string() })
const hook = z.object({ website_id: z.string(), /** ms since the epoch. */ timestamp: z.number().positive() })

const payload = z.discriminatedUnion('event', [
  hook.extend({ event: z.literal('session:set_data'), data: session.extend({ data: attributes }) }),
  hook.extend({
    event: z.literal('message:received'),
    data: session.extend({
      from: z.literal('operator'),
      type: z.string().refine((type) => type !== 'note' && type !== 'event'),
      /** People alone: what a bot says is no answer. */
      automated: z.literal(false).default(false),
    }),
  }),
  hook.extend({ event: z.literal('session:set_state'), data: session.extend({ state: z.literal('resolved') }) }),
  hook.extend({
    event: z.literal('session:sync:rating'),
    data: session.extend({ rating: z.object({ stars: z.int().min(1).max(5) }) }),
  }),
])

export function createCrispWebhook(secret: string, websiteId: string): Webhook {
  return {
    read(request) {
      const time = headerOf(request, 'x-crisp-request-timestamp')
      const signature = {
        given: headerOf(request, 'x-crisp-signature'),
        expected: hmac('sha256', 'hex', secret, `[${time};`, request.body, ']'),
        at: Number(time),
      }
      return readSigned(request, signature, (json) => tell(json, websiteId))
    },
  }
}

function tell(json: unknown, websiteId: string): Told {
  const { success, data: told } = payload.safeParse(json)
  // A plugin hears of every website that installed it.
  if (!success || told.website_id !== websiteId) return NOTHING
  const at = Math.round(told.timestamp)
  const numbers = [told.data.session_id]
  switch (told.event) {
    case 'session:set_data':
      return { ...NOTHING, conversation: numberFrom(told.data.data[CONVERSATION]), numbers }
    case 'message:received':
      return { ...NOTHING, numbers, happened: [{ kind: 'first_response_sent', at }] }
    case 'session:set_state':
      return { ...NOTHING, numbers, happened: [{ kind: 'conversation_solved', at }] }
    case 'session:sync:rating':
      return { ...NOTHING, numbers, happened: [{ kind: 'csat_submitted', at, score: told.data.rating.stars }] }
  }
}
