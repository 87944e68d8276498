import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** The server's half of a hand-off: a helpdesk tells that it was answered, solved or rated, and signs what it tells. */

export interface Webhook {
  read(request: WebhookRequest): Reading
}

export interface WebhookRequest {
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** As it came: the signature is over these very bytes. */
  body: Buffer
  /** ms since the epoch. */
  now: number
}

export type Reading =
  | { kind: 'told'; told: Told }
  | { kind: 'refused'; status: 401 | 422; code: string; message: string }

export interface Told {
  /** Our conversation, as the helpdesk's own conversation names it; empty when it does not. */
  conversation: string
  /** The helpdesk's numbers for it, its own first and then that of the person. */
  numbers: readonly string[]
  /** Our conversation, as the person's record names it: true unless they asked again since. */
  presumed: string
  happened: readonly Happening[]
}

/** Times are ms since the epoch. */
export type Happening =
  | { kind: 'first_response_sent' | 'conversation_solved'; at: number }
  | { kind: 'csat_submitted'; at: number; score: number }

export const NOTHING: Told = { conversation: '', numbers: [], presumed: '', happened: [] }

export interface Signature {
  given: string
  expected: string
  /** When it was signed, in ms since the epoch; null where the helpdesk does not say. */
  at: number | null
}

/**
 * So old a request may be. It is wide enough for what is sent again, since reading the same twice changes nothing, and
 * narrow enough that a copied one is soon worth nothing.
 */
const OLDEST = 15 * 60_000

/** Reads what is signed, fresh and JSON; everything else is refused, and why is said. */
export function readSigned(
  { body, now }: WebhookRequest,
  { given, expected, at }: Signature,
  tell: (json: unknown) => Told | Reading,
): Reading {
  if (!isSame(given, expected))
    return refuse(
      401,
      'wrong_signature',
      'The signature is missing or not ours. Set VENDOR_WEBHOOK_SECRET to the helpdesk’s secret.',
    )
  if (at !== null && !(Math.abs(now - at) <= OLDEST))
    return refuse(
      401,
      'stale',
      'The request was signed more than 15 minutes from now. Set both clocks right, and send it again.',
    )
  const json = parse(body)
  if (json === undefined) return refuse(422, 'not_json', 'The body cannot be read. Send JSON.')
  const told = tell(json)
  return 'kind' in told ? told : { kind: 'told', told }
}

export function refuse(status: 401 | 422, code: string, message: string): Reading {
  return { kind: 'refused', status, code, message }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Compared by their hashes, which are of one length: how long it takes tells nothing. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}

export function hmac(
  algorithm: 'sha1' | 'sha256',
  encoding: 'hex' | 'base64',
  secret: string,
  ...parts: readonly (string | Buffer)[]
): string {
  const sum = createHmac(algorithm, secret)
  for (const part of parts) sum.update(part)
  return sum.digest(encoding)
}

export function headerOf({ headers }: WebhookRequest, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

/** Attributes as helpdesks give them back: text, or something else that is none of ours. */
export const attributes = z.record(z.string(), z.unknown()).catch({})

/** Our number of a conversation; empty when a value is none. */
export function numberFrom(value: unknown): string {
  return typeof value === 'string' && /^[a-z0-9]{16,32}$/.test(value) ? value : ''
}

/** A moment in ms, from seconds since the epoch or a date as text; null when it is neither. */
export function momentFrom(value: unknown): number | null {
  const at = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isFinite(at) && at > 0 ? Math.round(at) : null
}
