import type { FastifyInstance } from 'fastify'
import { namedEventId } from '../../core/session-id.ts'
import type { SiteConfig } from '../../core/site-config.ts'
import type { VendorConfig } from '../../core/vendor-config.ts'
import type { Store, StoredEvent } from '../../store/store.ts'
import type { HandoffStarted } from '../../store/vendor-sql.ts'
import { hashOf } from '../conversations.ts'
import { problem } from '../problem.ts'
import { elapsed } from '../service-times.ts'
import { createChatwootWebhook } from './chatwoot.ts'
import { createCrispWebhook } from './crisp.ts'
import { createIntercomWebhook } from './intercom.ts'
import { createPlainWebhook } from './plain.ts'
import type { Happening, Told, Webhook } from './webhook.ts'
import { createZendeskWebhook } from './zendesk.ts'

/** The door of the configured helpdesk, `/api/webhooks/<its name>`: 202 only after the commit; the same told twice counts once. */

/** Helpdesks send whole conversations with each. */
const LARGEST = 1024 * 1024

interface Parts {
  site: SiteConfig
  vendor: VendorConfig
  /** Empty when none is set: then nothing is believed. */
  secret: string
  store: Store
  clock: () => number
}

export function createWebhook(vendor: Exclude<VendorConfig, { kind: 'desk' }>, secret: string): Webhook {
  switch (vendor.kind) {
    case 'mail':
      return createPlainWebhook(secret)
    case 'chatwoot':
      return createChatwootWebhook(secret)
    case 'intercom':
      return createIntercomWebhook(secret)
    case 'zendesk':
      return createZendeskWebhook(secret)
    case 'crisp':
      return createCrispWebhook(secret, vendor.websiteId)
  }
}

export async function addWebhookRoutes(
  app: FastifyInstance,
  { site, vendor, secret, store, clock }: Parts,
): Promise<void> {
  if (vendor.kind === 'desk') return
  const path = `/api/webhooks/${vendor.kind}`
  const webhook = createWebhook(vendor, secret)
  // Signatures are over the bytes that came.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST }, (_, body, done) => done(null, body))

  // Intercom asks whether somebody is there before it takes an address.
  app.head(path, async (_, reply) => reply.code(200).send())

  app.post(path, { bodyLimit: LARGEST }, async ({ headers, body }, reply) => {
    if (secret === '')
      return problem(reply, 503, 'no_secret', 'Webhooks are not read yet. Set VENDOR_WEBHOOK_SECRET and start again.')
    const reading = webhook.read({ headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0), now: clock() })
    if (reading.kind === 'refused') return problem(reply, reading.status, reading.code, reading.message)
    const handoff = await findHandoff(reading.told, vendor.kind, store)
    const events = handoff === null ? [] : reading.told.happened.map((happening) => eventOf(handoff, happening, site))
    const answer = events.length === 0 ? { stored: 0, repeated: 0 } : await store.append(events)
    return reply.code(202).send(answer)
  })
}

/** The handoff that a helpdesk speaks of; null for the many conversations that did not begin with us. */
async function findHandoff(told: Told, vendor: string, store: Store): Promise<HandoffStarted | null> {
  const numbers = told.numbers.map((number) => hashOf(`${vendor}\n${number}`))
  const linked = await Promise.all(numbers.map((number) => store.linkedConversation(vendor, number)))
  const conversation = told.conversation || linked.find((found) => found !== null) || told.presumed
  const handoff = conversation === '' ? null : await store.handoff(conversation)
  const isTheirs = handoff?.vendor === vendor
  const [own] = numbers
  // What they name outright is kept even when our own event is still on its way; what is guessed, only when it is known.
  if (own !== undefined && linked[0] !== conversation && (told.conversation !== '' || isTheirs))
    await store.linkConversation({ vendor, number: own, conversation })
  // A hand-off to somebody else is none of theirs.
  return isTheirs ? handoff : null
}

const NAMES = {
  first_response_sent: 'first_response',
  conversation_solved: 'solved',
  csat_submitted: 'csat',
} as const

/** Its number comes from its name, so that telling it again changes nothing; of ratings, the later counts. */
function eventOf(handoff: HandoffStarted, happening: Happening, site: SiteConfig): StoredEvent {
  const { session, locale, page, conversation, topic, at: startedAt } = handoff
  const { kind, at } = happening
  const same = { session, locale, page, conversation, at, id: namedEventId(`${conversation}:${NAMES[kind]}`) }
  const event =
    happening.kind === 'csat_submitted'
      ? { ...happening, ...same }
      : { ...same, kind: happening.kind, ...elapsed({ startedAt, locale, topic }, at, site) }
  return { ...event, words: '', stems: ['', '', ''] }
}
