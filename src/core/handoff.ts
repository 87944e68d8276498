import { z } from 'zod'
import { type Attachment, MOST_ATTACHMENTS } from './attachments.ts'
import { CSAT_REASONS, RUNGS } from './vocabulary.ts'

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
  /** What the topic asks for besides, such as a transaction: field → value; the fields are those of `content/topics.yaml`. */
  fields: z.record(z.string().regex(/^[a-z0-9_-]{1,40}$/), text(300)).default({}),
  /** The conversation that this one follows, with its secret as proof; null when it is the first. */
  earlier: z.strictObject({ id: conversationId, secret }).nullable().default(null),
})
export type OpenRequest = z.infer<typeof openRequest>

const key = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/)
/** The number of an attachment, made by the sender. */
export const attachmentId = z.string().regex(/^[A-Za-z0-9_-]{22,40}$/, 'must be 22–40 characters in base64url')
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
export const messageRequest = z
  .strictObject({
    key,
    text: z.string().trim().max(4000, 'must be at most 4,000 characters'),
    /** Uploaded before, by number. */
    attachments: z.array(attachmentId).max(MOST_ATTACHMENTS, `must be at most ${MOST_ATTACHMENTS}`).default([]),
  })
  .refine(({ text, attachments }) => text !== '' || attachments.length > 0, {
    path: ['text'],
    message: 'must not be empty',
  })
export type MessageRequest = z.infer<typeof messageRequest>

/** `POST …/rating` */
export const ratingRequest = z.strictObject({
  score: z.number().int().min(1).max(5),
  reason: z.enum(CSAT_REASONS).default(''),
})

/** `POST …/typing`: told on while one types, at most every few seconds, and off when one stops. */
export const typingRequest = z.strictObject({ typing: z.boolean() })

/** `POST …/read`: everything up to this entry was seen. */
export const readRequest = z.strictObject({ seq: z.number().int().nonnegative() })

/** `POST /api/desk/conversations/:id/notes`: for colleagues; the client never sees it. */
export const noteRequest = z.strictObject({ key, text: z.string().trim().min(1, 'must not be empty').max(4000) })

/**
 * `POST /api/desk/conversations/:id/assign`: take it (`to` is oneself), hand it over, or give it back (`''`). `from` is who
 * held it when the agent looked, so that of two who take it at once one gets it and the other is told so.
 */
export const assignRequest = z.strictObject({ key, from: text(80), to: text(80) })

const tag = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, 'must be letters, digits, - and _, at most 40')
export const tagsRequest = z.strictObject({ key, tags: z.array(tag).max(20) })
export const topicRequest = z.strictObject({ key, topic: z.string().regex(/^[a-z0-9-]{1,60}$/) })
/** `POST /api/desk/conversations/:id/solve` and `/reopen` */
export const turnRequest = z.strictObject({ key })
/** `POST /api/desk/conversations/:id/merge`: this one is the same as another, which goes on. */
export const mergeRequest = z.strictObject({ key, into: conversationId })

/** What an entry of a conversation says. Those of STAFF_KINDS are never told to the client. */
export const ENTRY_KINDS = [
  'message',
  'solved',
  'reopened',
  'rated',
  'merged',
  'note',
  'assigned',
  'tagged',
  'topic',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]
const STAFF_KINDS: ReadonlySet<EntryKind> = new Set<EntryKind>(['note', 'assigned', 'tagged', 'topic'])

/** One line of a conversation, numbered over all conversations: the number is the event stream's `id`. */
export interface Entry {
  seq: number
  conversation: string
  at: number
  kind: EntryKind
  from: 'client' | 'agent'
  /** The sender's own key; a repeated one is the same entry. */
  key: string
  /**
   * The message or note; of `rated` the score; of `assigned` who holds it now (empty: nobody); of `tagged` the tags with
   * commas between; of `topic` the topic; of `merged` the number of the other conversation.
   */
  text: string
  /** Which agent; empty for clients, and in what a client is told. */
  who: string
  via: 'web' | 'mail'
  attachments: Attachment[]
}

/** An entry as the client is told it; null when it is none of their business. */
export function entryForClient(entry: Entry): Entry | null {
  return STAFF_KINDS.has(entry.kind) ? null : { ...entry, who: '' }
}

export type ConversationState = 'open' | 'solved'

/** A conversation as the desk sees it; `clientView` in `src/server/conversations.ts` is what the client sees of it. */
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
  fields: Record<string, string>
  state: ConversationState
  /** Who answers it; empty: nobody yet. */
  assignee: string
  tags: string[]
  /** The conversation it follows; empty: none. */
  earlier: string
  /** The conversation that goes on in its place; empty: none. */
  mergedInto: string
  /** ms since the epoch; null while it has not happened. */
  startedAt: number
  firstResponseAt: number | null
  solvedAt: number | null
  /** Since when the client waits for us; null when it is not our turn. */
  waitingSince: number | null
  score: number | null
  scoreReason: (typeof CSAT_REASONS)[number]
  /** The last entry that each side has seen. */
  readByClient: number
  readByAgent: number
  /** The number, time, sender and text of the last entry that a client may see, for the queue. */
  last: Entry
}

/** What is known of the chat in one language. */
export interface ChatNow {
  /** open: inside hours and somebody present; away: inside hours, nobody present; closed: outside hours. */
  chat: 'open' | 'away' | 'closed'
  /** When the hours end (open, away) or begin (closed), ms since the epoch; null when never. */
  until: number | null
  /** Null when too few chats were answered lately to say. */
  wait: UsualWait | null
}

/** How long people waited for the first answer, and of how many chats that is the median. */
export interface UsualWait {
  seconds: number
  chats: number
}

/** `GET /api/availability?locale=&topic=&also=`: `others` are the locales of `also`, in the order asked. */
export interface Availability extends ChatNow {
  others: (ChatNow & { locale: string })[]
}
