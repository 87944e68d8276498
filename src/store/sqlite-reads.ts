import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { GuidepostEvent } from '../core/events.ts'
import { HELD_STATES, type HeldGap } from '../core/gaps.ts'
import { type Conversation, type Entry, identity, packet } from '../core/handoff.ts'
import type { Question } from '../core/question.ts'
import { EVENT_COLUMNS, fromRow } from './event-row.ts'
import { tallyReadsOf } from './sqlite-tally-reads.ts'
import { staffReadsOf } from './staff-sql.ts'
import { surgeReadsOf } from './surge-sql.ts'

type Row = Record<string, unknown>

const conversationRow = z.object({
  id: z.string(),
  session: z.string(),
  locale: z.string(),
  topic: z.string(),
  channel: z.enum(['chat', 'ticket']),
  email: z.string(),
  packet: z.string().transform((text) => packet.parse(JSON.parse(text))),
  state: z.enum(['open', 'solved']),
  started_at: z.number(),
  first_response_at: z.number().nullable(),
  solved_at: z.number().nullable(),
  score: z.number().nullable(),
  identity: z.string().transform((text) => (text === '' ? null : identity.parse(JSON.parse(text)))),
})

const heldGapRow = z.object({
  id: z.string(),
  locale: z.string(),
  meanings: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  state: z.enum(HELD_STATES),
  who: z.string(),
  at: z.number(),
})

const entryRow = z
  .object({
    seq: z.number(),
    conversation: z.string(),
    at: z.number(),
    kind: z.enum(['message', 'solved', 'reopened', 'rated']),
    sender: z.enum(['client', 'agent']),
    own_key: z.string(),
    body: z.string(),
  })
  .transform(({ sender, own_key, body, ...same }) => ({ ...same, from: sender, key: own_key, text: body }))

/** An entry as the desk and the client know it. */
export function entryFromRow(row: Row): Entry {
  return entryRow.parse(row)
}

const LAST_ENTRY = 'select * from entries where conversation = ? order by seq desc limit 1'

/** One conversation with its last entry; null when there is none of this id. */
export function readConversation(database: DatabaseSync, id: string): Conversation | null {
  const row = database.prepare('select * from conversations where id = ?').get(id)
  return row ? conversationFromRow(row, database) : null
}

function conversationFromRow(row: Row, database: DatabaseSync): Conversation {
  const { started_at, first_response_at, solved_at, ...same } = conversationRow.parse(row)
  const last = database.prepare(LAST_ENTRY).get(same.id)
  if (!last) throw new Error(`Conversation "${same.id}" has no entry.`)
  return {
    ...same,
    startedAt: started_at,
    firstResponseAt: first_response_at,
    solvedAt: solved_at,
    last: entryFromRow(last),
  }
}

/** The reads, on a connection of their own. */
export function readsOf(database: DatabaseSync, clock: () => number) {
  const eventColumns = EVENT_COLUMNS.map(([name]) =>
    name === 'session' ? 'cast(session as text) as session' : name,
  ).join(', ')

  return {
    ...tallyReadsOf(database, clock),

    countEvents(session: string): number {
      return Number(database.prepare('select count(*) as n from events where session = ?').get(BigInt(session))?.n ?? 0)
    },

    events({ from, to, locale }: Question): GuidepostEvent[] {
      return database
        .prepare(
          `select ${eventColumns} from events where day >= ? and day <= ? and (? = '' or locale = ?) order by at, id`,
        )
        .all(from, to, locale ?? '', locale ?? '')
        .map(fromRow)
    },

    gaps: (): HeldGap[] =>
      database
        .prepare('select * from gaps order by at')
        .all()
        .map((row) => heldGapRow.parse(row)),

    conversation: (id: string) => readConversation(database, id),

    holdsSecret(id: string, secretHash: string): boolean {
      return (
        database.prepare('select 1 from conversations where id = ? and secret_hash = ?').get(id, secretHash) !==
        undefined
      )
    },

    conversations({
      locale,
      state,
      limit,
    }: {
      locale: string | null
      state: string | null
      limit: number
    }): Conversation[] {
      return database
        .prepare(
          `select * from conversations where (?1 = '' or locale = ?1) and (?2 = '' or state = ?2)
           order by case state when 'open' then 0 else 1 end,
             case state when 'open' then started_at else -coalesce(solved_at, 0) end limit ?3`,
        )
        .all(locale ?? '', state ?? '', limit)
        .map((row) => conversationFromRow(row, database))
    },

    entriesAfter(seq: number, conversation: string | null, limit: number): Entry[] {
      return database
        .prepare(`select * from entries where seq > ?1 and (?2 = '' or conversation = ?2) order by seq limit ?3`)
        .all(seq, conversation ?? '', limit)
        .map(entryFromRow)
    },

    ...staffReadsOf(database),
    ...surgeReadsOf(database),
  }
}

export type Reads = ReturnType<typeof readsOf>
