import type { Entry } from '../../core/handoff.ts'
import type { Connection } from '../handoff/live.ts'
import type { Preferences } from './preferences.ts'

/** Who is at the desk, with the locales they answer chats in now. */
export interface Agent {
  name: string
  locales: string[]
}

/** That one types in a conversation; `who` is empty for a client. */
export interface TypingTold {
  conversation: string
  from: Entry['from']
  who: string
  typing: boolean
}

/** How far a side has read a conversation. */
export interface ReadTold {
  conversation: string
  from: Entry['from']
  seq: number
}

interface StreamParts {
  preferences(): Preferences
  after(): number
  entry(entry: Entry): void
  typing(told: TypingTold): void
  read(told: ReadTold): void
  agents(agents: Agent[]): void
  connection(state: Connection): void
  /** The server refused the stream: signed out, or failing. */
  refused(): void
}

const SILENCE = 50_000

/** Every entry as it comes, and the agent's presence: being connected and available is what makes the chat open. */
export function openDeskStream(parts: StreamParts): { reopen(): void; close(): void } {
  let source: EventSource | null = null
  let watch: ReturnType<typeof setTimeout> | undefined

  /** The server is heard every quarter of a minute; a connection that is silent for longer died without a word. */
  function heard(): void {
    clearTimeout(watch)
    watch = setTimeout(open, SILENCE)
  }

  function open(): void {
    source?.close()
    heard()
    const { available, answering } = parts.preferences()
    const query = new URLSearchParams({
      locales: answering.join(','),
      available: available && answering.length > 0 ? '1' : '0',
      after: String(parts.after()),
    })
    const stream = new EventSource(`/api/desk/stream?${query}`)
    source = stream
    for (const kind of ['open', 'beat', 'entry']) stream.addEventListener(kind, heard)
    stream.addEventListener('open', () => parts.connection('open'))
    stream.addEventListener('entry', (event) => parts.entry(JSON.parse(event.data)))
    stream.addEventListener('typing', (event) => parts.typing(JSON.parse(event.data)))
    stream.addEventListener('read', (event) => parts.read(JSON.parse(event.data)))
    stream.addEventListener('agents', (event) => parts.agents(JSON.parse(event.data)))
    stream.addEventListener('error', () => {
      if (stream !== source) return
      parts.connection('lost')
      if (stream.readyState === EventSource.CLOSED) parts.refused()
    })
  }

  return {
    reopen: open,
    close() {
      clearTimeout(watch)
      source?.close()
      source = null
    },
  }
}
