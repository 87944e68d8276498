import type { StaleSection } from '../../core/freshness.ts'

/** Which sections a page shows of a translation that is out of date, and which in English instead. */

export type Part =
  /** The translation's own; with a word that English is newer where `isStale`. */
  | { kind: 'own'; own: number; english: number | null; isStale: boolean }
  /** English, in place of a section of the translation or as one that it lacks. */
  | { kind: 'english'; own: number | null; english: number }
  /** One that English has no more: only links to it still lead here. */
  | { kind: 'gone'; own: number }
  /** A word that English has a section which the translation lacks. */
  | { kind: 'lacking'; english: number }

export interface Planned {
  /** Fingerprints of what each section of the translation was made from, the head first. */
  madeFrom: readonly string[]
  /** Fingerprints of the English sections as they are now. */
  english: readonly string[]
  stale: readonly StaleSection[]
  /** Whether English stands in for what changed majorly: on guides that concern security or fees. */
  isReplacing: boolean
}

/** The parts of a page, the head left out, in the order of the translation; what it lacks follows what precedes it in English. */
export function planSections({ madeFrom, english, stale, isReplacing }: Planned): Part[] {
  const shown = new Set<number>()
  const own = madeFrom.map((print, place): Part => {
    const found = stale.find((section) => section.own === place)
    if (!found) return { kind: 'own', own: place, english: english.indexOf(print), isStale: false }
    const isMajor = isReplacing && found.significance === 'major'
    if (!isMajor) return { kind: 'own', own: place, english: found.english, isStale: true }
    if (found.english === null || shown.has(found.english)) return { kind: 'gone', own: place }
    shown.add(found.english)
    return { kind: 'english', own: place, english: found.english }
  })
  const lacking = stale.flatMap((section): { part: Part; english: number }[] => {
    if (section.own !== null || section.english === null) return []
    const isShown = isReplacing && section.significance === 'major'
    const place = section.english
    return [
      {
        english: place,
        part: isShown ? { kind: 'english', own: null, english: place } : { kind: 'lacking', english: place },
      },
    ]
  })
  const parts = own.slice(1)
  for (const { part, english: place } of lacking) parts.splice(placeAfter(parts, place), 0, part)
  return parts
}

/** Behind the last part that stands before a section in English. */
function placeAfter(parts: readonly Part[], english: number): number {
  return parts.findLastIndex((part) => part.kind !== 'gone' && part.english !== null && part.english < english) + 1
}
