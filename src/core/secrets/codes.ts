import { CODE, KEY, ONE_TIME, RECOVERY } from './code-words.ts'
import { SPACED_SCRIPTS } from './fold.ts'
import { namesNumber } from './number-names.ts'
import { tellNumber } from './password-words.ts'
import type { Found } from './secrets.ts'

/**
 * One-time and recovery codes: six to eight digits near a word for them, four or five right beside a word for nothing else,
 * or six digits alone; and what makes codes for ever.
 */

/** After a number they make it an amount. */
const SIGNS = '[€$£¥₿%]|円|원|元'
const UNITS =
  'usd[tc]?|dollars?|d[oó]lares|eur(?:os?)?|gbp|pounds?|yen|jpy|krw|won|vnd|idr|pesos?|reais|tl|lira|zł|złotych|руб|грн|гривень|btc|bitcoins?|eth|sats?|satoshis?|sol|xrp|trx|ada|doge|دولار|يورو|ريال|درهم|جنيه|đồng|đ'
const DIGITS = new RegExp(
  `(?<![${SPACED_SCRIPTS}\\d.,/#+-])(?:g-)?(?:\\d{4,8}|\\d{3}[ -]\\d{3}|\\d{4}[ -]\\d{4})(?![${SPACED_SCRIPTS}\\d/-]|[.,]\\d|\\s?(?:${SIGNS}|(?:${UNITS})(?!\\p{L})))`,
  'giu',
)
/** Recovery codes are written in groups of letters and digits. */
const GROUPS = new RegExp(
  `(?<![${SPACED_SCRIPTS}\\d-])(?=[a-z-]*\\d)(?:[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){1,7}|[a-z0-9]{10,24})(?![${SPACED_SCRIPTS}\\d-])`,
  'giu',
)
/** The address behind the picture that an authenticator app scans. */
const SETUP_ADDRESS = /otpauth:\/\/\S+/giu
/** Its key, in base 32 and often in groups of four. */
const SETUP_KEY = new RegExp(
  `(?<![${SPACED_SCRIPTS}\\d])(?:[A-Z2-7]{16,64}|(?:[A-Z2-7]{4}[ -]){3,15}[A-Z2-7]{4}|(?=[a-z]*[2-7])[a-z2-7]{16,64})(?![${SPACED_SCRIPTS}\\d])`,
  'gu',
)
const ONE_TIME_LAST = new RegExp(`(?:${ONE_TIME.source})(?!.*(?:${ONE_TIME.source}))`, 'iu')
const GLUED = new RegExp(`^[${SPACED_SCRIPTS}]+`, 'u')
const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{1,6}$/u
const BEFORE = 40
const AFTER = 24
/** Ends the thought. */
const BREAK = /[.!?;,。、\n]/u

export function findCodes(text: string): Found[] {
  const alone = /^\s*(\d{3}[ -]?\d{3})[\s.!]*$/.exec(text)
  if (alone?.[1]) return [code(text.indexOf(alone[1]), alone[1], false)]
  const digits = [...text.matchAll(DIGITS)].flatMap(({ 0: match, index }) => judge(text, index, match))
  const groups = [...text.matchAll(GROUPS)].flatMap(({ 0: match, index }) =>
    RECOVERY.test(thoughtBefore(text, index)) ? [code(index, match, true)] : [],
  )
  const addresses = [...text.matchAll(SETUP_ADDRESS)].map(({ 0: match, index }) => code(index, match, true))
  const keys = [...text.matchAll(SETUP_KEY)].flatMap(({ 0: match, index }) => {
    const before = thoughtBefore(text, index)
    return ONE_TIME.test(before) && KEY.test(before) ? [code(index, match, true)] : []
  })
  return [...addresses, ...keys, ...digits, ...groups]
}

function judge(text: string, index: number, match: string): Found[] {
  if (isRoundOrDay(match)) return []
  const before = thoughtBefore(text, index)
  if (namesNumber(lastWords(before))) return []
  if (/^\d{4,5}$/.test(match)) return isYear(match) || !isBeside(before) ? [] : [code(index, match, false)]
  const isNamed = namesNumber(before)
  if (RECOVERY.test(before) || ONE_TIME.test(before)) return [code(index, match, !isNamed)]
  if (isNamed) return []
  const after = thoughtAfter(text, index + match.length)
  const isSaidAfter = (CODE.test(after) || ONE_TIME.test(after)) && !namesNumber(after)
  return CODE.test(before) || isSaidAfter ? [code(index, match, false)] : []
}

function code(start: number, match: string, certain: boolean): Found {
  return { kind: 'code', start, end: start + match.length, certain }
}

/** What was said before in the same thought; a colon belongs to it. */
function thoughtBefore(text: string, index: number): string {
  return (
    text
      .slice(Math.max(0, index - BEFORE), index)
      .split(BREAK)
      .at(-1) ?? ''
  )
}

function lastWords(thought: string): string {
  return /(?:\S+\s*){0,2}$/.exec(thought)?.[0] ?? ''
}

function thoughtAfter(text: string, index: number): string {
  return text.slice(index, index + AFTER).split(BREAK)[0] ?? ''
}

/** Whether a word for one-time codes stands right before, with nothing between but what tells: "OTP: ", "the SMS said ". */
function isBeside(before: string): boolean {
  const from = before.search(ONE_TIME_LAST)
  if (from < 0) return false
  const between = before.slice(from).replace(ONE_TIME, '').replace(GLUED, '')
  const words = between.match(/[\p{L}\p{N}]+/gu) ?? []
  return tellNumber(words.filter((word) => !CODE.test(word) && !UNSPACED.test(word)))
}

function isYear(match: string): boolean {
  return /^(?:19|20)\d\d$/.test(match)
}

/** 100000 is an amount, 20261112 a day. */
function isRoundOrDay(match: string): boolean {
  return /000$/.test(match) || /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(match)
}
