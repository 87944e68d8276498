import { redact } from '../../core/redact.ts'
import type { Found } from '../../core/search.ts'

/** The ladder: the reader's own locale, then the other languages they read, labelled as such. Nothing is loaded before the first use. */

export interface Finder {
  /** Loads the own locale's index; a first query is quicker then. */
  warm(): void
  find(query: string, literal: boolean): Promise<Found & { refused: string }>
}

/** One locale's search. */
export interface Thread {
  ask(query: string, literal: boolean): Promise<Found>
}

/**
 * A finder for a locale over threads that are opened when they are needed.
 * @param others the languages that are searched when that one has nothing, in their order
 * @param openThread opens a locale's search; it calls `giveUp` when that failed, so that the next question tries anew
 */
export function createLadder(
  locale: string,
  others: readonly string[],
  openThread: (locale: string, giveUp: () => void) => Thread,
): Finder {
  const threads = new Map<string, Thread>()
  const threadOf = (wanted: string) => {
    const open = threads.get(wanted) ?? openThread(wanted, () => threads.delete(wanted))
    threads.set(wanted, open)
    return open
  }
  return {
    warm: () => void threadOf(locale),
    async find(query, literal) {
      const { refused } = redact(query)
      const nothing: Found = { results: [], rung: 'none', respelled: '', best: false }
      if (refused !== '' || query.trim() === '') return { ...nothing, refused }
      const own = await threadOf(locale).ask(query, literal)
      if (own.results.length > 0) return { ...own, refused: '' }
      for (const other of others) {
        const found = await threadOf(other).ask(query, literal)
        if (found.results.length > 0) return { ...found, rung: 'other_locale', respelled: '', refused: '' }
      }
      return { ...own, rung: 'none', refused: '' }
    },
  }
}
