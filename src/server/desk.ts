import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import {
  assignRequest,
  type Conversation,
  type Entry,
  mergeRequest,
  messageRequest,
  noteRequest,
  readRequest,
  tagsRequest,
  topicRequest,
  turnRequest,
  typingRequest,
} from '../core/handoff.ts'
import { addAttachmentRoutes, areOwn, notAttached } from './attachments.ts'
import { agentAct } from './change.ts'
import { type ConversationRoutes, readSolved } from './conversations.ts'
import { invalid, problem, wrongFields } from './problem.ts'
import { firstResponse, solvedEvent } from './service-times.ts'
import { agentOf, nameOf } from './staff.ts'

/** The agents' side: the queue, one conversation, and what is done with it. Every route is behind the sign-in. */

const QUEUE = 500
const MOST_ENTRIES = 10_000
const MOST_EARLIER = 20
const LONGEST_SEARCH = 200

export interface DeskRoutes extends Pick<ConversationRoutes, 'site' | 'store' | 'files' | 'live' | 'clock'> {
  topics: readonly string[]
}

/** What an agent asked of a conversation. */
interface Asked<Body> {
  conversation: Conversation
  body: Body
  /** The agent's name. */
  who: string
  at: number
  reply: FastifyReply
}

export function addDeskRoutes(app: FastifyInstance, routes: DeskRoutes): void {
  const { site, topics, store, files, live, clock } = routes
  const locales = Object.keys(site.locales)

  app.get<{ Querystring: { state: string | undefined; locale: string | undefined; text: string | undefined } }>(
    '/api/desk/conversations',
    async (request, reply) => {
      const { state = '', locale = '', text = '' } = request.query
      if (!['', 'open', 'solved'].includes(state))
        return problem(reply, 422, 'unknown_state', 'The state is "open" or "solved", or left out for both.')
      const filter = {
        locale: locale || null,
        state: state === 'open' || state === 'solved' ? state : null,
        text: text.trim().slice(0, LONGEST_SEARCH) || null,
        limit: QUEUE,
      } as const
      // Asked first, so that a stream which begins after it misses nothing of what the list has not.
      const seq = await store.lastEntry()
      return { conversations: await store.conversations(filter), seq, me: nameOf(request), agents: live.agents() }
    },
  )

  app.get<{ Params: { id: string } }>('/api/desk/conversations/:id', async (request, reply) => {
    const conversation = await store.conversation(request.params.id)
    if (!conversation) return unknown(reply)
    const [entries, earlier] = await Promise.all([
      store.entriesAfter(0, conversation.id, MOST_ENTRIES),
      store.earlierConversations(conversation.id, MOST_EARLIER),
    ])
    return { conversation, entries, earlier }
  })

  /** A route that changes a conversation: it is there, and the body is what the schema says. */
  function onConversation<Schema extends z.ZodType>(
    act: string,
    schema: Schema,
    run: (asked: Asked<z.infer<Schema>>) => Promise<FastifyReply>,
  ): void {
    app.post<{ Params: { id: string } }>(`/api/desk/conversations/:id/${act}`, async (request, reply) => {
      const conversation = await store.conversation(request.params.id)
      if (!conversation) return unknown(reply)
      const parsed = schema.safeParse(request.body)
      if (!parsed.success) return invalid(reply, parsed.error)
      return run({ conversation, body: parsed.data, who: nameOf(request), at: clock(), reply })
    })
  }

  function announced(reply: FastifyReply, entry: Entry | null): FastifyReply {
    if (!entry) return unknown(reply)
    live.announce(entry)
    return reply.code(201).send({ entry })
  }

  onConversation('messages', messageRequest, async ({ conversation, body, who, at, reply }) => {
    if (conversation.mergedInto !== '') return merged(reply)
    if (!(await areOwn(store, { conversation: conversation.id, from: 'agent' }, body.attachments)))
      return notAttached(reply)
    // Who answers first holds it; then nobody else answers over their head.
    const held = { conversation: conversation.id, key: `answer:${body.key}`, from: '', to: who, who, at }
    const taken = await store.assign(held)
    if (!taken) return unknown(reply)
    if (taken.assignee !== who) {
      // What was sent before somebody else took over, and is sent again because its answer was lost, stays said.
      const said = (await store.entriesAfter(0, conversation.id, MOST_ENTRIES)).find(({ key }) => key === body.key)
      return said?.from === 'agent' ? reply.code(201).send({ entry: said }) : isHeld(reply, taken.assignee)
    }
    if (taken.entry) live.announce(taken.entry)
    const entry = await store.addEntry(
      agentAct(who, {
        conversation: conversation.id,
        ...body,
        kind: 'message',
        at,
        events: firstResponse(conversation, at, site),
      }),
    )
    return announced(reply, entry)
  })

  onConversation('notes', noteRequest, async ({ conversation, body, who, at, reply }) =>
    announced(reply, await store.addEntry(agentAct(who, { conversation: conversation.id, ...body, kind: 'note', at }))),
  )

  onConversation('assign', assignRequest, async ({ conversation, body, who, at, reply }) => {
    const isThere = body.to === '' || body.to === who || live.agents().some(({ name }) => name === body.to)
    if (!isThere)
      return problem(reply, 409, 'not_there', `${body.to} is not at the desk any more. Choose somebody who is.`)
    const assigned = await store.assign({ conversation: conversation.id, ...body, who, at })
    if (!assigned) return unknown(reply)
    if (assigned.assignee !== body.to) return isHeld(reply, assigned.assignee)
    if (assigned.entry) live.announce(assigned.entry)
    return reply.code(200).send({ assignee: assigned.assignee, entry: assigned.entry })
  })

  onConversation('tags', tagsRequest, async ({ conversation, body: { key, tags }, who, at, reply }) => {
    const text = [...new Set(tags)].join(',')
    return announced(
      reply,
      await store.addEntry(agentAct(who, { conversation: conversation.id, key, kind: 'tagged', text, at })),
    )
  })

  onConversation('topic', topicRequest, async ({ conversation, body: { key, topic }, who, at, reply }) => {
    if (!topics.includes(topic))
      return wrongFields(reply, [{ path: 'topic', message: `must be one of ${topics.join(', ')}` }])
    return announced(
      reply,
      await store.addEntry(agentAct(who, { conversation: conversation.id, key, kind: 'topic', text: topic, at })),
    )
  })

  onConversation('solve', turnRequest, async ({ conversation, body, who, at, reply }) => {
    const solved = await readSolved(conversation.id, store)
    if (solved) return reply.code(200).send({ entry: solved })
    return announced(
      reply,
      await store.addEntry(
        agentAct(who, {
          ...{ conversation: conversation.id, key: body.key, kind: 'solved', text: '', at },
          events: [solvedEvent(conversation, at, site)],
        }),
      ),
    )
  })

  onConversation('reopen', turnRequest, async ({ conversation, body, who, at, reply }) => {
    if (conversation.mergedInto !== '') return merged(reply)
    if (conversation.state === 'open') return reply.code(200).send({ entry: null })
    return announced(
      reply,
      await store.addEntry(
        agentAct(who, { conversation: conversation.id, key: body.key, kind: 'reopened', text: '', at }),
      ),
    )
  })

  onConversation('merge', mergeRequest, async ({ conversation, body: { key, into }, who, at, reply }) => {
    if (conversation.mergedInto === into) return reply.code(200).send({ entries: [] })
    const events = conversation.state === 'open' ? [solvedEvent(conversation, at, site)] : []
    const entries = await store.merge({ from: conversation.id, into, key, who, at, events })
    if (!entries)
      return problem(
        reply,
        409,
        'cannot_merge',
        'These two cannot be merged: choose another conversation that is there and was not merged itself.',
      )
    for (const entry of entries) live.announce(entry)
    return reply.code(201).send({ entries })
  })

  onConversation('typing', typingRequest, async ({ conversation, body, who, reply }) => {
    live.tell(conversation.id, { kind: 'typing', from: 'agent', who, ...body })
    return reply.code(204).send()
  })

  onConversation('read', readRequest, async ({ conversation, body: { seq }, reply }) => {
    if (seq > conversation.readByAgent) {
      await store.markRead(conversation.id, 'agent', seq)
      live.tell(conversation.id, { kind: 'read', from: 'agent', seq })
    }
    return reply.code(204).send()
  })

  addAttachmentRoutes(app, {
    ...{ path: '/api/desk/conversations/:id', isFlood: () => false, store, files, clock },
    async owner(request: FastifyRequest) {
      const { id } = request.params as { id: string }
      return (await store.conversation(id)) && { conversation: id, from: 'agent' }
    },
  })

  app.get<{ Querystring: Partial<Record<string, unknown>> }>('/api/desk/stream', (request, reply) => {
    const { locales: wanted, available, after } = request.query
    const answered = String(wanted ?? '')
      .split(',')
      .filter((locale) => locales.includes(locale))
    live.stream(request, reply, {
      conversation: null,
      agent: agentOf(request),
      name: nameOf(request),
      shows: (entry) => entry,
      present: available === '1' ? answered : [],
      after: /^\d{1,15}$/.test(String(after)) ? Number(after) : 0,
      presenceOf: locales,
    })
  })
}

function unknown(reply: FastifyReply): FastifyReply {
  return problem(reply, 404, 'unknown_conversation', 'There is no conversation with this number. Reload the queue.')
}

/** Somebody else answers it: who, for the screen, beside the sentence. */
function isHeld(reply: FastifyReply, assignee: string): FastifyReply {
  const message =
    assignee === ''
      ? 'Nobody holds this conversation any more. Look at it again and take it.'
      : `${assignee} answers this conversation. Take it over first, or leave a note.`
  return reply.code(409).send({ error: { code: 'held', message }, assignee })
}

function merged(reply: FastifyReply): FastifyReply {
  return problem(reply, 409, 'merged', 'This conversation was merged into another. Answer there.')
}
