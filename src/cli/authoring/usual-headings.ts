/** The headings that the guides of a language share, so that a new one reads like the others. */

const SHARED_BY = 1 / 3

/**
 * Headings that a third of the guides have, in the order in which they mostly stand.
 * @param sources the guides of one language
 * @example usualHeadings(['## Need\n\n## Pay it\n\n## Help\n', '## Need\n\n## Sell it\n\n## Help\n']) // => ['Need', 'Help']
 */
export function usualHeadings(sources: readonly string[]): string[] {
  const found = new Map<string, number[]>()
  for (const source of sources) {
    const headings = [...source.matchAll(/^## (.+?)\s*$/gm)].map(([, title = '']) => title)
    for (const [place, title] of headings.entries())
      found.set(title, [...(found.get(title) ?? []), place / headings.length])
  }
  const mean = (places: readonly number[]) => places.reduce((sum, place) => sum + place, 0) / places.length
  return [...found]
    .filter(([, places]) => places.length > 1 && places.length >= sources.length * SHARED_BY)
    .sort(([, a], [, b]) => mean(a) - mean(b))
    .map(([title]) => title)
}
