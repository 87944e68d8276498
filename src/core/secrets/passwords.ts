import { namesNumber } from './number-names.ts'
import { isLink, isState, PASSWORD_NAME, SAID, tellNumber } from './password-words.ts'
import type { Found } from './secrets.ts'

/** Passwords and PINs told in a sentence: after their name, before it, or in quotes. */

const NAME = new RegExp(PASSWORD_NAME, 'giu')
/** Whose password it is; without it "the password is …" says mostly how it is. */
const OWN = /(?<!\p{L})(?:my|meine?|mi|mon|mia|mijn|moje|mój|minha|meu|мой|мій)\s+$/iu
const COPULA = new RegExp(`(?<!\\p{L})(?:${SAID})`, 'iu')
const IS_PIN = /^(?:pin|пин|пін|暗証|핀|الرقم)/iu
/** Farther words belong to another thought. */
const LONGEST_GAP = 60
const MOST_WORDS = 5
/** Ends the thought that the name stands in; a line's end does not after a colon. */
const BREAK = /[.!?;,。、]\s|[。、]|\n/u
/** What may be a password: signs without a space, a quote or the letters of languages that write none. */
const TOKEN =
  /(?![.,;:=?)–—-])[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}“”„«»「」『』‹›‘’"'，。；：！？（）]+/gu
/** What may stand between a name and its password beside words. */
const TELLS = /^\s*(?:[:=]|,(?=\s*c['’]est ))\s*/i
const QUOTES = /["'“”„«»「」『』‹›‘’]/

export function findPasswords(text: string): Found[] {
  return [...text.matchAll(NAME)].flatMap((name) => {
    const start = name.index
    const after = tokenAfter(text, start + name[0].length, name[0])
    return after ?? tokenBefore(text, start) ?? []
  })
}

function tokenAfter(text: string, from: number, name: string): Found | null {
  const isPin = IS_PIN.test(name)
  const isOwn = OWN.test(text.slice(0, from - name.length))
  const window = text.slice(from, from + LONGEST_GAP)
  const words: string[] = []
  let told = false
  let end = 0
  for (const { 0: raw, index } of window.matchAll(TOKEN)) {
    const gap = window.slice(end, index)
    if (BREAK.test(gap) && !TELLS.test(window.slice(end))) return null
    const isQuoted = QUOTES.test(gap.slice(-1))
    told ||= /[:=–—是为はが는은]/.test(gap) || (isQuoted && words.every(isLink))
    const word = trimmed(raw)
    const start = from + index + raw.indexOf(word)
    const isLast = /^[)\]}>]*\s*(?:$|[.!?,;\n])/.test(text.slice(start + word.length)) || isQuoted
    if (isPin ? /^\d{4,8}$/.test(word) : isStrong(word)) {
      if (namesNumber(words.at(-1) ?? '')) return null
      const certain = (told || words.some(isLink)) && words.every(isLink)
      return span(start, word, certain && !isAmong(text, start + word.length))
    }
    if (isNumber(word, isLast) && (told ? words.every(isLink) : tellNumber(words))) {
      const isSaid = told || words.length > 0
      if (namesNumber(window.slice(0, index)) || !(isSaid || NUMBER_ALONE.test(word))) return null
      return span(start, word, isSaid)
    }
    // A plain word is one only where it is told as such: in quotes, alone after a colon, or of "my password".
    const isTold = told || (isOwn && words.some(isLink))
    if (isTold && words.every(isLink) && isLast && isPlain(word) && !isAnyWord(name)) return span(start, word, false)
    told ||= /[:=–—-]$/.test(raw)
    words.push(word)
    if (words.length > MOST_WORDS || /[.!?;,]$/.test(raw)) return null
    end = index + raw.length
  }
  return null
}

/** "X is my password": surely enough told only by signs of several kinds, or quotes. */
function tokenBefore(text: string, to: number): Found | null {
  const from = Math.max(0, to - LONGEST_GAP)
  const window = text.slice(from, to)
  const tokens = [...window.matchAll(TOKEN)]
  for (const { 0: raw, index } of tokens.slice(-4).reverse()) {
    const word = trimmed(raw)
    const rest = window.slice(index + word.length)
    if (/[.?!;,\n]\s/.test(rest) || /^[.?;,]/.test(rest)) return null
    const isQuoted = QUOTES.test(window[index - 1] ?? '') && QUOTES.test(rest[0] ?? '')
    if (isStrong(word) && (isQuoted || isMixed(word))) return span(from + index, word, false)
    if (NUMBER_ALONE.test(word)) {
      const links = rest.match(/\p{L}+/gu) ?? []
      const isNamed = namesNumber(window.slice(0, index).split(/\s+/).slice(-4).join(' '))
      return !isNamed && COPULA.test(rest) && tellNumber(links) ? span(from + index, word, false) : null
    }
  }
  return null
}

/** "Parola" is any word in Italian. */
function isAnyWord(name: string): boolean {
  return /^parola$/i.test(name)
}

function span(start: number, word: string, certain: boolean): Found {
  return { kind: 'password', start, end: start + word.length, certain }
}

/** Without the punctuation of the sentence around it; an exclamation mark is as often the password's. */
function trimmed(token: string): string {
  return token.replace(/^[([{<]+/, '').replace(/[.,;:?)\]}>…]+$/u, '')
}

/** Digits alone, as a password that is told; a year in the middle of a sentence is one. */
function isNumber(word: string, isLast: boolean): boolean {
  return /^\d{4,20}$/.test(word) && (isLast || !/^(?:19|20)\d\d$/.test(word))
}

/** Digits beside a password's name with nothing that says so: fewer or more are a count, a year, a telephone. */
const NUMBER_ALONE = /^\d{6,10}$/

/** Letters with digits or signs among them: no word of a language, no address, no date, no amount. */
function isStrong(word: string): boolean {
  if (word.length < 6 || word.length > 64 || KNOWN.test(word)) return false
  const kinds = kindsOf(word)
  return kinds.letters && (kinds.digits || kinds.signs)
}

function isMixed(word: string): boolean {
  const { digits, signs, both } = kindsOf(word)
  return digits && (signs || both)
}

function kindsOf(word: string) {
  return {
    letters: /\p{L}/u.test(word),
    digits: /\d/.test(word),
    signs: /[!#$%&*+=?@^_~|\\<>]/.test(word),
    both: /\p{Lu}/u.test(word) && /\p{Ll}/u.test(word),
  }
}

function isPlain(word: string): boolean {
  return /^\p{L}[\p{L}\p{N}-]{4,}$/u.test(word) && !isState(word)
}

/** Addresses, dates, amounts, transactions and names of methods are no passwords. */
const KNOWN =
  /^(?:https?:|www\.)|@.+\.|^[\d.,:/-]+$|^\d+(?:st|nd|rd|th|ms|min|h|x|e|k|m)?$|^(?:0x)?[0-9a-f]{32,}$|^0x|^(?:2fa|mfa|u2f|totp|sha\d+|aes\d+|ipv\d|ios|android|windows|iphone)|^\d{1,2}-/iu

/** Followed by letters without a space it may be part of another word. */
function isAmong(text: string, end: number): boolean {
  return /^[A-Za-z]/.test(text.slice(end))
}
