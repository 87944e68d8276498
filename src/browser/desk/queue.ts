import type { Conversation, Entry } from '../../core/handoff.ts'

/** The desk's queue: who waits, since when, and what a new entry changes. */

export interface QueueFilter {
  state: 'open' | 'solved'
  /** Empty for all. */
  locale: string
}

/** Since when the client waits for us, ms since the epoch; null when it is not our turn. */
export function waitingSince({ state, last, firstResponseAt, startedAt }: Conversation): number | null {
  if (state === 'solved' || last.from === 'agent') return null
  return firstResponseAt === null ? startedAt : last.at
}

/** The conversations a filter shows: waiting longest first, then answered and solved ones, newest first. */
export function queueOf(conversations: readonly Conversation[], { state, locale }: QueueFilter): Conversation[] {
  return conversations
    .filter((conversation) => conversation.state === state && (locale === '' || conversation.locale === locale))
    .sort((a, b) => {
      const [since, other] = [waitingSince(a), waitingSince(b)]
      if (since !== null && other !== null) return since - other || a.id.localeCompare(b.id)
      if (since !== null || other !== null) return since !== null ? -1 : 1
      return b.last.at - a.last.at
    })
}

/** A conversation after an entry; one that is older than what is known changes nothing. */
export function withEntry(conversation: Conversation, entry: Entry): Conversation {
  if (entry.seq <= conversation.last.seq) return conversation
  const next = { ...conversation, last: entry }
  switch (entry.kind) {
    case 'message':
      return entry.from === 'agent' ? { ...next, firstResponseAt: conversation.firstResponseAt ?? entry.at } : next
    case 'solved':
      return { ...next, state: 'solved', solvedAt: entry.at }
    case 'reopened':
      return { ...next, state: 'open', solvedAt: null }
    case 'rated':
      return { ...next, score: Number(entry.text) }
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
