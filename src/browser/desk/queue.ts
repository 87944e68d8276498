import type { Conversation, Entry } from '../../core/handoff.ts'
import type { DeskConfig } from '../../core/site-config.ts'

/** The desk's queue: who waits, since when, whose turn it is, and what a new entry changes. */

export interface QueueFilter {
  state: Conversation['state']
  /** Empty for all. */
  locale: string
  /** Empty for all. */
  topic: string
  whose: 'all' | 'mine' | 'nobody'
  /** Part of what was said, of a tag or of an address; empty for all. */
  text: string
}

export const WHOLE_QUEUE: QueueFilter = { state: 'open', locale: '', topic: '', whose: 'all', text: '' }

interface Looking {
  /** Who looks, by name. */
  me: string
  /** What the server found by the filter's text, in messages that are not here. */
  found: ReadonlySet<string>
}

/** The conversations a filter shows: waiting longest first, then answered and solved ones, newest first. */
export function queueOf(
  conversations: Iterable<Conversation>,
  { state, locale, topic, whose, text }: QueueFilter,
  { me, found }: Looking,
): Conversation[] {
  const wanted = folded(text)
  return [...conversations]
    .filter(
      (conversation) =>
        conversation.state === state &&
        (locale === '' || conversation.locale === locale) &&
        (topic === '' || conversation.topic === topic) &&
        (whose === 'all' || conversation.assignee === (whose === 'mine' ? me : '')) &&
        (wanted === '' || found.has(conversation.id) || holds(conversation, wanted)),
    )
    .sort((a, b) => {
      const [since, other] = [a.waitingSince, b.waitingSince]
      if (since !== null && other !== null) return since - other || a.id.localeCompare(b.id)
      if (since !== null || other !== null) return since !== null ? -1 : 1
      return b.last.at - a.last.at
    })
}

function holds({ last, tags, email, assignee, fields, packet }: Conversation, wanted: string): boolean {
  const said = [last.text, email, assignee, ...Object.values(fields), ...packet.searches.map(({ query }) => query)]
  return [...tags.map((tag) => `#${tag}`), ...said].some((text) => folded(text).includes(wanted))
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase()
}

/** Whether the client said something that no agent has seen. */
export function isUnread({ last, readByAgent }: Conversation): boolean {
  return last.from === 'client' && last.kind !== 'rated' && last.seq > readByAgent
}

/** Whether an agent is meant: it is theirs, or nobody's and in a language they answer in. */
export function concerns({ assignee, locale }: Conversation, me: string, answering: readonly string[]): boolean {
  return assignee === me || (assignee === '' && answering.includes(locale))
}

/** How long a client has waited, by what the operator allows. */
export function lateness(
  { channel, waitingSince }: Conversation,
  now: number,
  { late }: DeskConfig,
): 'none' | 'waiting' | 'late' | 'too_late' {
  if (waitingSince === null) return 'none'
  const minutes = (now - waitingSince) / 60_000
  const [first, second] = late[channel]
  return minutes < first ? 'waiting' : minutes < second ? 'late' : 'too_late'
}

/** The tags that conversations bear, the most used first. */
export function tagsOf(conversations: Iterable<Conversation>): string[] {
  const counts = new Map<string, number>()
  for (const { tags } of conversations) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].sort(([a, some], [b, others]) => others - some || a.localeCompare(b)).map(([tag]) => tag)
}

/** Whether an entry was copied from a conversation that was merged into this one: nothing that happens now. */
export function isCopied({ key }: Entry): boolean {
  return key.startsWith('merged:')
}

/**
 * A conversation after an entry; one that is older than what is known changes nothing. What is staff's own always
 * counts: it may arrive after a later message, and the stream tells all of it once more in its order.
 */
export function withEntry(conversation: Conversation, entry: Entry): Conversation {
  const isStaffs = entry.kind === 'assigned' || entry.kind === 'tagged' || entry.kind === 'topic'
  if ((!isStaffs && entry.seq <= conversation.last.seq) || isCopied(entry)) return conversation
  const { at, text } = entry
  const since = conversation.waitingSince
  switch (entry.kind) {
    case 'message':
      return entry.from === 'agent'
        ? {
            ...conversation,
            last: entry,
            waitingSince: null,
            firstResponseAt: conversation.firstResponseAt ?? at,
          }
        : { ...conversation, last: entry, waitingSince: since ?? at }
    case 'solved':
      return { ...conversation, last: entry, state: 'solved', solvedAt: at, waitingSince: null }
    case 'reopened':
      return {
        ...conversation,
        ...{ last: entry, state: 'open', solvedAt: null },
        waitingSince: entry.from === 'client' ? (since ?? at) : since,
      }
    case 'rated':
      return { ...conversation, last: entry, score: Number(text) }
    case 'merged':
      return { ...conversation, last: entry }
    case 'assigned':
      return { ...conversation, assignee: text }
    case 'tagged':
      return { ...conversation, tags: text === '' ? [] : text.split(',') }
    case 'topic':
      return { ...conversation, topic: text }
    case 'note':
      return conversation
  }
}

/** A conversation after a side has read it up to an entry. */
export function withRead(conversation: Conversation, from: Entry['from'], seq: number): Conversation {
  const side = from === 'agent' ? 'readByAgent' : 'readByClient'
  return seq > conversation[side] ? { ...conversation, [side]: seq } : conversation
}

/** Time gone by in the largest whole unit, as a key of the texts and its count. */
export function elapsed(ms: number): { unit: 'now' | 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return { unit: 'now', count: 0 }
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  return minutes < 48 * 60
    ? { unit: 'hours', count: Math.floor(minutes / 60) }
    : { unit: 'days', count: Math.floor(minutes / 1440) }
}
