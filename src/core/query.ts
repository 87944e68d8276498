/** Reading a query: its words, folded so that spelling habits do not matter. The browser, the store and the tests use the same. */

const SEGMENTED = new Set(['ja', 'zh', 'ko', 'th'])
const ELIDED = new Set(['fr', 'it', 'ca'])

/** Letters that NFD does not take apart. */
const LETTERS: Record<string, string> = {
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ґ: 'г',
  ё: 'е',
  þ: 'th',
  ð: 'd',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ة: 'ه',
  ى: 'ي',
  ؤ: 'و',
  ئ: 'ي',
}
const ARABIC_MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u0640]/g
/** Marks that only colour a letter; the sound marks of kana (が, パ) make another letter of it and stay. */
const COMBINING = /(?![\u3099\u309a])\p{M}/gu

/**
 * Text as it is compared: NFKC, lower case, without accents, Arabic vowel marks and letter variants.
 * @example fold('Überweisung') // => 'uberweisung'
 */
export function fold(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().replace(ARABIC_MARKS, '')
  const replaced = [...lower].map((letter) => LETTERS[letter] ?? letter).join('')
  return replaced.normalize('NFD').replace(COMBINING, '').normalize('NFC')
}

/**
 * The words of a text, folded; Chinese, Japanese and Korean are segmented, French and Italian split at apostrophes.
 * @example words('L’argent n’est pas là', 'fr') // => ['l', 'argent', 'n', 'est', 'pas', 'la']
 */
export function words(text: string, locale: string): string[] {
  const language = locale.split('-')[0] ?? ''
  const plain = text.replace(/['’ʼ]/g, ELIDED.has(language) ? ' ' : '')
  if (!SEGMENTED.has(language)) return fold(plain).match(/[\p{L}\p{N}]+/gu) ?? []
  // Segmented as written: the dictionary knows words, not what folding makes of them.
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(plain.normalize('NFKC').toLowerCase())]
    .filter((segment) => segment.isWordLike)
    .map((segment) => fold(segment.segment))
}

/**
 * The words that say what is asked: all but the stop words, or all when nothing else would be left.
 * @example contentWords('how do I withdraw?', 'en', stopWords) // => ['withdraw']
 */
export function contentWords(text: string, locale: string, stopWords: ReadonlySet<string>): string[] {
  const all = words(text, locale)
  const content = all.filter((word) => !stopWords.has(word))
  return content.length > 0 ? content : all
}

/**
 * How many letters must be changed, dropped, added or swapped to make one word of the other, up to a limit; more than
 * the limit is `limit + 1` (restricted Damerau–Levenshtein distance).
 * @example distance('netwrok', 'network', 2) // => 1
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    before = last
    last = row
  }
  return last[b.length] ?? limit + 1
}

/** What a locale's search knows: written at build to `/search/<locale>.json`. */
export interface Lexicon {
  locale: string
  /** How many guides are in the index. */
  guides: number
  /** Folded word → in how many guides it stands. */
  vocabulary: Record<string, number>
  /** Folded word → the written forms that Pagefind indexed, where they differ. */
  written: Record<string, string[]>
  stopWords: string[]
  /** Groups of folded words or phrases that mean the same. */
  synonyms: string[][]
  /** Page of the index → its guide, and what it is asked with: its title, then its search phrases. */
  phrases: Record<string, { guide: string; phrases: string[] }>
}

/** One way to look a word up: what to ask the index for, how far from what was typed, and why it is believed. */
export interface Variant {
  word: string
  weight: number
  why: 'exact' | 'beginning' | 'respelled' | 'synonym'
}

export interface PlannedWord {
  typed: string
  variants: Variant[]
}

const MOST_VARIANTS = 6

/**
 * What to ask the index for, word by word; only words that the vocabulary has, since Pagefind cuts unknown words short.
 * A word without variants is not in the guides at all.
 */
export function planQuery(query: string, lexicon: Lexicon): PlannedWord[] {
  const stopWords = new Set(lexicon.stopWords)
  const all = words(query, lexicon.locale)
  const content = [...new Set(contentWords(query, lexicon.locale, stopWords))].filter(
    (word, _, { length }) => length === 1 || !isSlip(word, lexicon),
  )
  return content.map((typed) => {
    const variants = new Map<string, Variant>()
    const add = (word: string, weight: number, why: Variant['why']) => {
      if (known(word, lexicon) && (variants.get(word)?.weight ?? 0) < weight) variants.set(word, { word, weight, why })
    }
    add(typed, 1, 'exact')
    for (const word of sharedBeginnings(typed, lexicon)) add(word, 0.7, 'beginning')
    for (const [word, weight] of synonymsOf(typed, all, stopWords, lexicon)) add(word, weight, 'synonym')
    if (variants.size === 0) for (const [word, weight] of respellings(typed, lexicon)) add(word, weight, 'respelled')
    return { typed, variants: [...variants.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_VARIANTS) }
  })
}

function known(word: string, lexicon: Lexicon): boolean {
  return Object.hasOwn(lexicon.vocabulary, word)
}

/** Words that begin with what is typed (it may still be being typed), or the reverse for inflected forms. */
function sharedBeginnings(typed: string, { vocabulary }: Lexicon): string[] {
  if (typed.length < 3) return []
  const shortest = Math.max(4, Math.ceil(typed.length * 0.6))
  return Object.keys(vocabulary)
    .filter((word) => word !== typed && (word.startsWith(typed) || (word.length >= shortest && typed.startsWith(word))))
    .sort((a, b) => Math.abs(a.length - typed.length) - Math.abs(b.length - typed.length))
    .slice(0, MOST_VARIANTS)
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
  if (word.length < 3 || word.length > 5 || Object.hasOwn(vocabulary, word)) return false
  return stopWords.some(
    (small) =>
      small.length === word.length &&
      distance(word, small, 1) === 1 &&
      [...word].sort().join('') === [...small].sort().join(''),
  )
}

/** One letter off from four letters, two from eight; nearer and more common words first. */
function respellings(typed: string, { vocabulary }: Lexicon): [string, number][] {
  const limit = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0
  if (limit === 0) return []
  return Object.entries(vocabulary)
    .map(([word, count]) => ({ word, count, off: distance(typed, word, limit) }))
    .filter(({ off }) => off <= limit)
    .sort((a, b) => a.off - b.off || b.count - a.count || a.word.localeCompare(b.word))
    .slice(0, 2)
    .map(({ word, off }) => [word, off === 1 ? 0.8 : 0.6])
}
