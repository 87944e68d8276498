import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Entry } from '../core/handoff.ts'
import type { Store } from '../store/store.ts'
import { createPresence } from './presence.ts'

/**
 * Server-sent events for client and desk. An entry's number is the stream's id. A stream always reads on from the last
 * number it sent, and an announcement only wakes it: so nothing is lost, doubled or out of order, whatever happened meanwhile.
 */

const HEARTBEAT = 15_000
const PAGE = 100

export interface Live {
  /** Wakes everybody who listens to the entry's conversation; call it after the store's commit. */
  announce(entry: Entry): void
  /** Tells who looks at a conversation something that is true for a moment only; it is not kept. */
  tell(conversation: string, event: Passing): void
  /** Who is connected, by name, with the locales they answer chats in now. */
  agents(): { name: string; locales: string[] }[]
  /** Whether somebody answers in a locale: connected now, or until a moment ago. */
  isPresent(locale: string): boolean
  /** Answers a request with a stream that begins after its `Last-Event-ID`, else after `after`. */
  stream(request: FastifyRequest, reply: FastifyReply, wanted: Wanted): void
  /** Ends the streams of an agent who signed out. */
  endAgent(agent: string): void
  /** Ends every stream, so that the server can close. */
  close(): void
}

export interface Wanted {
  /** Null: of all conversations. */
  conversation: string | null
  /** Who answers, as a name that stays the same over connections; empty for a client. */
  agent: string
  /** The agent's name, as colleagues know it; empty for a client. */
  name: string
  /** An entry as this listener is told it; null when it is not. */
  shows(entry: Entry): Entry | null
  /** Locales that this connection makes present; none for a client. */
  present: readonly string[]
  after: number
  /** Whose presence is told on the stream. */
  presenceOf: readonly string[]
}

/** That a side types, or how far it has read. */
export type Passing =
  | { kind: 'typing'; from: Entry['from']; who: string; typing: boolean }
  | { kind: 'read'; from: Entry['from']; seq: number }

interface Listener {
  conversation: string | null
  agent: string
  tell(conversation: string, event: Passing): void
  wake(): void
  tellPresence(): void
  end(): void
}

/** A hub over one store. */
export function createLive(store: Store, clock: () => number): Live {
  const listeners = new Set<Listener>()
  const presence = createPresence(clock, () => {
    for (const listener of listeners) listener.tellPresence()
  })

  return {
    isPresent: presence.isPresent,

    announce({ conversation }) {
      for (const listener of listeners)
        if (listener.conversation === null || listener.conversation === conversation) listener.wake()
    },

    tell(conversation, event) {
      for (const listener of listeners) listener.tell(conversation, event)
    },

    agents: presence.agents,

    stream(request, reply, { conversation, agent, name, shows, present, after, presenceOf }) {
      const { write, drained } = openEventStream(reply)
      const read = keepReading({ store, conversation, from: startingPoint(request, after), shows, write, drained })
      const told = new Map<string, string>()
      /** Tells what is so now, unless this listener knows. */
      const tellState = (kind: 'presence' | 'agents', state: unknown) => {
        const text = JSON.stringify(state)
        if (text !== told.get(kind)) write(`event: ${kind}\ndata: ${text}\n\n`)
        told.set(kind, text)
      }
      const listener: Listener = {
        conversation,
        agent,
        tell(about, { kind, ...event }) {
          if (conversation !== null && conversation !== about) return
          // Clients are not told which agent it is.
          const shown = conversation === null || !('who' in event) ? event : { ...event, who: '' }
          write(`event: ${kind}\ndata: ${JSON.stringify({ conversation: about, ...shown })}\n\n`)
        },
        wake() {
          // When the store fails, the client connects again and is told from its last entry on.
          read().catch(() => listener.end())
        },
        tellPresence() {
          const locales = presenceOf.filter(presence.isPresent)
          tellState('presence', { present: locales.length > 0, locales })
          if (conversation === null) tellState('agents', presence.agents())
        },
        end() {
          if (!listeners.delete(listener)) return
          clearInterval(heartbeat)
          leave()
          reply.raw.end()
        },
      }
      listeners.add(listener)
      // As an event, so that a page notices a connection that died without a word.
      const heartbeat = setInterval(() => write('event: beat\ndata: 1\n\n'), HEARTBEAT)
      const leave = agent === '' ? () => undefined : presence.arrive(agent, name, present)
      reply.raw.on('close', listener.end)
      listener.tellPresence()
      listener.wake()
    },

    endAgent(agent) {
      for (const listener of [...listeners]) if (listener.agent === agent) listener.end()
    },

    close() {
      for (const listener of [...listeners]) listener.end()
    },
  }
}

interface EventStream {
  write(text: string): void
  /** Resolves when a slow reader has taken what waits for it, or has left. */
  drained(): Promise<void>
}

/** Takes the reply over as a stream of events. */
function openEventStream(reply: FastifyReply): EventStream {
  reply.hijack()
  const { raw } = reply
  // Nobody else writes them now: what holds for every answer, and who of other sites may read it.
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies that collect an answer before they pass it on would hold the stream back.
    'x-accel-buffering': 'no',
    // The connection ends with its stream, so that an idle one does not hold up the end of the server.
    connection: 'close',
  })
  raw.on('error', () => raw.destroy())
  const write = (text: string) => {
    if (!raw.writableEnded && !raw.destroyed) raw.write(text)
  }
  write('retry: 1000\n\n')
  return {
    write,
    async drained() {
      if (!raw.writableNeedDrain || raw.destroyed) return
      await new Promise<void>((resolve) => {
        raw.once('drain', resolve)
        raw.once('close', resolve)
      })
    },
  }
}

interface Reading extends EventStream {
  store: Store
  conversation: string | null
  from: number
  shows(entry: Entry): Entry | null
}

/** Answers a function that sends everything after the last entry sent; called while it runs, it goes round once more. */
function keepReading({ store, conversation, from, shows, write, drained }: Reading): () => Promise<void> {
  let sent = from
  let reading = false
  let again = false

  return async () => {
    again = true
    if (reading) return
    reading = true
    while (again) {
      again = false
      const page = await store.entriesAfter(sent, conversation, PAGE)
      for (const entry of page) {
        sent = entry.seq
        const shown = shows(entry)
        if (shown) write(`id: ${entry.seq}\nevent: entry\ndata: ${JSON.stringify(shown)}\n\n`)
      }
      await drained()
      again ||= page.length === PAGE
    }
    reading = false
  }
}

function startingPoint(request: FastifyRequest, after: number): number {
  const header = request.headers['last-event-id']
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : after
}
