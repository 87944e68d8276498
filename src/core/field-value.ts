import { redact } from './redact.ts'
import { asciiDigit } from './secrets/fold.ts'
import type { TopicField } from './topics.ts'

/** What is typed into a topic's field, judged alike in the browser and on the server. Without zod, for the browser. */

/** Each is a sentence `error.<reason>` of `locales/<locale>/fields.json`. */
export const FIELD_REASONS = [
  'missing',
  'long',
  'amount',
  'date',
  'transaction',
  'choice',
  'pattern',
  'secret',
] as const
export type FieldReason = (typeof FIELD_REASONS)[number]
export type FieldReading = { value: string } | { reason: FieldReason }

const OTHER_DIGITS = /\p{Nd}/gu
/** A number as any language writes it, with a currency's sign or letters on either side. */
const AMOUNT = /^(?:\p{Sc}|\p{L}{1,6}\.?)? ?\d[\d.,' ]*(?: ?(?:\p{Sc}|\p{L}{1,6}\.?))?$/u
/** Numbers of orders and payments, and hashes of transfers. */
const TRANSACTION = /^[A-Za-z0-9](?:[A-Za-z0-9:_/-]{2,118}[A-Za-z0-9])$/
/** A transfer on Solana is named by a signature, which has the form of a key; here it was asked for. */
const SIGNATURE = /^[1-9A-HJ-NP-Za-km-z]{86,90}$/

/**
 * A field's value as it is kept, or why it is not taken; an empty one that nobody must give is `''`.
 * @example readField({ id: 'amount', kind: 'amount', … }, ' 1 250,00 € ') // => { value: '1 250,00 €' }
 */
export function readField(field: TopicField, typed: string): FieldReading {
  const { kind, required, options, max, pattern } = field
  const value = tidy(kind, typed)
  if (value === '') return required ? { reason: 'missing' } : { value }
  if (kind === 'choice' || kind === 'network' || kind === 'tier')
    return options.includes(value) ? { value } : { reason: 'choice' }
  if (value.length > max) return { reason: 'long' }
  if (!(kind === 'transaction' && SIGNATURE.test(value)) && redact(value).refused !== '') return { reason: 'secret' }
  if (pattern !== '') return new RegExp(`^(?:${pattern})$`, 'u').test(value) ? { value } : { reason: 'pattern' }
  if (kind === 'amount' && !AMOUNT.test(value)) return { reason: 'amount' }
  if (kind === 'transaction' && !TRANSACTION.test(value)) return { reason: 'transaction' }
  if (kind === 'date' && !isDay(value)) return { reason: 'date' }
  return { value }
}

/** Without what people bring along when they copy: spaces at the ends and, around a transaction, the address of a page. */
function tidy(kind: TopicField['kind'], typed: string): string {
  const plain = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (kind === 'amount' || kind === 'date') return plain.replace(OTHER_DIGITS, asciiDigit)
  if (kind !== 'transaction' || !/^https?:\/\//i.test(plain)) return plain
  return (
    plain
      .replace(/[?#].*$/, '')
      .split('/')
      .findLast((part) => part !== '') ?? ''
  )
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
