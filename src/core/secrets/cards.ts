import { digitsOf, IBAN, isCard, isIban } from './checked-numbers.ts'
import { SPACED_SCRIPTS } from './fold.ts'
import { namesNumber } from './number-names.ts'
import { isLink, SAID } from './password-words.ts'
import type { Found } from './secrets.ts'

/** Numbers of payment cards, by their check digit, their issuer and how they are written. */

/** Between two digits; a line may end between two groups. */
const DIVIDER = '(?:[ .·/_–,|-]{0,3}|\\s?\\n\\s?)'
const WRITTEN = `[${SPACED_SCRIPTS}]`
/** Not inside another number or word, but right after a word as in "card4111…", and after a day. */
const BEGINS = `(?:(?<!${WRITTEN}|[\\d.,*#]|\\d[ -])|(?<=(?<!${WRITTEN}|\\d)${WRITTEN}{2,20}\\.?)|(?<=(?<![\\d.,/-])\\d{1,4}[./-]\\d{1,2}(?:[./-]\\d{1,4})? ))`
const NUMBER = `${BEGINS}\\d(?:${DIVIDER}\\d)`
const WORD_BEFORE = new RegExp(`${WRITTEN}\\.?$`, 'u')
/** Alone, and before its date or its security code. */
const NUMBERS = [
  new RegExp(`${NUMBER}{12,18}(?!${WRITTEN}|[\\d*]|[.,]\\d|[ -]\\d)`, 'gu'),
  new RegExp(`${NUMBER}{12,18}?(?=[ ,]{1,2}(?:\\d{1,2} ?/ ?\\d{2,4}|\\d{3})(?!\\d|[ ,]\\d{4}))`, 'gu'),
]
const CVV = /(?<!\p{L})(?:cvv2?|cvc2?|cvn|cid)(?!\p{L})[\s:=]*(?:\p{L}{1,6}\s*)?(\d{3,4})(?!\d)/giu
/** "Card number" names a number too. */
const CARD_NAME =
  /card|kart|cart[ae]o?(?!\p{L})|cartão|tarjeta|kaart|карт|بطاق|カード|카드|卡|thẻ|visa|maestro|amex|rupay|troy/iu
const BEFORE = 40
/** "… is my order number", in the same thought. */
const CALLED = new RegExp(`^\\s*(?:${SAID}|は|が|是|이|가)([^.!?;,。、\\n]*)`, 'iu')
const IBANS = new RegExp(IBAN, 'gi')

/** Issuers' first digits and lengths, as they publish them (ISO/IEC 7812-1). */
const ISSUERS: readonly [RegExp, readonly number[]][] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|[68]|095)/, [14, 16]],
  [/^35(?:2[89]|[3-8])/, [16, 19]],
  // Discover, UnionPay and Maestro share the sixes; Mir; Troy; RuPay.
  [/^(?:6(?:011|4[4-9]|5|2)|220[0-4]|9792|81|82|508)/, [16, 17, 18, 19]],
  [/^(?:50|5[6-9]|6[0-9])/, [16, 19]],
]
/** Groups as they stand on a card, or none; other groups are other numbers. */
const LAYOUTS = new Set(['16', '15', '13', '14', '17', '18', '19', '4444', '465', '464', '44443', '613', '4443'])

export function findCards(text: string): Found[] {
  // An IBAN's digits are not a card's.
  const rest = text.replace(IBANS, (match) => (isIban(match) ? 'X'.repeat(match.length) : match))
  const numbers = NUMBERS.flatMap((pattern) =>
    [...rest.matchAll(pattern)].flatMap(({ 0: match, index }) => judge(rest, index, match)),
  )
  const checks = [...rest.matchAll(CVV)].flatMap(({ 0: match, 1: digits = '', index }) => [
    card(index + match.length - digits.length, digits, false),
  ])
  return [...numbers, ...checks]
}

function judge(text: string, index: number, match: string): Found[] {
  if (!isCard(match) || /^(\d)\1+$/.test(digitsOf(match))) return []
  const layout = match.split(/\D+/).map((group) => String(group.length))
  const isWritten = LAYOUTS.has(layout.join('')) || (LAYOUTS.has(String(Number(layout[0]))) && layout.length === 1)
  const known = isIssued(digitsOf(match))
  // Lists and tables hold numbers side by side as well.
  if (/[\n,|]/.test(match) && !(isWritten && known)) return []
  if (isWritten && known)
    return [card(index, match, !match.includes(',') && isApart(text, index) && !isNamed(text, index, match.length))]
  return known || isWrittenAsCard(layout) ? [card(index, match, false)] : []
}

/** Right after a word it may be the reference that begins with it. */
function isApart(text: string, index: number): boolean {
  return !WORD_BEFORE.test(text.slice(0, index))
}

/** Whether its own sentence calls it the number of something else, such as an order. */
function isNamed(text: string, index: number, length: number): boolean {
  const before = text.slice(Math.max(0, index - BEFORE), index)
  const isCalled = (words: string) => namesNumber(words) && !CARD_NAME.test(words)
  const after = text.slice(index + length, index + length + BEFORE)
  return (
    isCalled(calledAfter(after)) || (isCalled(/(?:\S+\s*){0,3}$/.exec(before)?.[0] ?? '') && !CARD_NAME.test(before))
  )
}

/** @example calledAfter(' is my order number') // => 'order number' */
function calledAfter(text: string): string {
  const words = CALLED.exec(text)?.[1]?.trim().split(/\s+/) ?? []
  const first = words.findIndex((word) => !isLink(word))
  return first < 0 ? '' : words.slice(first, first + 2).join(' ')
}

function card(start: number, match: string, certain: boolean): Found {
  return { kind: 'card', start, end: start + match.length, certain }
}

function isIssued(digits: string): boolean {
  return ISSUERS.some(([first, lengths]) => first.test(digits) && lengths.includes(digits.length))
}

function isWrittenAsCard(layout: readonly string[]): boolean {
  return layout.join('') === '4444'
}
