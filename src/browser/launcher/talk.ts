import type { Entry } from '../../core/handoff.ts'
import type { ConversationKey } from '../handoff/conversation-link.ts'
import type { ClientConversation } from '../handoff/conversation-view.tsx'
import { isOutgoingList, keep, readKept } from '../handoff/kept.ts'
import { type Connection, openLive } from '../handoff/live.ts'
import { createOutbox, type Delivery, type Outgoing } from '../handoff/outbox.ts'
import { isPassing, posting, request } from '../handoff/request.ts'
import { lastSeq, takeEntries } from '../handoff/thread.ts'
import { isKeptTalk, KEPT_TALK, readKeptIf } from './kept.ts'

/** The conversation of this tab: followed while the launcher is open or closed, and kept over the pages of the site. */

export interface TalkState {
  /** gone: the link no longer opens a conversation. */
  phase: 'loading' | 'unreachable' | 'ready' | 'gone'
  /** Null until it is loaded. */
  conversation: ClientConversation | null
  entries: readonly Entry[]
  outgoing: readonly Outgoing[]
  present: boolean
  connection: Connection
  /** The agent's messages that were not seen yet. */
  unread: number
}

export interface Talk {
  key: ConversationKey
  state(): TalkState
  send(text: string): void
  retry(key: string): void
  discard(key: string): void
  /** Gives a score; false when it did not arrive. */
  rate(score: number): Promise<boolean>
  /** The client looks at it: what came until now is read. */
  look(): void
  end(): void
}

interface TalkParts {
  key: ConversationKey
  /** Whether the client sees the messages now. */
  isLooking(): boolean
  changed(state: TalkState): void
  /** Told of messages of an agent that come while the page is open. */
  arrived(unread: number): void
}

const PAUSES = [2_000, 5_000, 15_000]

export function createTalk({ key, isLooking, changed, arrived }: TalkParts): Talk {
  const { id, secret } = key
  const path = `/api/conversations/${id}`
  const headers = { authorization: `Bearer ${secret}` }
  const before = readKeptIf(KEPT_TALK, isKeptTalk)
  let seen = before?.id === id ? before.seen : 0
  let state: TalkState = {
    phase: 'loading',
    conversation: null,
    entries: [],
    outgoing: [],
    present: false,
    connection: 'connecting',
    unread: 0,
  }
  let live: ReturnType<typeof openLive> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false

  function change(part: Partial<TalkState>): void {
    if (ended) return
    state = { ...state, ...part }
    if (isLooking()) seen = Math.max(seen, lastSeq(state.entries))
    const unread = state.entries.filter(({ seq, from, kind }) => seq > seen && from === 'agent' && kind === 'message')
    state = { ...state, unread: unread.length }
    keep(KEPT_TALK, { id, secret, seen })
    changed(state)
  }

  function take(more: readonly Entry[]): void {
    const last = lastSeq(state.entries)
    change({ entries: takeEntries(state.entries, more) })
    const isNews = state.entries.some(({ seq, from, kind }) => seq > last && from === 'agent' && kind === 'message')
    if (isNews && state.phase === 'ready') arrived(state.unread)
  }

  const kept = `guidepost:outbox:${id}`
  const outbox = createOutbox({
    load: () => readKept(kept, isOutgoingList, []),
    save: (messages) => keep(kept, messages),
    changed: (outgoing) => change({ outgoing }),
    stored: (entry) => take([entry]),
    async deliver(message): Promise<Delivery> {
      const body = { key: message.key, text: message.text }
      const answer = await request<{ entry: Entry }>(`${path}/messages`, posting(body, headers))
      if (answer.kind === 'answered') return { kind: 'stored', entry: answer.body.entry }
      if (answer.kind === 'refused' && !isPassing(answer.status)) return { kind: 'refused', reason: answer.message }
      return { kind: 'failed' }
    },
  })

  async function load(attempt: number): Promise<void> {
    const answer = await request<{ conversation: ClientConversation; entries: Entry[] }>(path, { headers })
    if (ended) return
    if (answer.kind === 'answered') {
      const { conversation, entries } = answer.body
      change({ conversation, entries: takeEntries([], entries), outgoing: outbox.messages() })
      change({ phase: 'ready' })
      connect()
      return
    }
    if (answer.kind === 'refused' && !isPassing(answer.status)) return change({ phase: 'gone' })
    change({ phase: 'unreachable' })
    timer = setTimeout(() => void load(attempt + 1), PAUSES[Math.min(attempt, PAUSES.length - 1)])
  }

  function connect(): void {
    live = openLive({
      path: `${path}/stream`,
      secret,
      after: () => lastSeq(state.entries),
      entry: (entry) => take([entry]),
      present: (present) => change({ present }),
      connection(connection) {
        change({ connection })
        if (connection === 'open') outbox.retry(null)
      },
      gone: () => change({ phase: 'gone' }),
    })
  }

  const again = () => {
    live?.reconnect()
    outbox.retry(null)
  }
  const shownAgain = (event: PageTransitionEvent) => {
    if (event.persisted) again()
  }
  addEventListener('online', again)
  addEventListener('pageshow', shownAgain)
  keep(KEPT_TALK, { id, secret, seen })
  void load(0)

  return {
    key,
    state: () => state,
    send: outbox.add,
    retry: outbox.retry,
    discard: outbox.discard,
    async rate(score) {
      const answer = await request<{ entry: Entry }>(`${path}/rating`, posting({ score }, headers))
      if (answer.kind !== 'answered') return false
      take([answer.body.entry])
      return true
    },
    look: () => change({}),
    end() {
      ended = true
      clearTimeout(timer)
      live?.close()
      removeEventListener('online', again)
      removeEventListener('pageshow', shownAgain)
    },
  }
}
