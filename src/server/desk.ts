import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Conversation, messageRequest } from '../core/handoff.ts'
import type { StoredEvent } from '../store/store.ts'
import { type ConversationRoutes, conversationEvent, readSolved } from './conversations.ts'
import { invalid, problem } from './problem.ts'
import { agentOf } from './staff.ts'

/** The agents' side: the queue, one conversation, reply and solve. Every route is behind the sign-in. */

const solveRequest = z.strictObject({ key: messageRequest.shape.key })
const QUEUE = 500

export function addDeskRoutes(
  app: FastifyInstance,
  { site, store, live, clock }: Pick<ConversationRoutes, 'site' | 'store' | 'live' | 'clock'>,
): void {
  const locales = Object.keys(site.locales)

  app.get<{ Querystring: { state: string | undefined; locale: string | undefined } }>(
    '/api/desk/conversations',
    async (request, reply) => {
      const { state = '', locale = '' } = request.query
      if (!['', 'open', 'solved'].includes(state))
        return problem(reply, 422, 'unknown_state', 'The state is "open" or "solved", or left out for both.')
      const filter = {
        locale: locale || null,
        state: state === 'open' || state === 'solved' ? state : null,
        limit: QUEUE,
      } as const
      return { conversations: await store.conversations(filter) }
    },
  )

  app.get<{ Params: { id: string } }>('/api/desk/conversations/:id', async (request, reply) => {
    const conversation = await store.conversation(request.params.id)
    if (!conversation) return unknown(reply)
    return { conversation, entries: await store.entriesAfter(0, conversation.id, 10_000) }
  })

  app.post<{ Params: { id: string } }>('/api/desk/conversations/:id/messages', async (request, reply) => {
    const conversation = await store.conversation(request.params.id)
    if (!conversation) return unknown(reply)
    const parsed = messageRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const at = clock()
    const entry = await store.addEntry({
      conversation: conversation.id,
      ...parsed.data,
      kind: 'message',
      from: 'agent',
      at,
      events: firstResponse(conversation, at),
    })
    if (!entry) return unknown(reply)
    live.announce(entry)
    return reply.code(201).send({ entry })
  })

  app.post<{ Params: { id: string } }>('/api/desk/conversations/:id/solve', async (request, reply) => {
    const conversation = await store.conversation(request.params.id)
    if (!conversation) return unknown(reply)
    const parsed = solveRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const solved = await readSolved(conversation.id, store)
    if (solved) return reply.code(200).send({ entry: solved })
    const at = clock()
    const seconds = elapsed(conversation, at)
    const entry = await store.addEntry({
      conversation: conversation.id,
      key: parsed.data.key,
      kind: 'solved',
      from: 'agent',
      text: '',
      at,
      events: [conversationEvent(conversation, 'solved', { kind: 'conversation_solved', seconds }, at)],
    })
    if (!entry) return unknown(reply)
    live.announce(entry)
    return reply.code(201).send({ entry })
  })

  app.get<{ Querystring: Partial<Record<string, unknown>> }>('/api/desk/stream', (request, reply) => {
    const { locales: wanted, available, after } = request.query
    const answered = String(wanted ?? '')
      .split(',')
      .filter((locale) => locales.includes(locale))
    live.stream(request, reply, {
      conversation: null,
      agent: agentOf(request),
      present: available === '1' ? answered : [],
      after: /^\d{1,15}$/.test(String(after)) ? Number(after) : 0,
      presenceOf: locales,
    })
  })
}

/** The first reply's event; its number is the same for every reply, so that only the first is kept. */
function firstResponse(conversation: Conversation, at: number): StoredEvent[] {
  if (conversation.firstResponseAt !== null) return []
  return [
    conversationEvent(
      conversation,
      'first_response',
      { kind: 'first_response_sent', seconds: elapsed(conversation, at) },
      at,
    ),
  ]
}

function elapsed(conversation: Conversation, at: number): number {
  return Math.max(0, Math.round((at - conversation.startedAt) / 1000))
}

function unknown(reply: Parameters<typeof problem>[0]) {
  return problem(reply, 404, 'unknown_conversation', 'There is no conversation with this number. Reload the queue.')
}
