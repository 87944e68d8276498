import type { Conversation, Entry } from '../../core/handoff.ts'
import type { Connection } from '../handoff/live.ts'
import { type Answer, posting, request } from '../handoff/request.ts'
import { takeEntries } from '../handoff/thread.ts'
import { createTypists, type Typists } from '../handoff/typing.ts'
import { type Acts, createActs, type Notice } from './acts.ts'
import { type Agent, openDeskStream } from './desk-stream.ts'
import { type Desktop, openDesktop, pathOf } from './desktop.ts'
import { keepFilter, keepPreferences, type Preferences } from './preferences.ts'
import { isCopied, type QueueFilter, withEntry, withRead } from './queue.ts'

/** Entries as they were read: null while they are on their way, "failed" when they did not come. */
export type Read = readonly Entry[] | 'failed' | null

export type Pane = 'queue' | 'conversation' | 'packet'
export type DialogName = 'hand_over' | 'topic' | 'merge'

export interface DeskState {
  phase: 'loading' | 'ready' | 'signed_out' | 'failed' | 'no_server'
  /** The agent's own name. */
  me: string
  agents: readonly Agent[]
  conversations: ReadonlyMap<string, Conversation>
  selected: string | null
  entries: Read
  /** What came before the selected conversation, newest first. */
  earlier: readonly Conversation[]
  /** One of those, opened beside it to be read. */
  beside: { conversation: Conversation; entries: Read } | null
  /** The pane that is seen where there is room for one. */
  pane: Pane
  dialog: DialogName | null
  /** What the agent writes: to the client or to colleagues. */
  writing: 'reply' | 'note'
  filter: QueueFilter
  /** What the server found by the filter's text. */
  found: ReadonlySet<string>
  connection: Connection
  preferences: Preferences
  isBusy: boolean
  notice: Notice | null
  /** Whether there are more conversations than the server lists at once. */
  isCut: boolean
  /** ms since the epoch, now and then: waiting times grow while nothing else happens. */
  now: number
}

export interface Desk extends Acts {
  state(): DeskState
  /** Of the selected conversation. */
  desktop(): Desktop | null
  /** Who types in the selected conversation: colleagues by name, the client by none. */
  typists(): string[]
  load(): Promise<void>
  select(id: string | null): Promise<void>
  /** Opens an earlier conversation beside the selected one; null closes it. */
  readBeside(conversation: Conversation | null): Promise<void>
  setFilter(filter: QueueFilter): void
  setPreferences(preferences: Preferences): void
  show(part: Partial<Pick<DeskState, 'pane' | 'dialog' | 'writing' | 'notice'>>): void
  undo(): Promise<void>
  /** The screen is looked at: what is open counts as read. */
  looked(): void
  tick(): void
}

export interface DeskParts {
  preferences: Preferences
  filter: QueueFilter
  changed(): void
  /** A client said something just now. */
  news(conversation: Conversation, entry: Entry): void
  /** Somebody else answers what a reply was meant for: the words for that. */
  heldText(assignee: string): string
  now(): number
  isLooking(): boolean
}

interface List {
  conversations: Conversation[]
  seq: number
  me: string
  agents: Agent[]
}

const PAUSE = 5_000
const SEARCH_PAUSE = 300
/** How many conversations the server lists at once. */
export const MOST_LISTED = 500
/** Entries that are remembered, for conversations that are read while they come. */
const MOST_RECENT = 500

/** The desk's state and what changes it. */
export function createDesk({ preferences, filter, changed, news, heldText, now, isLooking }: DeskParts): Desk {
  let state: DeskState = {
    ...{ phase: 'loading', me: '', agents: [], conversations: new Map(), connection: 'connecting', preferences },
    ...{ selected: null, entries: null, earlier: [], beside: null, pane: 'queue', dialog: null, writing: 'reply' },
    ...{ filter, found: new Set<string>(), isBusy: false, notice: null, isCut: false, now: now() },
  }
  const desktops = new Map<string, Desktop>()
  const typists = new Map<string, Typists>()
  let recent: readonly Entry[] = []
  let seen = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let searching: ReturnType<typeof setTimeout> | undefined
  let wasLost = false

  function change(part: Partial<DeskState>): void {
    state = { ...state, ...part }
    changed()
  }

  const signedOut = () => change({ phase: 'signed_out' })

  const stream = openDeskStream({
    preferences: () => state.preferences,
    after: () => seen,
    entry: (entry) => void hear(entry),
    typing: ({ conversation, who, typing }) => typistsOf(conversation).told(who, typing),
    read: ({ conversation, from, seq }) => update(conversation, (one) => withRead(one, from, seq)),
    agents: (agents) => change({ agents }),
    connection(connection) {
      change({ connection })
      // What passes for a moment only, such as who has read what, is not told again by the stream.
      if (connection === 'open' && wasLost) void load()
      wasLost = connection === 'lost'
    },
    refused: () => later(),
  })

  function later(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void load(), PAUSE)
  }

  function typistsOf(id: string): Typists {
    const known = typists.get(id) ?? createTypists(changed)
    typists.set(id, known)
    return known
  }

  function update(id: string, next: (conversation: Conversation) => Conversation): void {
    const known = state.conversations.get(id)
    const after = known && next(known)
    if (after && after !== known) change({ conversations: new Map(state.conversations).set(id, after) })
  }

  function put(conversations: readonly Conversation[]): void {
    const all = new Map(state.conversations)
    for (const told of conversations) {
      const { readByAgent, readByClient } = all.get(told.id) ?? told
      const read = withRead(withRead(told, 'agent', readByAgent), 'client', readByClient)
      // What came while this was on its way is newer than it, or the same once more.
      const later = recent.filter(({ conversation }) => conversation === told.id)
      all.set(told.id, later.reduce(withEntry, read))
    }
    change({ conversations: all })
  }

  /** Reads the queue; the stream begins where it ends, unless it is open and goes on by itself. */
  async function load(): Promise<void> {
    clearTimeout(timer)
    const answer = await request<List>('/api/desk/conversations', {})
    if (answer.kind !== 'answered') {
      const phase = troubleOf(answer)
      if (phase === 'failed') later()
      else stream.close()
      // What is on the screen stays there while the server is away for a moment.
      return change(phase === 'failed' && state.phase === 'ready' ? { connection: 'lost' } : { phase })
    }
    const { conversations, seq, me, agents } = answer.body
    const isFirst = state.phase !== 'ready'
    put(conversations)
    if (isFirst) readMissing('open', '')
    change({ phase: 'ready', me, agents, isCut: conversations.length >= MOST_LISTED })
    for (const desktop of desktops.values()) retry(desktop)
    if (state.selected !== null) await readThread(state.selected)
    if (!isFirst && state.connection === 'open') return
    seen = Math.max(seen, seq)
    stream.reopen()
  }

  async function readThread(id: string): Promise<void> {
    const answer = await readConversation(id)
    if (state.selected !== id) return
    if (answer) {
      const known = Array.isArray(state.entries) ? state.entries : []
      change({ entries: takeEntries(known, answer.entries), earlier: answer.earlier })
      markRead()
    } else if (!Array.isArray(state.entries)) change({ entries: 'failed' })
  }

  /** Reads one conversation, and keeps what it is now. */
  async function readConversation(id: string) {
    type Body = { conversation: Conversation; entries: Entry[]; earlier: Conversation[] }
    const answer = await request<Body>(pathOf(id), {})
    if (answer.kind === 'refused' && answer.status === 401) signedOut()
    if (answer.kind !== 'answered') return null
    put([answer.body.conversation])
    return answer.body
  }

  /** What the stream tells; everything of it is known up to the number of its last entry. */
  async function hear(entry: Entry): Promise<void> {
    const isNew = entry.seq > seen
    seen = Math.max(seen, entry.seq)
    await take(entry)
    const conversation = state.conversations.get(entry.conversation)
    if (!isNew || !conversation || entry.from !== 'client' || entry.kind !== 'message' || isCopied(entry)) return
    news(conversation, entry)
    if (state.selected === entry.conversation) markRead()
  }

  async function take(entry: Entry): Promise<void> {
    const id = entry.conversation
    recent = takeEntries(recent, [entry]).slice(-MOST_RECENT)
    if (!state.conversations.has(id)) {
      if (!(await readConversation(id))) return later()
    } else update(id, (one) => withEntry(one, entry))
    if (state.selected === id && Array.isArray(state.entries)) change({ entries: takeEntries(state.entries, [entry]) })
    if (entry.kind === 'message') typistsOf(id).told(entry.who, false)
    // Which messages came along, whose turn it is and what is closed, the server knows.
    if (entry.kind === 'merged') await Promise.all([readConversation(id), readConversation(entry.text)])
  }

  /** The last thing the client said is seen once its conversation is open and looked at. */
  function markRead(): void {
    const conversation = state.selected === null ? null : state.conversations.get(state.selected)
    if (!conversation || !isLooking() || !Array.isArray(state.entries)) return
    const { id, readByAgent } = conversation
    const last = state.entries.findLast(({ from }) => from === 'client')?.seq ?? 0
    if (last <= readByAgent) return
    update(id, (one) => withRead(one, 'agent', last))
    void request(`${pathOf(id)}/read`, posting({ seq: last }, {}))
  }

  function desktopOf(id: string): Desktop {
    const known = desktops.get(id)
    if (known) return known
    const desktop = openDesktop(id, { changed, stored: (entry) => void take(entry), heldText, signedOut })
    desktops.set(id, desktop)
    return desktop
  }

  function search(text: string): void {
    clearTimeout(searching)
    if (text.trim().length < 2) {
      change({ found: new Set() })
      return
    }
    searching = setTimeout(async () => {
      const query = new URLSearchParams({ text })
      const answer = await request<List>(`/api/desk/conversations?${query}`, {})
      if (answer.kind !== 'answered' || state.filter.text !== text) return
      put(answer.body.conversations)
      change({ found: new Set(answer.body.conversations.map(({ id }) => id)) })
    }, SEARCH_PAUSE)
  }

  /** What the filter shows and the queue as it is read does not hold, compared with what was shown before. */
  function readMissing(before: QueueFilter['state'], textBefore: string): void {
    const { state: shown, text } = state.filter
    if (text !== textBefore) search(text)
    if (shown === 'solved' && before !== 'solved') void readSolved()
  }

  async function readSolved(): Promise<void> {
    const answer = await request<List>('/api/desk/conversations?state=solved', {})
    if (answer.kind === 'answered') put(answer.body.conversations)
  }

  const acts = createActs({
    me: () => state.me,
    conversation: () => (state.selected === null ? null : (state.conversations.get(state.selected) ?? null)),
    stored: take,
    async reread(id) {
      await readConversation(id)
    },
    said: (notice) => change({ notice }),
    signedOut,
    busy: (isBusy) => change({ isBusy }),
  })

  return {
    ...acts,
    state: () => state,
    desktop: () => (state.selected === null ? null : desktopOf(state.selected)),
    typists: () =>
      state.selected === null
        ? []
        : typistsOf(state.selected)
            .names()
            .filter((who) => who !== state.me),
    load,
    async select(id) {
      const isSame = state.selected === id
      if (!isSame) desktops.get(state.selected ?? '')?.typing.stopped()
      change({
        ...{ selected: id, entries: isSame ? state.entries : null, earlier: isSame ? state.earlier : [], beside: null },
        ...{ pane: id === null ? 'queue' : 'conversation', notice: null, dialog: null, writing: 'reply' },
      })
      if (id !== null) await readThread(id)
    },
    async readBeside(conversation) {
      if (!conversation) return change({ beside: null })
      change({ beside: { conversation, entries: null }, pane: 'packet' })
      const answer = await request<{ entries: Entry[] }>(pathOf(conversation.id), {})
      if (state.beside?.conversation.id !== conversation.id) return
      change({ beside: { conversation, entries: answer.kind === 'answered' ? answer.body.entries : 'failed' } })
    },
    setFilter(filter) {
      const { state: before, text } = state.filter
      keepFilter(filter)
      change({ filter })
      readMissing(before, text)
    },
    setPreferences(next) {
      const { available, answering } = state.preferences
      const isSame = available === next.available && answering.join() === next.answering.join()
      keepPreferences(next)
      change({ preferences: next })
      if (!isSame && state.phase === 'ready') stream.reopen()
    },
    show: (part) => change(part),
    async undo() {
      const undo = state.notice?.undo
      if (!undo) return
      change({ notice: null })
      await undo()
    },
    looked: markRead,
    tick: () => change({ now: now() }),
  }
}

/** What waits for a connection goes now. */
function retry({ outbox, uploads }: Desktop): void {
  uploads.retry()
  outbox.retry(null)
}

function troubleOf(answer: Exclude<Answer<unknown>, { kind: 'answered' }>): DeskState['phase'] {
  if (answer.kind === 'foreign') return 'no_server'
  return answer.kind === 'refused' && answer.status === 401 ? 'signed_out' : 'failed'
}
