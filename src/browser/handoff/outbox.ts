import type { Attachment } from '../../core/attachments.ts'
import type { Entry } from '../../core/handoff.ts'

/** Messages on their way: sent one after the other in their order, again with the same key until they are stored. */

export interface Outgoing {
  /** Made once by the sender; the server takes the same key only once. */
  key: string
  /** A note is for colleagues. */
  kind: 'message' | 'note'
  text: string
  /** They go ahead of their message, see uploads.ts. */
  attachments: readonly Attachment[]
  at: number
  state: 'sending' | 'waiting' | 'refused'
  /** Why it was refused, in the server's words. */
  reason: string
}

/** What became of one attempt. */
export type Delivery = { kind: 'stored'; entry: Entry } | { kind: 'failed' } | { kind: 'refused'; reason: string }

export interface OutboxParts {
  deliver(message: Outgoing): Promise<Delivery>
  /** Where waiting messages outlive a reload. */
  load(): Outgoing[]
  save(messages: readonly Outgoing[]): void
  stored(entry: Entry): void
  changed(messages: readonly Outgoing[]): void
}

export interface Outbox {
  add(text: string, attachments: readonly Attachment[]): void
  addNote(text: string): void
  /** Tries again now, also what was refused when its key is given. */
  retry(key: string | null): void
  discard(key: string): void
  messages(): readonly Outgoing[]
}

const PAUSES = [1_000, 2_000, 5_000, 10_000, 20_000]

export function createOutbox({ deliver, load, save, stored, changed }: OutboxParts): Outbox {
  let messages: readonly Outgoing[] = load().map((message) =>
    message.state === 'sending' ? { ...message, state: 'waiting' } : message,
  )
  let running = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function change(next: readonly Outgoing[]): void {
    messages = next
    save(messages)
    changed(messages)
  }

  function mark(key: string, state: Outgoing['state'], reason: string): void {
    change(messages.map((message) => (message.key === key ? { ...message, state, reason } : message)))
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    clearTimeout(timer)
    for (let next = waiting(); next; next = waiting()) {
      mark(next.key, 'sending', '')
      const outcome = await deliver(next)
      if (outcome.kind === 'failed') {
        mark(next.key, 'waiting', '')
        timer = setTimeout(() => void run(), PAUSES[Math.min(failures, PAUSES.length - 1)])
        failures += 1
        break
      }
      failures = 0
      if (outcome.kind === 'refused') mark(next.key, 'refused', outcome.reason)
      else {
        stored(outcome.entry)
        change(messages.filter(({ key }) => key !== next.key))
      }
    }
    running = false
  }

  function put(said: Pick<Outgoing, 'kind' | 'text' | 'attachments'>): void {
    change([...messages, { ...said, key: newKey(), at: Date.now(), state: 'waiting', reason: '' }])
    void run()
  }

  const waiting = () => messages.find(({ state }) => state === 'waiting')

  // Not before the caller has its outbox.
  queueMicrotask(() => void run())
  return {
    messages: () => messages,
    add: (text, attachments) => put({ kind: 'message', text, attachments }),
    addNote: (text) => put({ kind: 'note', text, attachments: [] }),
    retry(key) {
      if (key !== null) mark(key, 'waiting', '')
      void run()
    },
    discard(key) {
      change(messages.filter((message) => message.key !== key))
    },
  }
}

/** A fresh key of 128 random bits. */
export function newKey(): string {
  return randomText(16)
}

/** Random bytes in base64url. */
export function randomText(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
