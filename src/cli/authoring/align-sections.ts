import type { Section } from '../../core/freshness.ts'

/** Which section of a translation belongs to which of the English guide, where nothing written down tells. */

/** A section that no English one belongs to: no fingerprint of a text. */
export const UNKNOWN = 'ffffffff'

/**
 * The fingerprints of a translation, one for each section that it has: as they are written down, or when sections were
 * taken out or put in since, each where it fits best.
 * @param madeFrom as the translation has it
 * @param own the translation's sections, the head first
 * @param english those that English has now
 * @example alignPrints(['h', 'a', 'b'], [head, likeB], [head, a, b]) // => ['h', 'b']
 */
export function alignPrints(
  madeFrom: readonly string[],
  own: readonly Section[],
  english: readonly Section[],
): string[] {
  if (madeFrom.length === own.length) return [...madeFrom]
  const known = madeFrom.map((print) => english.find(({ fingerprint }) => fingerprint === print) ?? null)
  const partners = align(own, known)
  return own.map((_, place) => madeFrom[partners.get(place) ?? -1] ?? UNKNOWN)
}

/**
 * Pairs two lists in their order so that what is alike comes together, the heads always.
 * @param there null where nothing is known of a section but its place
 * @returns place among `own` → place among `there`
 */
export function align(own: readonly Section[], there: readonly (Section | null)[]): Map<number, number> {
  // best[i][j]: the most that own sections from i on and those from j on can be alike.
  const best = Array.from({ length: own.length + 1 }, () => new Array<number>(there.length + 1).fill(0))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  const like = (i: number, j: number) =>
    i === 0 || j === 0 ? (i === j ? 1000 : 0) : likeness(own[i], there[j] ?? null)
  for (let i = own.length - 1; i >= 0; i--)
    for (let j = there.length - 1; j >= 0; j--) {
      const row = best[i]
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), like(i, j) === 0 ? 0 : like(i, j) + at(i + 1, j + 1))
    }
  const pairs = new Map<number, number>()
  for (let i = 0, j = 0; i < own.length && j < there.length; ) {
    if (at(i, j) === at(i + 1, j)) i++
    else if (at(i, j) === at(i, j + 1)) j++
    else pairs.set(i++, j++)
  }
  return pairs
}

/** How alike two sections are in what is the same in all languages, from 0.2 to 1.2. */
function likeness(own: Section | undefined, other: Section | null): number {
  if (!own || !other) return 0.5
  const [a, b] = [marksOf(own.source), marksOf(other.source)]
  const rest = [...b]
  const shared = a.filter((mark) => {
    const place = rest.indexOf(mark)
    if (place !== -1) rest.splice(place, 1)
    return place !== -1
  })
  const marks = a.length + b.length === 0 ? 0.5 : (2 * shared.length) / (a.length + b.length)
  const [short, long] = [own.source.length, other.source.length].sort((x, y) => x - y)
  return 0.2 + 0.8 * marks + 0.2 * ((short ?? 0) / Math.max(1, long ?? 1))
}

/** Facts, links, components, pictures, and how its lines begin. */
function marksOf(source: string): string[] {
  const named = [...source.matchAll(/\b(?:id|to|name)="([^"]*)"|<([A-Z]\w*)|\]\(([^)\s]*)\)/g)].map(
    ([whole, value, component, address]) => value ?? component ?? address ?? whole,
  )
  const lines = source.split('\n').flatMap((line) => /^\s*(?:[-*+]|\d+\.|\|)/.exec(line)?.[0].trim() ?? [])
  return [...named, ...lines]
}
