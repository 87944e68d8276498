import { fold, sharedBeginning } from './query.ts'
import type { RankerModel } from './ranker.ts'

/** What a locale's search knows beside its Pagefind index: made at build, read by the layer in front of it. */
export interface Lexicon {
  locale: string
  /** Folded word → in how many guides it stands. */
  vocabulary: ReadonlyMap<string, number>
  /** Folded word → the written forms that Pagefind indexed, where they differ. */
  written: ReadonlyMap<string, readonly string[]>
  /** Folded words that say little. */
  stopWords: string[]
  /** Groups of folded words or phrases that mean the same. */
  synonyms: string[][]
  /** Page of the index → its guide, "topic/slug". */
  pages: Record<string, string>
  ranker: RankerModel
}

/** As it is sent, in `/search/<locale>.json`: half the size, since words in order share their beginnings. */
export interface PackedLexicon extends Omit<Lexicon, 'vocabulary' | 'written' | 'ranker'> {
  /** Words in order, as `packOrdered` writes them. */
  words: string
  /** A character a word, from "0" on: in how many guides it stands. */
  counts: string
  /** Written forms that differ, apart by spaces; folding them gives their words. */
  written: string
  /** The re-ranker's features in order, likewise, and beside them their weights, apart by spaces. */
  ranker: Omit<RankerModel, 'weights'> & { features: string; weights: string }
}

/** A length or a count is one character, from this one on. */
const ZERO = 48
/** More than this is as common as it gets: it still fits into one character before the letters of other scripts. */
const MOST = 70
/** How much is shared stands in one digit. */
const MOST_SHARED = 9

export function packLexicon({ vocabulary, written, ranker, ...rest }: Lexicon): PackedLexicon {
  const ordered = [...vocabulary.keys()].sort()
  const features = [...ranker.weights.keys()].sort()
  return {
    ...rest,
    words: packOrdered(ordered),
    counts: ordered.map((word) => String.fromCharCode(ZERO + Math.min(vocabulary.get(word) ?? 0, MOST))).join(''),
    written: [...written.values()].flat().join(' '),
    ranker: {
      guides: ranker.guides,
      step: ranker.step,
      features: packOrdered(features),
      weights: features.map((feature) => ranker.weights.get(feature)).join(' '),
    },
  }
}

export function unpackLexicon({ words, counts, written, ranker, ...rest }: PackedLexicon): Lexicon {
  const forms = new Map<string, string[]>()
  for (const form of split(written, ' ')) {
    const word = fold(form)
    forms.set(word, [...(forms.get(word) ?? []), form])
  }
  const weights = split(ranker.weights, ' ')
  return {
    ...rest,
    vocabulary: new Map(unpackOrdered(words).map((word, place) => [word, counts.charCodeAt(place) - ZERO])),
    written: forms,
    ranker: {
      guides: ranker.guides,
      step: ranker.step,
      weights: new Map(unpackOrdered(ranker.features).map((feature, place) => [feature, weights[place] ?? ''])),
    },
  }
}

/**
 * Texts without "|" in order as one: each as how many letters it shares with the one before (one digit), then the rest.
 * @example packOrdered(['card', 'cards', 'cash']) // => '0card|4s|2sh'
 */
export function packOrdered(ordered: readonly string[]): string {
  let before = ''
  const packed = ordered.map((text) => {
    const shared = Math.min(MOST_SHARED, sharedBeginning(before, text))
    before = text
    return `${shared}${text.slice(shared)}`
  })
  return packed.join('|')
}

/** @example unpackOrdered('0card|4s|2sh') // => ['card', 'cards', 'cash'] */
export function unpackOrdered(packed: string): string[] {
  let before = ''
  return split(packed, '|').map((text) => {
    before = before.slice(0, Number(text[0])) + text.slice(1)
    return before
  })
}

function split(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator)
}
