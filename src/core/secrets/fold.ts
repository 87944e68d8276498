/**
 * A text as rules read it: compatibility forms composed, digits of every script as ASCII, nothing invisible, each kind of
 * white space as a space or a line's end; and the way back to the places in the text as it was typed.
 */
export interface Folded {
  text: string
  /** The span of the typed text, in UTF-16 units, that a span of `text` stands for. */
  typed(start: number, end: number): { start: number; end: number }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here.
export const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
export const OTHER_DIGITS = /\p{Nd}/gu
/** The scripts that put spaces between words, for a class of signs: a number glued to their letters is part of a word. */
export const SPACED_SCRIPTS = '\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Arabic}'
/** A letter with its marks, or Hangul written in its parts. */
const CLUSTER = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu

/** @example fold('４８ ２').text // => '48 2' */
export function fold(typed: string): Folded {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of typed.matchAll(CLUSTER)) {
    const plain = foldCluster(cluster)
    text += plain
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  return {
    text,
    typed: (start, end) => ({ start: starts[start] ?? typed.length, end: ends[end - 1] ?? typed.length }),
  }
}

function foldCluster(cluster: string): string {
  if (cluster === '\n') return '\n'
  if (/^\s+$/.test(cluster)) return ' '
  return cluster.normalize('NFKC').replace(INVISIBLE, '').replace(OTHER_DIGITS, asciiDigit)
}

/** A digit of any script as an ASCII digit: Unicode keeps each script's ten in a row. */
export function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  if (code < 0x80) return digit
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
