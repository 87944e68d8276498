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
  connection(state: Connection): void
  /** The conversation is not there for this secret. */
  gone(): void
}

const PAUSES = [1_000, 3_000, 10_000, 30_000]

/** Opens the stream and keeps it open until it is closed. */
export function openLive(parts: LiveParts): { reconnect(): void; close(): void } {
  let source: EventSource | null = null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect(): void {
    clearTimeout(timer)
    source?.close()
    const stream = new EventSource(`${HOME}${parts.path}`, {
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          headers: { 'Last-Event-ID': String(parts.after()), ...init.headers, Authorization: `Bearer ${parts.secret}` },
        }),
    })
    source = stream
    stream.addEventListener('open', () => {
      failures = 0
      parts.connection('open')
    })
    stream.addEventListener('entry', (event) => parts.entry(JSON.parse(event.data)))
    stream.addEventListener('presence', (event) => parts.present(readPresence(event.data)))
    stream.addEventListener('error', (event) => {
      if (event.code === 404) {
        stream.close()
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

  connect()
  return {
    reconnect: connect,
    close() {
      clearTimeout(timer)
      source?.close()
    },
  }
}

/** Whether anybody is at the desk: the stream tells the locales that have somebody. */
export function readPresence(data: string): boolean {
  const told: unknown = JSON.parse(data)
  const present = isRecord(told) ? told['present'] : false
  return Array.isArray(present) ? present.length > 0 : present === true
}
