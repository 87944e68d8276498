import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GuidepostEvent } from '../core/events.ts'
import {
  type Conversation,
  type Entry,
  entryForClient,
  messageRequest,
  openRequest,
  ratingRequest,
  readRequest,
  secret,
  typingRequest,
} from '../core/handoff.ts'
import { namedEventId, newSession, type RandomBits } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Files } from '../store/files.ts'
import type { Store, StoredEvent } from '../store/store.ts'
import { addAttachmentRoutes, areOwn, notAttached } from './attachments.ts'
import { chatNow } from './availability.ts'
import { clientAct } from './change.ts'
import type { Flood } from './flood.ts'
import type { CheckIdentity } from './identity.ts'
import { isBelievedSession } from './journal.ts'
import { IDENTITY_HEADER } from './launcher.ts'
import type { Live } from './live.ts'
import { addTranscriptRoute } from './mail/transcript.ts'
import { invalid, problem, wrongFields } from './problem.ts'
import { refuseSecrets } from './secrets.ts'
import { redactWithLists } from './seed-lists.ts'
import { readFields, type TopicFields } from './topic-fields.ts'

/** The reader's side of a conversation: opened, written, followed and rated with a secret that only their link holds. */

export interface ConversationRoutes {
  site: SiteConfig
  store: Store
  files: Files
  live: Live
  flood: Flood
  clock: () => number
  random: RandomBits
  fields: TopicFields
  checkIdentity: CheckIdentity
  /** How often a client may ask for a copy by mail within an hour; 0 where no mail goes out. */
  mostTranscripts: number
}

const MOST_ENTRIES = 10_000

/** Only the hash of a secret is stored. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** An event of a conversation: its number comes from its name, so that the same one is never counted twice. */
export function conversationEvent(
  conversation: Pick<Conversation, 'id' | 'session' | 'locale'>,
  name: string,
  own:
    | { kind: 'first_response_sent' | 'conversation_solved'; seconds: number; business_seconds: number | null }
    | { kind: 'csat_submitted'; score: number },
  at: number,
): StoredEvent {
  const { id, session, locale } = conversation
  const event: GuidepostEvent = {
    ...own,
    session,
    id: namedEventId(`${id}:${name}`),
    at,
    locale,
    page: '/desk/',
    conversation: id,
  }
  return { ...event, words: '', stems: ['', '', ''] }
}

/** What the client is told of a conversation: what they said and what became of it, and nothing of staff's own. */
export function clientView({ last, ...conversation }: Conversation) {
  const { id, locale, topic, channel, packet, fields, state, mergedInto } = conversation
  const { startedAt, firstResponseAt, solvedAt, score, scoreReason, readByClient, readByAgent } = conversation
  return {
    ...{ id, locale, topic, channel, packet, fields, state, mergedInto },
    ...{ startedAt, firstResponseAt, solvedAt, score, scoreReason, readByClient, readByAgent },
    last: entryForClient(last),
  }
}
export type ClientConversation = ReturnType<typeof clientView>

export function addConversationRoutes(app: FastifyInstance, routes: ConversationRoutes): void {
  const { site, store, files, live, flood, clock, random, fields, checkIdentity, mostTranscripts } = routes
  const locales = Object.keys(site.locales)

  /** Answers a request that comes too fast; true when it did. */
  function isFlood(request: FastifyRequest, reply: FastifyReply): boolean {
    const wait = flood.take(request.ip, clock())
    if (wait > 0)
      problem(
        reply.header('retry-after', String(wait)),
        429,
        'flood',
        `Too many requests from one place. Send this one again in ${wait} s.`,
      )
    return wait > 0
  }

  app.post('/api/conversations', async (request, reply) => {
    if (isFlood(request, reply)) return reply
    const parsed = openRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const asked = parsed.data
    if (!locales.includes(asked.locale))
      return wrongFields(reply, [{ path: 'locale', message: `must be one of ${locales.join(', ')}` }])
    if (asked.channel === 'ticket' && asked.email === '')
      return wrongFields(reply, [{ path: 'email', message: 'is needed, so that the answer can reach you' }])
    const { kept, problems } = readFields(asked, fields)
    if (problems.length > 0) return wrongFields(reply, problems)
    if (refuseSecrets(reply, [asked.message])) return reply
    const secretHash = hashOf(asked.secret)
    const known = await store.conversation(asked.id)
    if (known && !(await store.holdsSecret(asked.id, secretHash)))
      return problem(reply, 409, 'taken', 'A conversation with this number exists. Draw another number and send again.')
    if (!known && asked.channel === 'chat' && chatNow(asked.locale, asked.topic, routes).chat !== 'open')
      return problem(
        reply,
        409,
        'chat_closed',
        'Nobody answers chats in this language now. Send it as a ticket with an e-mail address.',
      )
    const at = clock()
    const token = request.headers[IDENTITY_HEADER]
    const checked = known || typeof token !== 'string' ? { identity: null } : await checkIdentity(token, at)
    if ('code' in checked) return problem(reply, 422, checked.code, checked.message)

    const session =
      asked.session !== '' && isBelievedSession(asked.session, at) ? asked.session : newSession(at, random)
    const page = asked.packet.page.replace(/[?#].*$/s, '')
    const handoff: GuidepostEvent = {
      kind: 'handoff_started',
      session,
      id: namedEventId(`${asked.id}:handoff`),
      at,
      locale: asked.locale,
      page: page.startsWith('/') ? page : `/${asked.locale}/contact/`,
      conversation: asked.id,
      channel: asked.channel,
      vendor: 'desk',
      topic: asked.topic,
    }
    const { secret: _, earlier, ...rest } = asked
    // A link that is not theirs, or no longer there, keeps nobody from asking.
    const follows = earlier && (await store.holdsSecret(earlier.id, hashOf(earlier.secret))) ? earlier.id : ''
    const searches = asked.packet.searches.map((search) => ({ ...search, query: redactWithLists(search.query).text }))
    const { conversation, created } = await store.openConversation({
      ...rest,
      fields: kept,
      packet: { ...asked.packet, searches },
      earlier: follows,
      via: 'web',
      identity: checked.identity,
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
    const entries = (await store.entriesAfter(0, conversation.id, MOST_ENTRIES)).flatMap(
      (entry) => entryForClient(entry) ?? [],
    )
    return reply.header('cache-control', 'no-store').send({ conversation: clientView(conversation), entries })
  })

  app.post<{ Params: { id: string } }>('/api/conversations/:id/messages', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id, store)
    if (!conversation) return unknown(reply)
    if (isFlood(request, reply)) return reply
    const parsed = messageRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    if (refuseSecrets(reply, [parsed.data.text])) return reply
    const said = { conversation: conversation.id, at: clock() }
    if (!(await areOwn(store, { conversation: conversation.id, from: 'client' }, parsed.data.attachments)))
      return notAttached(reply)
    const entry = await store.addEntry(clientAct({ ...said, kind: 'message', ...parsed.data }))
    if (!entry) return unknown(reply)
    live.announce(entry)
    await reopenAfter(entry, { store, live })
    return reply.code(201).send({ entry })
  })

  app.post<{ Params: { id: string } }>('/api/conversations/:id/rating', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id, store)
    if (!conversation) return unknown(reply)
    if (isFlood(request, reply)) return reply
    const parsed = ratingRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const solved = await readSolved(conversation.id, store)
    if (!solved) return problem(reply, 409, 'not_solved', 'A conversation can be rated while it is solved.')
    const { score, reason } = parsed.data
    const before =
      (await store.entriesAfter(solved.seq, conversation.id, MOST_ENTRIES)).findLast(({ kind }) => kind === 'rated') ??
      solved
    const isSame = before.text === String(score) && conversation.scoreReason === reason
    if (before.kind === 'rated' && isSame) return reply.code(201).send({ entry: before })
    const at = clock()
    const entry = await store.addEntry(
      clientAct({
        conversation: conversation.id,
        // The same score on top of the same state is the same rating, however often it is sent.
        key: `rated:${before.seq}:${score}:${reason}`,
        kind: 'rated',
        text: String(score),
        reason,
        at,
        events: [conversationEvent(conversation, `csat:${solved.seq}`, { kind: 'csat_submitted', score }, at)],
      }),
    )
    if (!entry) return unknown(reply)
    live.announce(entry)
    return reply.code(201).send({ entry })
  })

  app.post<{ Params: { id: string } }>('/api/conversations/:id/typing', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id, store)
    if (!conversation) return unknown(reply)
    if (isFlood(request, reply)) return reply
    const parsed = typingRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    live.tell(conversation.id, { kind: 'typing', from: 'client', who: '', ...parsed.data })
    return reply.code(204).send()
  })

  app.post<{ Params: { id: string } }>('/api/conversations/:id/read', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id, store)
    if (!conversation) return unknown(reply)
    const parsed = readRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    if (parsed.data.seq > conversation.readByClient) {
      await store.markRead(conversation.id, 'client', parsed.data.seq)
      live.tell(conversation.id, { kind: 'read', from: 'client', ...parsed.data })
    }
    return reply.code(204).send()
  })

  addTranscriptRoute(app, {
    ...{ store, clock, random, mostAnHour: mostTranscripts, isFlood, unknown },
    readOwn: (request, id) => readOwn(request, id, store),
  })

  addAttachmentRoutes(app, {
    ...{ path: '/api/conversations/:id', isFlood, store, files, clock },
    async owner(request) {
      const { id } = request.params as { id: string }
      const conversation = await readOwn(request, id, store)
      return conversation && { conversation: conversation.id, from: 'client' }
    },
  })

  app.get<{ Params: { id: string } }>('/api/conversations/:id/stream', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id, store)
    if (!conversation) return unknown(reply)
    live.stream(request, reply, {
      conversation: conversation.id,
      agent: '',
      name: '',
      shows: entryForClient,
      present: [],
      after: 0,
      presenceOf: [conversation.locale],
    })
    return reply
  })
}

/** The entry that solved a conversation, when it is solved now; else null. */
export async function readSolved(id: string, store: Store): Promise<Entry | null> {
  const turns = (await store.entriesAfter(0, id, MOST_ENTRIES)).filter(
    ({ kind }) => kind === 'solved' || kind === 'reopened',
  )
  const last = turns.at(-1)
  return last?.kind === 'solved' ? last : null
}

/**
 * Opens a conversation again that was solved before a client's message. Looked at after the message is stored, so that a
 * message and a solution that cross each other leave nobody unheard.
 */
export async function reopenAfter(entry: Entry, { store, live }: { store: Store; live: Live }): Promise<void> {
  const { conversation, at, via } = entry
  const solved = await readSolved(conversation, store)
  if (!solved || solved.seq >= entry.seq) return
  const key = `reopened:${solved.seq}`
  const reopened = await store.addEntry(clientAct({ conversation, at, via, key, kind: 'reopened', text: '' }))
  if (reopened) live.announce(reopened)
}

/** The conversation, when the request's bearer secret is its own; an unknown one and a wrong secret look the same. */
async function readOwn(request: FastifyRequest, id: string, store: Store): Promise<Conversation | null> {
  const given = secret.safeParse(request.headers.authorization?.replace(/^Bearer /, ''))
  if (!given.success || !(await store.holdsSecret(id, hashOf(given.data)))) return null
  const conversation = await store.conversation(id)
  // What was merged goes on elsewhere: the old link leads there.
  return conversation && conversation.mergedInto !== '' ? store.conversation(conversation.mergedInto) : conversation
}

function unknown(reply: Parameters<typeof problem>[0]) {
  return problem(
    reply,
    404,
    'unknown_conversation',
    'There is no conversation under this link. Open the whole link that you were given.',
  )
}
