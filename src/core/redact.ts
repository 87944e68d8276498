import { digitsOf, IBAN, isCard, isIban } from './secrets/checked-numbers.ts'
import { findCodes } from './secrets/codes.ts'
import { asciiDigit, INVISIBLE, OTHER_DIGITS } from './secrets/fold.ts'
import { isState, PASSWORDS, SAID } from './secrets/password-words.ts'
import { findPasswords } from './secrets/passwords.ts'
import { PRIVATE_KEYS } from './secrets/private-keys.ts'
import { holdsSeedPhrase } from './seed-phrase.ts'

/**
 * Removing personal data and secrets from text, in the browser before it is sent and on the server before it is stored.
 * Each rule leaves a label in its place, so that a query stays readable. Pure and fast: a few microseconds a query.
 */

export interface Redacted {
  text: string
  /** The names of the rules that removed something, each once. */
  removed: string[]
  /** Set when the whole text must go nowhere, not even into a search. */
  refused: '' | 'seed_phrase' | 'private_key'
}

const LONGEST_INPUT = 512
const LONGEST_OUTPUT = 120

interface Rule {
  name: string
  pattern: RegExp
  /** Whether a match is meant; a match that is not stays. */
  holds(match: string): boolean
}

const always = () => true

/** After a number they make it an amount, and amounts stay. */
const CURRENCIES =
  '[€$£¥₿]|usd[tc]?|dollars?|d[oó]lares|eur(?:os?)?|gbp|pounds?|yen|jpy|krw|won|vnd|idr|pesos?|btc|bitcoins?|eth|sats?|satoshis?|sol|xrp|trx|ada|doge|دولار|يورو|ريال|درهم|جنيه'

const RULES: readonly Rule[] = [
  {
    name: 'password',
    pattern: new RegExp(`(?<=(?<!\\p{L})(?:${PASSWORDS})\\s*(?:${SAID})\\s*)\\S+`, 'giu'),
    holds: (text) => !isState(text),
  },
  { name: 'password', pattern: /(?<=(?:パスワード|暗証番号)(?:は|が|:|=|：)\s*)[!-~]+/gu, holds: always },
  { name: 'password', pattern: /(?<=(?:密码|口令)(?:是|为|:|=|：)\s*)[!-~]+/gu, holds: always },
  { name: 'password', pattern: /(?<=(?:비밀번호|비번|암호)(?:는|은|가|이|:|=)?\s*)(?=\S*\d)[!-~]+/gu, holds: always },
  { name: 'token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, holds: always },
  { name: 'url', pattern: /\b(?:https?:\/\/|www\.)\S+/gi, holds: always },
  { name: 'e-mail', pattern: /[^\s@<>()[\]",;:]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, holds: always },
  {
    name: 'e-mail',
    pattern:
      /[\w.+-]+\s*[([{]\s*(?:at|arroba)\s*[)\]}]\s*[\w-]+(?:\s*(?:[([{]\s*(?:dot|punto|punkt)\s*[)\]}]|\.)\s*[\w-]+)+/giu,
    holds: always,
  },
  { name: 'hash', pattern: /\b(?:0x)?[0-9a-f]{64}\b/gi, holds: always },
  { name: 'wallet', pattern: /\b0x[0-9a-f]{40}\b/gi, holds: always },
  {
    name: 'wallet',
    pattern: /\b(?:bc1|tb1|ltc1|addr1|cosmos1|osmo1|terra1|bnb1|bitcoincash:|kaspa:)[0-9a-z]{20,110}\b/gi,
    holds: always,
  },
  {
    name: 'wallet',
    pattern: /\b[13TrLDXAUE][1-9A-HJ-NP-Za-km-z]{24,49}\b/g,
    holds: (text) => /\d/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text),
  },
  { name: 'iban', pattern: new RegExp(IBAN, 'gi'), holds: isIban },
  { name: 'card', pattern: /\b\d(?:[ -]?\d){12,18}\b/g, holds: isCard },
  { name: 'phone', pattern: /(?:\+|\b00)\d(?:[ ().-]{0,2}\d){6,14}\b/g, holds: always },
  {
    name: 'phone',
    pattern: /\(?\b\d{2,4}\)?(?:[ .-]\d{2,4}){2,5}\b/g,
    holds: (text) => digitsOf(text).length >= 8 && !isDate(text),
  },
  {
    name: 'number',
    pattern:
      /(?<=(?<!\p{L})(?:code|otp|pin|tan|kod|código|codigo|codice|код|رمز|الرمز|mã|コード|코드|인증번호|验证码)\D{0,4})\d{3}[ -]\d{3}\b/giu,
    holds: always,
  },
  { name: 'number', pattern: /(?<![\d.,])\b\d(?: \d){5,}\b(?! ?\d)/g, holds: always },
  { name: 'document', pattern: /\b(?=(?:[A-Z]*\d){5})(?=\d*[A-Z])[A-Z0-9]{7,12}\b/g, holds: always },
  {
    name: 'number',
    pattern: new RegExp(`(?<!\\d[.,])\\b\\d{6,}\\b(?!\\s?(?:${CURRENCIES})(?![\\p{L}\\p{N}]))`, 'giu'),
    holds: always,
  },
  { name: 'token', pattern: /\b[\w-]{20,}\b/g, holds: looksRandom },
]

/**
 * The text without personal data and secrets, at most 120 characters.
 * @example redact('refund to ana@mail.example').text // => 'refund to [e-mail]'
 */
export function redact(text: string): Redacted {
  let clean = text
    .slice(0, LONGEST_INPUT)
    .normalize('NFKC')
    // A line's end parts words; what else is invisible does not.
    .replace(/[\t\n\r]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(OTHER_DIGITS, asciiDigit)
    .replace(/\s+/g, ' ')
    .trim()
  if (PRIVATE_KEYS.some((pattern) => pattern.test(clean)))
    return { text: '', removed: ['private_key'], refused: 'private_key' }
  if (holdsSeedPhrase(clean)) return { text: '', removed: ['seed_phrase'], refused: 'seed_phrase' }
  const removed = new Set<string>()
  for (const { start, end, kind } of findTold(clean)) {
    clean = `${clean.slice(0, start)}[${kind}]${clean.slice(end)}`
    removed.add(kind)
  }
  for (const { name, pattern, holds } of RULES) {
    clean = clean.replace(pattern, (match) => {
      if (/^\[[a-z-]+\]$/.test(match) || !holds(match)) return match
      removed.add(name)
      return `[${name}]`
    })
  }
  return { text: [...clean].slice(0, LONGEST_OUTPUT).join(''), removed: [...removed], refused: '' }
}

/** What a person would be stopped from sending, from the last to the first. */
function findTold(text: string): { start: number; end: number; kind: string }[] {
  const passwords = findPasswords(text).map(({ start, end }) => ({ start, end, kind: 'password' }))
  const codes = findCodes(text).map(({ start, end }) => ({ start, end, kind: 'number' }))
  const apart = codes.filter((code) => !passwords.some(({ start, end }) => code.start < end && start < code.end))
  return [...passwords, ...apart].sort((a, b) => b.start - a.start)
}

function isDate(text: string): boolean {
  return /^\d{1,4}[ .-]\d{1,2}[ .-]\d{1,4}$/.test(text)
}

/** Letters of both cases and digits mixed, or mostly digits: no word of any language. */
function looksRandom(text: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length
  return kinds === 3 || (kinds >= 2 && (text.match(/\d/g)?.length ?? 0) >= 4)
}

const LABEL = new RegExp(`\\[(?:${[...new Set(RULES.map(({ name }) => name))].join('|')})\\]`, 'g')

/**
 * A redacted text without the labels that stand for what was removed: they are nobody's words.
 * @example withoutLabels('refund to [e-mail]') // => 'refund to '
 */
export function withoutLabels(text: string): string {
  return text.replace(LABEL, '')
}
