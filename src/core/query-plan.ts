import type { Lexicon } from './lexicon.ts'
import { contentWords, distance, sharedBeginning, words } from './query.ts'

/** Why a word of the guides stands for a typed one. */
export const WHYS = ['exact', 'beginning', 'compound', 'synonym', 'respelled'] as const
export type Why = (typeof WHYS)[number]
export const EVERY_WHY: ReadonlySet<Why> = new Set(WHYS)
/** The words as they are typed: what the reader may ask for after a respelling. */
export const AS_TYPED: ReadonlySet<Why> = new Set(WHYS.filter((why) => why !== 'respelled'))

/** One way to look a word up: what to ask the index for, how far from what was typed, and why it is believed. */
export interface Variant {
  word: string
  weight: number
  why: Why
}

export interface PlannedWord {
  typed: string
  variants: Variant[]
}

const MOST_VARIANTS = 6
/** Languages that write two words as one. */
const COMPOUNDING = new Set(['de', 'nl'])
const SHORTEST_PART = 4
/** Languages whose words change their endings by grammar. */
const INFLECTING = new Set(['pl', 'ru', 'uk', 'tr', 'ko'])
/** Between the parts of a German or Dutch compound. */
const LINKS = ['', 's', 'es', 'n', 'en', 'e', 'er']

/**
 * What to ask the index for, word by word; only words that the vocabulary has, since Pagefind cuts unknown words short.
 * A word without variants is not in the guides at all.
 */
export function planQuery(query: string, lexicon: Lexicon, allowed: ReadonlySet<Why> = EVERY_WHY): PlannedWord[] {
  const stopWords = new Set(lexicon.stopWords)
  const all = words(query, lexicon.locale)
  const content = [...new Set(contentWords(query, lexicon.locale, stopWords))].filter(
    (word, _, { length }) => length === 1 || !allowed.has('respelled') || !isSlip(word, lexicon),
  )
  const plan = content.map((typed) => {
    const variants = new Map<string, Variant>()
    const add = (word: string, weight: number, why: Why) => {
      if (allowed.has(why) && lexicon.vocabulary.has(word) && (variants.get(word)?.weight ?? 0) < weight)
        variants.set(word, { word, weight, why })
    }
    add(typed, 1, 'exact')
    for (const word of sharedBeginnings(typed, lexicon)) add(word, 0.7, 'beginning')
    for (const [word, weight] of compounds(typed, lexicon)) add(word, weight, 'compound')
    for (const [word, weight] of synonymsOf(typed, all, stopWords, lexicon)) add(word, weight, 'synonym')
    if (variants.size === 0)
      for (const [word, weight] of respellings(typed, lexicon))
        add(word, weight, isForm(typed, word, lexicon.locale) ? 'beginning' : 'respelled')
    return { typed, variants: [...variants.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_VARIANTS) }
  })
  if (!allowed.has('beginning') || plan.some(({ variants }) => variants.length > 0)) return plan
  return plan.map(({ typed }) => ({
    typed,
    variants: faintly(typed, lexicon).map(([word, weight]) => ({ word, weight, why: 'beginning' })),
  }))
}

/** Words that begin with what is typed (it may still be being typed), or the reverse for inflected forms. */
function sharedBeginnings(typed: string, { locale, vocabulary }: Lexicon): string[] {
  const isHangul = locale === 'ko'
  if (typed.length < (isHangul ? 2 : 3)) return []
  // A Korean word carries its particles, and writes a syllable as one letter.
  const shortest = isHangul ? Math.max(2, Math.ceil(typed.length * 0.4)) : Math.max(4, Math.ceil(typed.length * 0.6))
  return [...vocabulary.keys()]
    .filter((word) => word !== typed && (word.startsWith(typed) || (word.length >= shortest && typed.startsWith(word))))
    .sort((a, b) => Math.abs(a.length - typed.length) - Math.abs(b.length - typed.length))
    .slice(0, MOST_VARIANTS)
}

/** The parts of a compound that nobody wrote yet, and the compounds that end with a word. */
function compounds(typed: string, { locale, vocabulary }: Lexicon): [string, number][] {
  if (!COMPOUNDING.has(locale) || typed.length < SHORTEST_PART) return []
  const parts: [string, number][] = []
  if (!vocabulary.has(typed))
    for (let at = SHORTEST_PART; at <= typed.length - SHORTEST_PART; at++) {
      const last = typed.slice(at)
      if (!vocabulary.has(last)) continue
      for (const link of LINKS) {
        const first = typed.slice(0, at - link.length)
        if (!typed.slice(0, at).endsWith(link) || !vocabulary.has(first)) continue
        parts.push([first, 0.6], [last, 0.6])
      }
    }
  const endings = [...vocabulary.keys()].filter((word) => word.length > typed.length + 2 && word.endsWith(typed))
  return [...parts, ...endings.slice(0, 3).map((word): [string, number] => [word, 0.5])]
}

/** The other words of each group that the query holds an entry of; a word of a longer entry says less than a whole one. */
function synonymsOf(
  typed: string,
  all: readonly string[],
  stopWords: ReadonlySet<string>,
  { synonyms }: Lexicon,
): [string, number][] {
  const text = ` ${all.join(' ')} `
  return synonyms
    .filter((group) => group.some((entry) => entry.split(' ').includes(typed) && text.includes(` ${entry} `)))
    .flatMap((group) =>
      group.flatMap((entry) => {
        const parts = entry.split(' ').filter((word) => word !== typed && !stopWords.has(word))
        return parts.map((word): [string, number] => [word, parts.length === 1 ? 0.6 : 0.35])
      }),
    )
}

/** A short unknown word with two letters swapped that would be a small word: "teh", "adn", "si". */
function isSlip(word: string, { vocabulary, stopWords }: Lexicon): boolean {
  if (word.length < 3 || word.length > 5 || vocabulary.has(word)) return false
  return stopWords.some(
    (small) =>
      small.length === word.length &&
      distance(word, small, 1) === 1 &&
      [...word].sort().join('') === [...small].sort().join(''),
  )
}

/**
 * One letter off from four letters, two from eight; nearer and more common words first. Numbers mean what they are, and
 * fingers seldom slip twice from the first letter on: "swallowed" is not "allowed".
 */
function respellings(typed: string, { locale, vocabulary }: Lexicon): [string, number][] {
  if (/\d/.test(typed)) return []
  const sought = lettersOf(typed, locale)
  const limit = sought.length >= 8 ? 2 : sought.length >= 4 ? 1 : 0
  if (limit === 0) return []
  return [...vocabulary]
    .map(([word, count]) => ({ word, count, off: distance(sought, lettersOf(word, locale), limit) }))
    .filter(({ word, off }) => off <= limit && (off < 2 || word[0] === typed[0]))
    .sort((a, b) => a.off - b.off || b.count - a.count || a.word.localeCompare(b.word))
    .slice(0, 2)
    .map(({ word, off }) => [word, off === 1 ? 0.8 : 0.6])
}

/** Whether two words differ in their ending alone, in a language where that is grammar and no slip. */
function isForm(a: string, b: string, locale: string): boolean {
  return INFLECTING.has(locale) && sharedBeginning(a, b) >= Math.max(2, Math.max(a.length, b.length) - 2)
}

/** A word letter by letter: Hangul syllables are taken apart, so that one wrong vowel is one wrong letter. */
function lettersOf(word: string, locale: string): string {
  return locale === 'ko' ? word.normalize('NFD') : word
}

/** When nothing else is known of a question: words that begin alike, longer beginnings first. */
function faintly(typed: string, { vocabulary }: Lexicon): [string, number][] {
  if (typed.length < 6) return []
  const alike = [...vocabulary.keys()]
    .map((word) => ({ word, shared: sharedBeginning(word, typed) }))
    .filter(({ shared }) => shared >= 5)
    .sort((a, b) => b.shared - a.shared || a.word.length - b.word.length)
  return alike.slice(0, 2).map(({ word }) => [word, 0.4])
}
