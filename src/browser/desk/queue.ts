import type { Conversation, Entry } from '../../core/handoff.ts'

/** The desk's queue: who waits, since when, and what a new entry changes. */

export interface QueueFilter {
  state: 'open' | 'solved'
  /** Empty for all. */
  locale: string
}

/** The conversations a filter shows: waiting longest first, then answered and solved ones, newest first. */
export function queueOf(conversations: readonly Conversation[], { state, locale }: QueueFilter): Conversation[] {
  return conversations
    .filter((conversation) => conversation.state === state && (locale === '' || conversation.locale === locale))
    .sort((a, b) => {
      const [since, other] = [a.waitingSince, b.waitingSince]
      if (since !== null && other !== null) return since - other || a.id.localeCompare(b.id)
      if (since !== null || other !== null) return since !== null ? -1 : 1
      return b.last.at - a.last.at
    })
}

/**
 * A conversation after an entry; one that is older than what is known changes nothing. What is staff's own always
 * counts: it may arrive after a later message, and the stream tells all of it once more in its order.
 */
export function withEntry(conversation: Conversation, entry: Entry): Conversation {
  const isStaffs = entry.kind === 'assigned' || entry.kind === 'tagged' || entry.kind === 'topic'
  if (!isStaffs && entry.seq <= conversation.last.seq) return conversation
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

/** Time gone by in the largest whole unit, as a key of the texts and its count. */
export function elapsed(ms: number): { unit: 'now' | 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return { unit: 'now', count: 0 }
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  return minutes < 48 * 60
    ? { unit: 'hours', count: Math.floor(minutes / 60) }
    : { unit: 'days', count: Math.floor(minutes / 1440) }
}
