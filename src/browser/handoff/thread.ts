import type { Entry } from '../../core/handoff.ts'

/** A conversation as one reads it: entries once each in their order, whatever way and how often they arrived. */

/**
 * Entries with more of them: ordered by number, each number once.
 * @example takeEntries([third], [first, third]) // => [first, third]
 */
export function takeEntries(known: readonly Entry[], more: readonly Entry[]): Entry[] {
  const bySeq = new Map([...known, ...more].map((entry) => [entry.seq, entry]))
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** The last number known; 0 before the first. */
export function lastSeq(entries: readonly Entry[]): number {
  return entries.at(-1)?.seq ?? 0
}

export type ThreadState = 'waiting' | 'answered' | 'solved'

/** Whose turn it is: solved until it is opened again, else by who wrote last. */
export function threadState(entries: readonly Entry[]): ThreadState {
  const solved = entries.findLast(({ kind }) => kind === 'solved' || kind === 'reopened')?.kind === 'solved'
  if (solved) return 'solved'
  return entries.findLast(({ kind }) => kind === 'message')?.from === 'agent' ? 'answered' : 'waiting'
}

/** The score given since the conversation was last solved; null when there is none. */
export function ratingOf(entries: readonly Entry[]): number | null {
  const solvedAt = entries.findLastIndex(({ kind }) => kind === 'solved')
  const rated = entries.slice(solvedAt + 1).findLast(({ kind }) => kind === 'rated')
  return rated ? Number(rated.text) : null
}

/** The last of a side's messages that the other side has seen, by number; 0 when it has seen none. */
export function lastSeen(entries: readonly Entry[], side: Entry['from'], seenTo: number): number {
  return entries.findLast(({ kind, from, seq }) => kind === 'message' && from === side && seq <= seenTo)?.seq ?? 0
}
