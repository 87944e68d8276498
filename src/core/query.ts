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

/**
 * How many letters two words begin with alike.
 * @example sharedBeginning('deposit', 'deposed') // => 5
 */
export function sharedBeginning(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}
