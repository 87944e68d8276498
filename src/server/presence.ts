/** Who answers chats now, by locale. Somebody who drops off counts for a moment longer, since connections break. */

const GRACE = 20_000

export interface Presence {
  /** An agent's connection that answers these locales began; what the agent dropped before is forgotten. Call the result when it ends. */
  arrive(agent: string, name: string, locales: readonly string[]): () => void
  /** Who is connected, by name, each once; without locales who is not there for chats. */
  agents(): { name: string; locales: string[] }[]
  isPresent(locale: string): boolean
}

/** Keeps presence in memory; `changed` is told of every change, also of one that the end of the grace brings. */
export function createPresence(clock: () => number, changed: () => void): Presence {
  const here = new Set<{ agent: string; name: string; locales: readonly string[] }>()
  const gone = new Map<string, { locales: readonly string[]; until: number }>()

  return {
    arrive(agent, name, locales) {
      const arrival = { agent, name, locales }
      here.add(arrival)
      gone.delete(agent)
      changed()
      return () => {
        here.delete(arrival)
        if (locales.length > 0) gone.set(agent, { locales, until: clock() + GRACE })
        setTimeout(changed, GRACE + 50).unref()
        changed()
      }
    },
    agents() {
      const byName = new Map<string, Set<string>>()
      for (const { name, locales } of here) byName.set(name, new Set([...(byName.get(name) ?? []), ...locales]))
      return [...byName]
        .map(([name, locales]) => ({ name, locales: [...locales].sort() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    isPresent(locale) {
      if ([...here].some(({ locales }) => locales.includes(locale))) return true
      return [...gone.values()].some(({ locales, until }) => locales.includes(locale) && clock() < until)
    },
  }
}
