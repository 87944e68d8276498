import { digitsOf, IBAN, isCard, isIban } from './checked-numbers.ts'
import type { Found } from './secrets.ts'

/** Numbers of payment cards, by their check digit, their issuer and how they are written. */

const DIVIDER = '[ \\u00a0.·/_–-]'
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d.,*#]|\\d[ -])\\d(?:${DIVIDER}{0,2}\\d){12,18}(?![\\p{L}\\d*]|[.,]\\d|[ -]\\d)`,
  'gu',
)
const CVV = /(?<!\p{L})(?:cvv2?|cvc2?|cvn|cid)(?!\p{L})[\s:=]*(?:\p{L}{1,6}\s*)?(\d{3,4})(?!\d)/giu
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
  const numbers = [...rest.matchAll(NUMBER)].flatMap(({ 0: match, index }) => {
    if (!isCard(match) || /^(\d)\1+$/.test(digitsOf(match))) return []
    const layout = match.split(/\D+/).map((group) => String(group.length))
    const isWritten = LAYOUTS.has(layout.join('')) || (LAYOUTS.has(String(Number(layout[0]))) && layout.length === 1)
    const known = isIssued(digitsOf(match))
    if (isWritten && known) return [card(index, match, true)]
    return known || isWrittenAsCard(layout) ? [card(index, match, false)] : []
  })
  const checks = [...rest.matchAll(CVV)].flatMap(({ 0: match, 1: digits = '', index }) => [
    card(index + match.length - digits.length, digits, false),
  ])
  return [...numbers, ...checks]
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
