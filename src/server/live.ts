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
  /** Locales that this connection makes present; none for a client. */
  present: readonly string[]
  after: number
  /** Whose presence is told on the stream. */
  presenceOf: readonly string[]
}

interface Listener {
  conversation: string | null
  agent: string
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

    stream(request, reply, { conversation, agent, present, after, presenceOf }) {
      const { write, drained } = openEventStream(reply)
      const read = keepReading({ store, conversation, from: startingPoint(request, after), write, drained })
      let told = ''
      const listener: Listener = {
        conversation,
        agent,
        wake() {
          // When the store fails, the client connects again and is told from its last entry on.
          read().catch(() => listener.end())
        },
        tellPresence() {
          const locales = presenceOf.filter(presence.isPresent)
          const text = JSON.stringify({ present: locales.length > 0, locales })
          if (text !== told) write(`event: presence\ndata: ${text}\n\n`)
          told = text
        },
        end() {
          if (!listeners.delete(listener)) return
          clearInterval(heartbeat)
          leave()
          reply.raw.end()
        },
      }
      listeners.add(listener)
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT)
      const leave = agent === '' ? () => undefined : presence.arrive(agent, present)
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
}

/** Answers a function that sends everything after the last entry sent; called while it runs, it goes round once more. */
function keepReading({ store, conversation, from, write, drained }: Reading): () => Promise<void> {
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
        write(`id: ${entry.seq}\nevent: entry\ndata: ${JSON.stringify(entry)}\n\n`)
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
