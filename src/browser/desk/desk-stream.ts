import type { Entry } from '../../core/handoff.ts'
import type { Connection } from '../handoff/live.ts'
import type { Preferences } from './preferences.ts'

interface StreamParts {
  preferences(): Preferences
  after(): number
  entry(entry: Entry): void
  connection(state: Connection): void
  /** The server refused the stream: signed out, or failing. */
  refused(): void
}

/** Every entry as it comes, and the agent's presence: being connected and available is what makes the chat open. */
export function openDeskStream({ preferences, after, entry, connection, refused }: StreamParts): {
  reopen(): void
  close(): void
} {
  let source: EventSource | null = null

  function open(): void {
    source?.close()
    const { available, answering } = preferences()
    const query = new URLSearchParams({
      locales: answering.join(','),
      available: available && answering.length > 0 ? '1' : '0',
      after: String(after()),
    })
    const stream = new EventSource(`/api/desk/stream?${query}`)
    source = stream
    stream.addEventListener('open', () => connection('open'))
    stream.addEventListener('entry', (event) => entry(JSON.parse(event.data)))
    stream.addEventListener('error', () => {
      if (stream !== source) return
      connection('lost')
      if (stream.readyState === EventSource.CLOSED) refused()
    })
  }

  return {
    reopen: open,
    close() {
      source?.close()
      source = null
    },
  }
}
