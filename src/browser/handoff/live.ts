import { EventSource } from 'eventsource'
import type { Entry } from '../../core/handoff.ts'
import { HOME } from '../home.ts'
import { isRecord } from './request.ts'

/** A conversation's event stream with the secret in a header; what a dropped connection missed comes with the next one. */

export type Connection = 'connecting' | 'open' | 'lost'

export interface LiveParts {
  path: string
  secret: string
  /** The last entry's number that is known already, asked at every connection. */
  after(): number
  entry(entry: Entry): void
  present(present: boolean): void
  /** The other side begins or stops typing. */
  typing(typing: boolean): void
  /** The other side has seen everything up to this number. */
  seen(seq: number): void
  connection(state: Connection): void
  /** The conversation is not there for this secret. */
  gone(): void
}

const PAUSES = [1_000, 3_000, 10_000, 30_000]
/** The server says every 15 s that it is there. A connection that is silent for longer is dead, though nobody closed it. */
const SILENCE = 40_000

/** Opens the stream and keeps it open until it is closed. */
export function openLive(parts: LiveParts): { reconnect(): void; close(): void } {
  let source: EventSource | null = null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined

  function heard(): void {
    clearTimeout(silence)
    silence = setTimeout(() => {
      parts.connection('lost')
      connect()
    }, SILENCE)
  }

  function connect(): void {
    clearTimeout(timer)
    source?.close()
    heard()
    const stream = new EventSource(`${HOME}${parts.path}`, {
      fetch: async (url, init) => {
        const headers = { 'Last-Event-ID': String(parts.after()), ...init.headers }
        const response = await fetch(url, { ...init, headers: { ...headers, Authorization: `Bearer ${parts.secret}` } })
        return listening(response, heard)
      },
    })
    source = stream
    stream.addEventListener('open', () => {
      failures = 0
      parts.connection('open')
    })
    stream.addEventListener('entry', (event) => parts.entry(JSON.parse(event.data)))
    stream.addEventListener('presence', (event) => parts.present(readPresence(event.data)))
    stream.addEventListener('typing', (event) => {
      const { from, typing } = readTold(event.data)
      if (from === 'agent') parts.typing(typing === true)
    })
    stream.addEventListener('read', (event) => {
      const { from, seq } = readTold(event.data)
      if (from === 'agent' && typeof seq === 'number') parts.seen(seq)
    })
    stream.addEventListener('error', (event) => {
      if (event.code === 404) {
        close()
        parts.gone()
        return
      }
      parts.connection('lost')
      // The library reconnects by itself after a drop, but not after an answer other than 200.
      if (stream.readyState === EventSource.CLOSED) {
        timer = setTimeout(connect, PAUSES[Math.min(failures, PAUSES.length - 1)])
        failures += 1
      }
    })
  }

  function close(): void {
    clearTimeout(timer)
    clearTimeout(silence)
    source?.close()
  }

  connect()
  return { reconnect: connect, close }
}

/** An answer of which each piece is heard. */
function listening({ body, url, status, redirected, headers }: Response, heard: () => void) {
  const ears = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, passed) {
      heard()
      passed.enqueue(piece)
    },
  })
  return { body: body ? body.pipeThrough(ears) : null, url, status, redirected, headers }
}

function readTold(data: string): Record<string, unknown> {
  const told: unknown = JSON.parse(data)
  return isRecord(told) ? told : {}
}

/** Whether anybody is at the desk: the stream tells the locales that have somebody. */
export function readPresence(data: string): boolean {
  const told: unknown = JSON.parse(data)
  const present = isRecord(told) ? told['present'] : false
  return Array.isArray(present) ? present.length > 0 : present === true
}
