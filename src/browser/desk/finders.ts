import { createContext } from 'preact'
import { createFinder } from '../search/finder.ts'
import type { Finder } from '../search/ladder.ts'

/** One search for each language that clients write in; an index is loaded when it is first asked. */
export function createFinders(fallbacks: Record<string, string[]>): { of(locale: string): Finder } {
  const open = new Map<string, Finder>()
  return {
    of(locale) {
      const finder = open.get(locale) ?? createFinder(locale, fallbacks[locale] ?? [])
      open.set(locale, finder)
      return finder
    },
  }
}

export const Finders = createContext<ReturnType<typeof createFinders>>({ of: (locale) => createFinder(locale, []) })
