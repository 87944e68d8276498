import { z } from 'zod'

/** Tickets and chats of another helpdesk, as the service figures need them: times, channel, topic, and nobody's name. */

export const SOURCES = ['zendesk', 'intercom', 'chatwoot', 'csv'] as const
export type Source = (typeof SOURCES)[number]

const MS_A_DAY = 86_400_000
const moment = z.int().nonnegative()
const seconds = z.int().nonnegative().nullable()

/** A ticket as it is stored; the field names are the columns' names. */
export const ticket = z.strictObject({
  source: z.enum(SOURCES),
  /** A hash of the helpdesk's own number: the same ticket next time, and no way back for who sees the file alone. */
  id: z.string().min(8).max(64),
  channel: z.enum(['chat', 'ticket']),
  /** A published locale, or the helpdesk's own language tag; empty when unknown. */
  locale: z.string().max(35),
  /** Empty when its categories belong to no topic. */
  topic: z.string().max(60),
  /** The UTC day it was created, as days since 1970-01-01. */
  day: z.int().nonnegative(),
  /** Times are ms since the epoch. */
  created_at: moment,
  first_response_at: moment.nullable(),
  /** When it was last solved; null while it is open. */
  solved_at: moment.nullable(),
  /** Calendar time; from the client's first message where the helpdesk tells it, else from creation. */
  first_response_seconds: seconds,
  resolution_seconds: seconds,
  /** The same within business hours, where the helpdesk counts them. */
  first_response_business_seconds: seconds,
  resolution_business_seconds: seconds,
  score: z.int().min(1).max(5).nullable(),
  /** When this state was reached: of two states of a ticket the later one counts. */
  updated_at: moment,
})
export type Ticket = z.infer<typeof ticket>

/** A ticket as a helpdesk's export tells it, before its number is hashed and its categories are read. */
export interface TicketFacts extends Omit<Ticket, 'source' | 'id' | 'topic' | 'day' | 'resolution_seconds'> {
  /** The helpdesk's own number. */
  number: string
  /** Tags, labels or topic names, in the export's order. Only those that belong to a topic leave a trace. */
  categories: readonly string[]
}

/** What one record of an export turned out to be. */
export type Reading =
  | { facts: TicketFacts; note: string }
  | { problem: string }
  /** Not a ticket to count, and why. */
  | { leftOut: string }

/** What deriving a ticket from its facts depends on. */
export interface Derivation {
  source: Source
  hash(text: string): string
  /** The topic of a ticket's categories; empty when none belongs to one. */
  topicOf(categories: readonly string[]): string
  localeOf(tag: string): string
}

/**
 * The ticket that is stored for an export's facts.
 * @example makeTicket(facts, derivation).day // => 20780
 */
export function makeTicket(facts: TicketFacts, { source, hash, topicOf, localeOf }: Derivation): Ticket {
  const { number, categories, created_at, solved_at, ...same } = facts
  return {
    ...same,
    source,
    id: hash(`${source}\n${number}`),
    locale: localeOf(same.locale),
    topic: topicOf(categories),
    day: Math.floor(created_at / MS_A_DAY),
    created_at,
    solved_at,
    resolution_seconds: solved_at === null ? null : Math.floor((solved_at - created_at) / 1000),
  }
}

/** What is wrong with a ticket's times taken together, or null. */
export function timesProblem({ created_at, first_response_at, solved_at }: TicketFacts): string | null {
  const shown = (at: number) => new Date(at).toISOString()
  if (first_response_at !== null && first_response_at < created_at)
    return `was answered (${shown(first_response_at)}) before it was created (${shown(created_at)}). Correct one of the two times.`
  if (solved_at !== null && solved_at < created_at)
    return `was solved (${shown(solved_at)}) before it was created (${shown(created_at)}). Correct one of the two times.`
  return null
}
