import { z } from 'zod'
import { GUIDE_NAME } from './guide-path.ts'
import { RATING_REASONS, RUNGS, SURFACES, UNANSWERED_REASONS } from './vocabulary.ts'

/** The event vocabulary: facts only, in the past tense. Types are inferred; the browser uses the types alone. */

const MAX_SESSION = 2n ** 63n - 1n

const session = z
  .string()
  .regex(/^\d{1,19}$/, 'session must be a decimal number as text, such as "382195718438912"')
  .refine((text) => !/^\d{1,19}$/.test(text) || BigInt(text) <= MAX_SESSION, 'session must fit in 63 bits')
const whole = z.number().int().nonnegative()
const id = whole.max(Number.MAX_SAFE_INTEGER)
const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'locale must be a language tag such as "en" or "pt-BR"')
const page = z.string().startsWith('/', 'page must be a path that begins with "/"').max(300)
const guide = z
  .string()
  .regex(GUIDE_NAME, 'guide must be "<topic>/<slug>", such as "account-access/reset-password"')
  .max(120)
const topic = z
  .string()
  .regex(/^[a-z0-9-]*$/, 'topic must be a slug, or empty')
  .max(60)
const conversation = z.string().regex(/^[a-z0-9]{8,40}$/, 'conversation must be 8–40 letters and digits')

const surface = z.enum(SURFACES)
/** Carried by every event: who (a tab, nobody's name), which event, when, and on which page. */
const base = { session, id, at: whole, locale, page }

/** Recorded by the reader's browser and accepted from it. */
const readerEvents = [
  /** A query settled. The same `search` number told again is the same search, typed further: the latest counts. */
  z.strictObject({
    kind: z.literal('search_performed'),
    ...base,
    search: id,
    query: z.string().max(512),
    results: whole,
    rung: z.enum(RUNGS),
    surface,
  }),
  z.strictObject({ kind: z.literal('result_clicked'), ...base, search: id, guide, position: whole.min(1).max(1000) }),
  z.strictObject({ kind: z.literal('search_unanswered'), ...base, search: id, reason: z.enum(UNANSWERED_REASONS) }),
  z.strictObject({
    kind: z.literal('guide_viewed'),
    ...base,
    guide,
    guide_locale: locale,
    from: z.enum(['search', 'browse', 'external', 'suggestion']),
  }),
  z.strictObject({
    kind: z.literal('guide_rated'),
    ...base,
    guide,
    helpful: z.boolean(),
    reason: z.enum(RATING_REASONS),
  }),
  /**
   * The last word on a guide that was suggested at the contact form and opened there: "this solved it", or, taken back,
   * that a person is needed after all. No vote on the guide: nobody is asked for the opposite.
   */
  z.strictObject({ kind: z.literal('suggestion_rated'), ...base, guide, helpful: z.boolean() }),
  /** Told again when a topic is chosen there: the latest topic counts. */
  z.strictObject({ kind: z.literal('contact_opened'), ...base, surface, topic }),
  z.strictObject({
    kind: z.literal('handoff_started'),
    ...base,
    conversation,
    channel: z.enum(['chat', 'ticket']),
    vendor: z.string().regex(/^[a-z]{1,30}$/),
    topic,
  }),
] as const

/** Calendar time. */
const seconds = whole
/** Within the hours of the language and topic; all of it where none are configured, null where nobody counted it. */
const business_seconds = whole.nullable().default(null)
/** Written by the server itself only, from the desk or a vendor's webhook. */
const conversationEvents = [
  z.strictObject({ kind: z.literal('first_response_sent'), ...base, conversation, seconds, business_seconds }),
  z.strictObject({ kind: z.literal('conversation_solved'), ...base, conversation, seconds, business_seconds }),
  z.strictObject({ kind: z.literal('csat_submitted'), ...base, conversation, score: whole.min(1).max(5) }),
] as const

export const readerEvent = z.discriminatedUnion('kind', readerEvents)
export const anyEvent = z.discriminatedUnion('kind', [...readerEvents, ...conversationEvents])

export type ReaderEvent = z.infer<typeof readerEvent>
export type GuidepostEvent = z.infer<typeof anyEvent>
export type EventKind = GuidepostEvent['kind']

/** The kinds that only the server may write; the journal refuses them from outside. */
export const CONVERSATION_KINDS: ReadonlySet<string> = new Set<EventKind>([
  'first_response_sent',
  'conversation_solved',
  'csat_submitted',
])

/** What the browser posts to `/api/journal`, and how much of it at once. */
export const MAX_BATCH = 50
export const MAX_BODY = 64 * 1024
export const batch = z.object({ v: z.literal(1), events: z.array(z.unknown()).min(1).max(MAX_BATCH) })
