import type { Attachment } from '../../core/attachments.ts'
import type { Entry } from '../../core/handoff.ts'
import type { ConversationKey } from '../handoff/conversation-link.ts'
import type { ClientConversation } from '../handoff/conversation-view.tsx'
import { againOrRefused, deliver, openUploads } from '../handoff/deliver.ts'
import { keep, readOutgoing } from '../handoff/kept.ts'
import { type Connection, openLive } from '../handoff/live.ts'
import { createOutbox, type Outgoing } from '../handoff/outbox.ts'
import type { CsatReason } from '../handoff/rating.tsx'
import { isPassing, posting, request } from '../handoff/request.ts'
import { lastSeq, takeEntries } from '../handoff/thread.ts'
import { createTyping, createTypists, type Typing } from '../handoff/typing.ts'
import type { Uploads } from '../handoff/uploads.ts'
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
  /** An agent types. */
  isTyping: boolean
  connection: Connection
  /** The agent's messages that were not seen yet. */
  unread: number
}

export interface Talk {
  key: ConversationKey
  state(): TalkState
  uploads: Uploads
  typing: Typing
  send(text: string, attachments: readonly Attachment[]): void
  retry(key: string): void
  discard(key: string): void
  /** Gives a score; false when it did not arrive. */
  rate(score: number, reason: CsatReason): Promise<boolean>
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
    isTyping: false,
    connection: 'connecting',
    unread: 0,
  }
  /** How far the desk was told that the client has read. */
  let readTo = 0
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
    tellRead()
    changed(state)
  }

  /** The desk is told how far the client has read. */
  function tellRead(): void {
    const { entries, conversation } = state
    const seq =
      entries.findLast((entry) => entry.from === 'agent' && entry.kind === 'message' && entry.seq <= seen)?.seq ?? 0
    if (seq <= Math.max(readTo, conversation?.readByClient ?? 0)) return
    readTo = seq
    void request(`${path}/read`, posting({ seq }, headers))
  }

  function take(more: readonly Entry[]): void {
    const last = lastSeq(state.entries)
    change({ entries: takeEntries(state.entries, more) })
    const isNews = state.entries.some(({ seq, from, kind }) => seq > last && from === 'agent' && kind === 'message')
    if (isNews) typists.told('agent', false)
    if (isNews && state.phase === 'ready') arrived(state.unread)
  }

  const way = { path, headers }
  const uploads = openUploads(way, `guidepost:files:${id}`, () => change({}))
  const typing = createTyping((typing) => void request(`${path}/typing`, posting({ typing }, headers)))
  const typists = createTypists(() => change({ isTyping: typists.names().length > 0 }))
  const kept = `guidepost:outbox:${id}`
  const outbox = createOutbox({
    load: () => readOutgoing(kept),
    save: (messages) => keep(kept, messages),
    changed: (outgoing) => change({ outgoing }),
    stored: (entry) => take([entry]),
    deliver: (message) => deliver(way, uploads, message, againOrRefused),
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
      typing: (typing) => typists.told('agent', typing),
      seen: (readByAgent) => change({ conversation: state.conversation && { ...state.conversation, readByAgent } }),
      connection(connection) {
        // What could not be told while it was lost is told now.
        if (connection === 'open') readTo = 0
        change({ connection })
        if (connection === 'open') outbox.retry(null)
      },
      gone: () => change({ phase: 'gone' }),
    })
  }

  const again = () => {
    live?.reconnect()
    uploads.retry()
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
    uploads,
    typing,
    send: outbox.add,
    retry: outbox.retry,
    discard: outbox.discard,
    async rate(score, reason) {
      const answer = await request<{ entry: Entry }>(`${path}/rating`, posting({ score, reason }, headers))
      if (answer.kind !== 'answered') return false
      change({ conversation: state.conversation && { ...state.conversation, scoreReason: reason } })
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
