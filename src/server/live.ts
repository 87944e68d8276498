import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Entry } from '../core/handoff.ts'
import type { Store } from '../store/store.ts'

/**
 * Server-sent events for client and desk. An entry's number is the stream's id, so that a connection that comes back
 * with `Last-Event-ID` is told everything it missed, from the store, before anything new.
 */

const HEARTBEAT = 15_000
const GRACE = 20_000
const PAGE = 500

interface Listener {
  /** Null: of all conversations. */
  conversation: string | null
  /** The last entry that was sent. */
  sent: number
  send(entry: Entry): void
  sendPresence(): void
}

export interface Live {
  /** Tells everybody who listens; call it after the store's commit. */
  announce(entry: Entry): void
  /** Whether somebody answers in a locale: connected now, or until a moment ago. */
  isPresent(locale: string): boolean
  /** Opens a stream on a request, beginning after `Last-Event-ID` or `after`. */
  stream(request: FastifyRequest, reply: FastifyReply, wanted: Wanted): Promise<void>
  /** Ends every stream, so that the server can close. */
  close(): void
}

export interface Wanted {
  conversation: string | null
  /** Locales that this connection makes present; none for a client. */
  present: readonly string[]
  /** Where to begin when the request has no `Last-Event-ID`. */
  after: number
  /** Whose presence is told on the stream. */
  presenceOf: readonly string[]
}

/** A hub over one store. */
export function createLive(store: Store, clock: () => number): Live {
  const listeners = new Set<Listener>()
  const endings = new Set<() => void>()
  const connected = new Map<string, number>()
  const leftAt = new Map<string, number>()

  const isPresent = (locale: string) => (connected.get(locale) ?? 0) > 0 || clock() - (leftAt.get(locale) ?? Number.NEGATIVE_INFINITY) < GRACE
  const tellPresence = () => {
    for (const listener of listeners) listener.sendPresence()
  }

  function arrive(locales: readonly string[]): void {
    for (const locale of locales) connected.set(locale, (connected.get(locale) ?? 0) + 1)
    if (locales.length > 0) tellPresence()
  }

  function leave(locales: readonly string[]): void {
    for (const locale of locales) {
      connected.set(locale, (connected.get(locale) ?? 1) - 1)
      leftAt.set(locale, clock())
    }
    if (locales.length > 0) setTimeout(tellPresence, GRACE + 100).unref()
  }

  return {
    isPresent,

    announce(entry) {
      for (const listener of listeners)
        if (listener.conversation === null || listener.conversation === entry.conversation) listener.send(entry)
    },

    async stream(request, reply, { conversation, present, after, presenceOf }) {
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      })
      const write = (text: string) => {
        if (!raw.writableEnded) raw.write(text)
      }
      const waiting: Entry[] = []
      let caughtUp = false
      const listener: Listener = {
        conversation,
        sent: startingPoint(request, after),
        send(entry) {
          if (!caughtUp) waiting.push(entry)
          else if (entry.seq > listener.sent) {
            listener.sent = entry.seq
            write(`id: ${entry.seq}\nevent: entry\ndata: ${JSON.stringify(entry)}\n\n`)
          }
        },
        sendPresence() {
          write(`event: presence\ndata: ${JSON.stringify({ present: presenceOf.filter(isPresent) })}\n\n`)
        },
      }
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT)
      const end = () => {
        if (!endings.delete(end)) return
        clearInterval(heartbeat)
        listeners.delete(listener)
        leave(present)
        raw.end()
      }
      endings.add(end)
      listeners.add(listener)
      raw.on('close', end)
      write('retry: 1000\n\n')
      arrive(present)
      listener.sendPresence()

      try {
        for (let page = await store.entriesAfter(listener.sent, conversation, PAGE); page.length > 0; ) {
          caughtUp = true
          for (const entry of page) listener.send(entry)
          caughtUp = false
          page = page.length < PAGE ? [] : await store.entriesAfter(listener.sent, conversation, PAGE)
        }
        caughtUp = true
        for (const entry of waiting.sort((a, b) => a.seq - b.seq)) listener.send(entry)
      } catch {
        // The client connects again and is told from its last entry on.
        end()
      }
    },

    close() {
      for (const end of [...endings]) end()
    },
  }
}

function startingPoint(request: FastifyRequest, after: number): number {
  const header = request.headers['last-event-id']
  const number = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : after
  return number
}
