import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { GuidepostEvent } from '../core/events.ts'
import { type Availability, type Conversation, messageRequest, openRequest, ratingRequest, secret } from '../core/handoff.ts'
import { hoursFor, openingAt } from '../core/hours.ts'
import { redact } from '../core/redact.ts'
import { dayOf, namedEventId, newSession, type RandomBits } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Store, StoredEvent } from '../store/store.ts'
import type { Live } from './live.ts'
import { invalid, problem } from './problem.ts'

/** The reader's side of a conversation: opened, written, followed and rated with a secret that only their link holds. */

export interface ConversationRoutes {
  site: SiteConfig
  store: Store
  live: Live
  clock: () => number
  random: RandomBits
}


/** Whether a chat can be had now in a locale, and until when. */
export function availability(locale: string, { site, live, clock }: Pick<ConversationRoutes, 'site' | 'live' | 'clock'>): Availability {
  const hours = hoursFor(locale, site)
  if (!hours) return { chat: 'closed', until: null }
  const { open, until } = openingAt(hours, clock())
  return { chat: !open ? 'closed' : live.isPresent(locale) ? 'open' : 'away', until }
}

/** Only the hash of a secret is stored. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** An event of a conversation: its number comes from its name, so that the same one is never counted twice. */
export function conversationEvent(
  conversation: Pick<Conversation, 'id' | 'session' | 'locale'>,
  name: string,
  own: { kind: 'first_response_sent' | 'conversation_solved'; seconds: number } | { kind: 'csat_submitted'; score: number },
  at: number,
): StoredEvent {
  const { id, session, locale } = conversation
  const event: GuidepostEvent = { ...own, session, id: namedEventId(`${id}:${name}`), at, locale, page: '/desk/', conversation: id }
  return { ...event, words: '', stems: ['', '', ''] }
}

/** What the client is told of a conversation: everything but the address and the session. */
export function clientView({ session: _, email: __, ...rest }: Conversation) {
  return rest
}

export function addConversationRoutes(app: FastifyInstance, routes: ConversationRoutes): void {
  const { site, store, live, clock, random } = routes
  const locales = Object.keys(site.locales)

  app.get<{ Querystring: { locale: string | undefined } }>('/api/availability', async (request, reply) => {
    const { locale = site.defaultLocale } = request.query
    if (!locales.includes(locale)) return problem(reply, 422, 'unknown_locale', `Locale "${locale}" is not published. Choose one of ${locales.join(', ')}.`)
    return reply.header('cache-control', 'no-store').send(availability(locale, routes))
  })

  app.post('/api/conversations', async (request, reply) => {
    const parsed = openRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const asked = parsed.data
    if (!locales.includes(asked.locale)) return problem(reply, 422, 'unknown_locale', `Locale "${asked.locale}" is not published. Choose one of ${locales.join(', ')}.`)
    if (asked.channel === 'ticket' && asked.email === '') {
      const message = 'is needed, so that the answer can reach you'
      return reply.code(422).send({ error: { code: 'invalid', message: `email ${message}`, fields: [{ path: 'email', message }] } })
    }
    const secretHash = hashOf(asked.secret)
    const known = await store.conversation(asked.id)
    if (known && !(await store.holdsSecret(asked.id, secretHash)))
      return problem(reply, 409, 'taken', 'A conversation with this number exists. Draw another number and send again.')
    if (!known && asked.channel === 'chat' && availability(asked.locale, routes).chat !== 'open')
      return problem(reply, 409, 'chat_closed', 'Nobody answers chats in this language now. Send it as a ticket with an e-mail address.')

    const at = clock()
    const session = trustedSession(asked.session, at) ?? newSession(at, random)
    const handoff: GuidepostEvent = {
      kind: 'handoff_started',
      session,
      id: namedEventId(`${asked.id}:handoff`),
      at,
      locale: asked.locale,
      page: asked.packet.page.startsWith('/') ? asked.packet.page : `/${asked.locale}/contact/`,
      conversation: asked.id,
      channel: asked.channel,
      vendor: 'desk',
      topic: asked.topic,
    }
    const { secret: _, ...rest } = asked
    const searches = asked.packet.searches.map((search) => ({ ...search, query: redact(search.query).text }))
    const { conversation, created } = await store.openConversation({
      ...rest,
      packet: { ...asked.packet, searches },
      session,
      secretHash,
      at,
      events: [{ ...handoff, words: '', stems: ['', '', ''] }],
    })
    if (!created && !(await store.holdsSecret(asked.id, secretHash)))
      return problem(reply, 409, 'taken', 'A conversation with this number exists. Draw another number and send again.')
    if (created) live.announce(conversation.last)
    return reply.code(created ? 201 : 200).send({ conversation: clientView(conversation) })
  })

  app.get<{ Params: { id: string } }>('/api/conversations/:id', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id, store)
    if (!conversation) return unknown(reply)
    const entries = await store.entriesAfter(0, conversation.id, 10_000)
    return reply.header('cache-control', 'no-store').send({ conversation: clientView(conversation), entries })
  })

  app.post<{ Params: { id: string } }>('/api/conversations/:id/messages', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id, store)
    if (!conversation) return unknown(reply)
    const parsed = messageRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const { key, text } = parsed.data
    const common = { conversation: conversation.id, from: 'client' as const, at: clock(), events: [] }
    if (conversation.state === 'solved') {
      const reopened = await store.addEntry({ ...common, key: `${key}:reopened`, kind: 'reopened', text: '' })
      if (reopened) live.announce(reopened)
    }
    const entry = await store.addEntry({ ...common, key, kind: 'message', text })
    if (!entry) return unknown(reply)
    live.announce(entry)
    return reply.code(201).send({ entry })
  })

  app.post<{ Params: { id: string } }>('/api/conversations/:id/rating', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id, store)
    if (!conversation) return unknown(reply)
    const parsed = ratingRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    if (conversation.solvedAt === null) return problem(reply, 409, 'not_solved', 'A conversation can be rated once it is solved.')
    const { score } = parsed.data
    const at = clock()
    const event = conversationEvent(conversation, `csat:${conversation.solvedAt}`, { kind: 'csat_submitted', score }, at)
    const entry = await store.addEntry({
      conversation: conversation.id,
      // One rating a solution: a second one is answered with the first.
      key: `rating:${conversation.solvedAt}`,
      kind: 'rated',
      from: 'client',
      text: String(score),
      at,
      events: [event],
    })
    if (!entry) return unknown(reply)
    live.announce(entry)
    return reply.code(201).send({ entry })
  })

  app.get<{ Params: { id: string } }>('/api/conversations/:id/stream', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id, store)
    if (!conversation) return unknown(reply)
    await live.stream(request, reply, { conversation: conversation.id, present: [], after: 0, presenceOf: [conversation.locale] })
  })
}

/** A session is believed when it began within the last two days; an invented one would count for another day. */
function trustedSession(session: string, now: number): string | null {
  if (session === '' || BigInt(session) >= 2n ** 63n) return null
  const day = dayOf(Number(BigInt(session) >> 22n) + Date.UTC(2024, 0, 1))
  return dayOf(now) - day >= 0 && dayOf(now) - day <= 2 ? session : null
}

/** The conversation, when the request's bearer secret is its own; an unknown one and a wrong secret look the same. */
async function readOwn(request: FastifyRequest, id: string, store: Store): Promise<Conversation | null> {
  const given = secret.safeParse(request.headers.authorization?.replace(/^Bearer /, ''))
  if (!given.success || !(await store.holdsSecret(id, hashOf(given.data)))) return null
  return store.conversation(id)
}

function unknown(reply: Parameters<typeof problem>[0]) {
  return problem(reply, 404, 'unknown_conversation', 'There is no conversation under this link. Open the whole link that you were given.')
}

