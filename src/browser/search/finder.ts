import { redact } from '../../core/redact.ts'
import type { Found } from '../../core/search.ts'
import { otherLocales } from '../other-locales.ts'
import type { Ask, Told } from './worker.ts'

/** The ladder: the reader's own locale, then the other languages they read, labelled as such. Nothing is loaded before the first use. */

export interface Finder {
  /** Loads the own locale's index; a first query is quicker then. */
  warm(): void
  find(query: string, literal: boolean): Promise<Found & { refused: string }>
}

interface Thread {
  ask(query: string, literal: boolean): Promise<Found>
}

/** A finder for a page's locale; the page names the published ones and those that stand in. */
export function createFinder(locale: string): Finder {
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
      for (const other of otherLocales(locale)) {
        const found = await threadOf(other).ask(query, literal)
        if (found.results.length > 0) return { ...found, rung: 'other_locale', respelled: '', refused: '' }
      }
      return { ...own, rung: 'none', refused: '' }
    },
  }
}

/** A thread that could not load, or failed, is given up at once, so that the next question tries anew. */
function openThread(locale: string, giveUp: () => void): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: locale })
  const waiting = new Map<number, { resolve: (found: Found) => void; reject: (error: Error) => void }>()
  let tickets = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    const asked = waiting.get(data.ticket)
    waiting.delete(data.ticket)
    if ('found' in data) return asked?.resolve(data.found)
    giveUp()
    asked?.reject(new Error(data.failed))
  })
  worker.addEventListener('error', () => {
    giveUp()
    for (const { reject } of waiting.values()) reject(new Error('The search could not be loaded.'))
    waiting.clear()
  })
  return {
    ask: (query, literal) =>
      new Promise((resolve, reject) => {
        tickets += 1
        waiting.set(tickets, { resolve, reject })
        worker.postMessage({ ticket: tickets, query, literal } satisfies Ask)
      }),
  }
}
