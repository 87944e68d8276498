import { z } from 'zod'
import { RUNGS } from './vocabulary.ts'

/** The hand-off contract: what travels from the reader to a person, so that nobody repeats a word. */

const text = (max: number) => z.string().max(max)
const guide = text(120)

/** What the reader already tried. Shown before it is sent; every entry can be taken out. */
export const packet = z.strictObject({
  searches: z
    .array(
      z.strictObject({
        query: text(120),
        results: z.number().int().nonnegative(),
        rung: z.enum(RUNGS),
        /** Guides opened from it, in order. */
        opened: z.array(guide).max(10),
        at: z.number().int(),
      }),
    )
    .max(10),
  guides: z
    .array(
      z.strictObject({
        guide,
        title: text(120),
        locale: text(12),
        at: z.number().int(),
        helpful: z.boolean().nullable(),
      }),
    )
    .max(10),
  /** The page contact was asked on; empty when the reader took it out. */
  page: text(300),
})
export type Packet = z.infer<typeof packet>

/** The conversation's number and secret are made in the browser, so that asking twice opens one conversation. */
const conversationId = z.string().regex(/^[a-z0-9]{16,32}$/, 'must be 16–32 lower-case letters and digits')
export const secret = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/, 'must be at least 128 random bits in base64url')

/** `POST /api/conversations` */
export const openRequest = z.strictObject({
  id: conversationId,
  secret,
  /** The session of the reader's tab; empty when they asked not to be counted. */
  session: z.string().regex(/^\d{0,19}$/),
  locale: z.string().min(2).max(12),
  topic: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .max(60),
  channel: z.enum(['chat', 'ticket']),
  message: z.string().trim().min(1, 'must not be empty').max(4000, 'must be at most 4,000 characters'),
  /** Where the answer to a ticket goes; empty for a chat. */
  email: z.union([z.literal(''), z.email('must be an e-mail address such as name@mail.example')]),
  packet,
})
export type OpenRequest = z.infer<typeof openRequest>

/** Who the client is, in the words of a token that the company's own backend signed. */
export const identity = z.strictObject({
  /** The client's number or name at the company, as its staff know it. */
  sub: text(120),
  /** Empty where the token has none. */
  name: text(120),
  email: text(254),
})
export type Identity = z.infer<typeof identity>

/** `POST …/messages`, from client or agent; `key` is made by the sender, so that sending again changes nothing. */
export const messageRequest = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/),
  text: z.string().trim().min(1, 'must not be empty').max(4000, 'must be at most 4,000 characters'),
})
export type MessageRequest = z.infer<typeof messageRequest>

/** `POST …/rating` */
export const ratingRequest = z.strictObject({ score: z.number().int().min(1).max(5) })

/** One line of a conversation, numbered over all conversations: the number is the event stream's `id`. */
export interface Entry {
  seq: number
  conversation: string
  at: number
  kind: 'message' | 'solved' | 'reopened' | 'rated'
  from: 'client' | 'agent'
  /** The sender's own key; a repeated one is the same entry. */
  key: string
  /** The message; for `rated` the score as text. */
  text: string
}

export type ConversationState = 'open' | 'solved'

/** A conversation as the desk sees it; the client sees it without `session`, `email` and `identity`. */
export interface Conversation {
  id: string
  session: string
  locale: string
  topic: string
  channel: 'chat' | 'ticket'
  email: string
  /** Null where no token came along. */
  identity: Identity | null
  packet: Packet
  state: ConversationState
  /** ms since the epoch; null while it has not happened. */
  startedAt: number
  firstResponseAt: number | null
  solvedAt: number | null
  score: number | null
  /** The last entry's number, time, sender and text, for the queue. */
  last: Entry
}

/** `GET /api/availability?locale=` */
export interface Availability {
  /** open: inside hours and somebody present; away: inside hours, nobody present; closed: outside hours. */
  chat: 'open' | 'away' | 'closed'
  /** When the hours end (open, away) or begin (closed), ms since the epoch; null when never. */
  until: number | null
}
