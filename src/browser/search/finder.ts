import type { Found } from '../../core/search.ts'
import { otherLocales } from '../other-locales.ts'
import { createLadder, type Finder, type Thread } from './ladder.ts'
import type { Ask, Told } from './worker.ts'

/** A finder for a locale and the others that stand in, each language in a thread of its own. */
export function createFinder(locale: string, others: readonly string[] = otherLocales(locale)): Finder {
  return createLadder(locale, others, openThread)
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
