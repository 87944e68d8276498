import type { Source } from './ticket.ts'
import type { Topics } from './topics.ts'

/** What another helpdesk calls a thing, and the topic it belongs to: the mapping of content/topics.yaml. */

/** Beyond so many, further unknown names are only counted: some helpdesks tag each ticket with a number of its own. */
const MOST_NAMES = 20_000

/**
 * Categories are compared without case and without the spaces around them.
 * @example categoryKey(' KYC ') // => 'kyc'
 */
export function categoryKey(category: string): string {
  return category.normalize('NFC').trim().toLowerCase()
}

/** The topic of each category that a helpdesk uses, by the category's key. */
export function topicsByCategory(topics: Topics, source: Source): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(topics).flatMap(([topic, { categories }]) =>
      categories[source].map((category) => [categoryKey(category), topic] as const),
    ),
  )
}

/** The topic of the first category that has one; empty when none has. */
export function topicOf(categories: readonly string[], topics: ReadonlyMap<string, string>): string {
  for (const category of categories) {
    const topic = topics.get(categoryKey(category))
    if (topic !== undefined) return topic
  }
  return ''
}

/** The categories of tickets that belong to no topic, counted. */
export interface Unmapped {
  /** Tickets of no topic. */
  tickets: number
  /** Those of them that have no category at all. */
  withoutCategory: number
  names: Map<string, number>
  /** Mentions of names beyond the number that is kept. */
  further: number
}

export const noneUnmapped = (): Unmapped => ({ tickets: 0, withoutCategory: 0, names: new Map(), further: 0 })

/** Counts a ticket of no topic, and each of its categories once. */
export function countUnmapped(unmapped: Unmapped, categories: readonly string[]): void {
  unmapped.tickets += 1
  const names = new Set(categories.map((category) => category.trim()).filter((category) => category !== ''))
  if (names.size === 0) unmapped.withoutCategory += 1
  for (const name of names) {
    const count = unmapped.names.get(name)
    if (count === undefined && unmapped.names.size >= MOST_NAMES) unmapped.further += 1
    else unmapped.names.set(name, (count ?? 0) + 1)
  }
}

/** The most frequent unknown categories first, those as frequent by name. */
export function rankUnmapped({ names }: Unmapped, limit: number): { name: string; tickets: number }[] {
  return [...names]
    .map(([name, tickets]) => ({ name, tickets }))
    .sort((a, b) => b.tickets - a.tickets || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
}
