import type { Conversation, Entry } from '../../core/handoff.ts'
import { deliver, openUploads } from '../handoff/deliver.ts'
import { keep, readOutgoing } from '../handoff/kept.ts'
import type { Connection } from '../handoff/live.ts'
import { createOutbox, newKey, type Outbox } from '../handoff/outbox.ts'
import { type Answer, posting, request } from '../handoff/request.ts'
import { takeEntries } from '../handoff/thread.ts'
import { createTyping, type Typing } from '../handoff/typing.ts'
import type { Uploads } from '../handoff/uploads.ts'
import { openDeskStream } from './desk-stream.ts'
import { keepPreferences, type Preferences } from './preferences.ts'
import { type QueueFilter, withEntry } from './queue.ts'

export interface DeskState {
  phase: 'loading' | 'ready' | 'signed_out' | 'failed' | 'no_server'
  conversations: readonly Conversation[]
  selected: string | null
  /** The selected conversation's entries; null while they load, "failed" when they did not come. */
  entries: readonly Entry[] | 'failed' | null
  /** Conversations with something unread. */
  fresh: ReadonlySet<string>
  filter: QueueFilter
  connection: Connection
  preferences: Preferences
  solving: 'no' | 'now' | 'failed'
}

/** What is written in one conversation and not stored yet. */
export interface Desktop {
  outbox: Outbox
  uploads: Uploads
  typing: Typing
}

export interface Desk {
  state(): DeskState
  /** Of the selected conversation. */
  desktop(): Desktop | null
  load(): Promise<void>
  select(id: string | null): Promise<void>
  solve(): Promise<void>
  setFilter(filter: QueueFilter): void
  setPreferences(preferences: Preferences): void
  /** The screen is looked at again: what is open counts as read. */
  looked(): void
}

const PAUSE = 5_000

/** The desk's state and what changes it; `changed` is told of each change, `news` of each message of a client. */
export function createDesk(preferences: Preferences, changed: () => void, news: (entry: Entry) => void): Desk {
  let state: DeskState = {
    phase: 'loading',
    conversations: [],
    selected: null,
    entries: null,
    fresh: new Set(),
    filter: { state: 'open', locale: '' },
    connection: 'connecting',
    preferences,
    solving: 'no',
  }
  const desktops = new Map<string, Desktop>()
  let seen = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function change(part: Partial<DeskState>): void {
    state = { ...state, ...part }
    changed()
  }

  const stream = openDeskStream({
    preferences: () => state.preferences,
    after: () => seen,
    entry: (entry) => void take(entry),
    connection: (connection) => change({ connection }),
    refused: () => later(),
  })

  function later(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void load(), PAUSE)
  }

  async function load(): Promise<void> {
    clearTimeout(timer)
    const answer = await request<{ conversations: Conversation[] }>('/api/desk/conversations', {})
    if (answer.kind !== 'answered') {
      stream.close()
      const phase = troubleOf(answer)
      if (phase === 'failed') later()
      // What is on the screen stays there while the server is away for a moment.
      return change(phase === 'failed' && state.phase === 'ready' ? { connection: 'lost' } : { phase })
    }
    const { conversations } = answer.body
    seen = Math.max(seen, ...conversations.map(({ last }) => last.seq))
    change({ phase: 'ready', conversations })
    if (state.selected !== null) await loadThread(state.selected)
    stream.reopen()
  }

  async function loadThread(id: string): Promise<void> {
    const answer = await request<{ conversation: Conversation; entries: Entry[] }>(`/api/desk/conversations/${id}`, {})
    if (state.selected !== id) return
    if (answer.kind === 'answered') {
      const known = Array.isArray(state.entries) ? state.entries : []
      return change({ entries: takeEntries(known, answer.body.entries) })
    }
    if (answer.kind === 'refused' && answer.status === 401) change({ phase: 'signed_out' })
    else if (!Array.isArray(state.entries)) change({ entries: 'failed' })
  }

  async function take(entry: Entry): Promise<void> {
    const isNew = entry.seq > seen
    seen = Math.max(seen, entry.seq)
    const isKnown = state.conversations.some(({ id }) => id === entry.conversation)
    if (!isKnown) await addConversation(entry.conversation)
    const isOpen = state.selected === entry.conversation
    const isNews = isNew && entry.from === 'client' && entry.kind === 'message'
    change({
      conversations: state.conversations.map((known) =>
        known.id === entry.conversation ? withEntry(known, entry) : known,
      ),
      entries: isOpen && Array.isArray(state.entries) ? takeEntries(state.entries, [entry]) : state.entries,
      fresh: isNews && (!isOpen || document.hidden) ? new Set([...state.fresh, entry.conversation]) : state.fresh,
    })
    if (isNews) news(entry)
  }

  async function addConversation(id: string): Promise<void> {
    const answer = await request<{ conversation: Conversation }>(`/api/desk/conversations/${id}`, {})
    if (answer.kind !== 'answered') return later()
    const { conversation } = answer.body
    change({ conversations: [...state.conversations.filter((known) => known.id !== id), conversation] })
  }

  function openDesktop(id: string): Desktop {
    const known = desktops.get(id)
    if (known) return known
    const kept = `guidepost:outbox:desk:${id}`
    const way = { path: `/api/desk/conversations/${id}`, headers: {} }
    const uploads = openUploads(way, `guidepost:files:desk:${id}`, changed)
    const outbox = createOutbox({
      load: () => readOutgoing(kept),
      save: (messages) => keep(kept, messages),
      changed: () => changed(),
      stored: (entry) => void take(entry),
      deliver: (message) => deliver(way, uploads, message, ({ message }) => message),
    })
    const typing = createTyping((typing) => void request(`${way.path}/typing`, posting({ typing }, {})))
    const desktop = { outbox, uploads, typing }
    desktops.set(id, desktop)
    return desktop
  }

  return {
    state: () => state,
    desktop: () => (state.selected === null ? null : openDesktop(state.selected)),
    load,
    async select(id) {
      if (id === null) return change({ selected: null, entries: null, solving: 'no' })
      const fresh = new Set([...state.fresh].filter((other) => other !== id))
      change({ selected: id, entries: state.selected === id ? state.entries : null, fresh, solving: 'no' })
      await loadThread(id)
    },
    async solve() {
      const { selected: id, solving } = state
      if (id === null || solving === 'now') return
      change({ solving: 'now' })
      const answer = await request<{ entry: Entry }>(
        `/api/desk/conversations/${id}/solve`,
        posting({ key: newKey() }, {}),
      )
      if (answer.kind === 'answered') await take(answer.body.entry)
      change({ solving: answer.kind === 'answered' ? 'no' : 'failed' })
    },
    setFilter: (filter) => change({ filter }),
    setPreferences(next) {
      const { available, answering } = state.preferences
      const isSame = available === next.available && answering.join() === next.answering.join()
      keepPreferences(next)
      change({ preferences: next })
      if (!isSame && state.phase === 'ready') stream.reopen()
    },
    looked() {
      if (state.selected !== null && state.fresh.has(state.selected))
        change({ fresh: new Set([...state.fresh].filter((id) => id !== state.selected)) })
    },
  }
}

function troubleOf(answer: Exclude<Answer<unknown>, { kind: 'answered' }>): DeskState['phase'] {
  if (answer.kind === 'foreign') return 'no_server'
  return answer.kind === 'refused' && answer.status === 401 ? 'signed_out' : 'failed'
}
