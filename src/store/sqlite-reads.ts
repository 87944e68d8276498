import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { GuidepostEvent } from '../core/events.ts'
import { type Conversation, type Entry, packet } from '../core/handoff.ts'
import { TALLIES, UNANSWERED_KINDS } from '../core/metrics.ts'
import type { Question, TallyRow, UnansweredRow } from '../core/report.ts'
import { EVENT_COLUMNS, fromRow } from './event-row.ts'
import { SEARCH_TALLY_SQL, SERVICE_TALLY_SQL, SESSION_TALLY_SQL, UNANSWERED_SQL } from './tally.ts'

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
export function readsOf(database: DatabaseSync) {
  const eventColumns = EVENT_COLUMNS.map(([name]) =>
    name === 'session' ? 'cast(session as text) as session' : name,
  ).join(', ')

  return {
    countEvents(session: string): number {
      return Number(database.prepare('select count(*) as n from events where session = ?').get(BigInt(session))?.n ?? 0)
    },

    tally({ from, to }: Question): TallyRow[] {
      return [SEARCH_TALLY_SQL, SESSION_TALLY_SQL, SERVICE_TALLY_SQL].flatMap((sql) =>
        database.prepare(sql).all(from, to).map(tallyFromRow),
      )
    },

    unanswered({ from, to, locale }: Question): UnansweredRow[] {
      const rows = database.prepare(UNANSWERED_SQL).all(from, to)
      return groupUnanswered(rows.filter((row) => locale === null || row.u_locale === locale))
    },

    events({ from, to, locale }: Question): GuidepostEvent[] {
      return database
        .prepare(
          `select ${eventColumns} from events where day >= ? and day <= ? and (? = '' or locale = ?) order by at, id`,
        )
        .all(from, to, locale ?? '', locale ?? '')
        .map(fromRow)
    },

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

    hasGrant(hash: string, now: number): boolean {
      return (
        database
          .prepare(`select 1 from grants where hash = ? and purpose = 'session' and expires > ?`)
          .get(hash, now) !== undefined
      )
    },
  }
}

export type Reads = ReturnType<typeof readsOf>

function tallyFromRow(row: Row): TallyRow {
  const counts = TALLIES.flatMap((tally) =>
    row[`t_${tally}`] === undefined ? [] : [[tally, Number(row[`t_${tally}`])]],
  )
  return { day: Number(row.day_of), locale: String(row.locale_of), counts: Object.fromEntries(counts) }
}

/** Adds up one row a session to one a group of words; the query that most sessions typed names the group. */
function groupUnanswered(rows: readonly Row[]): UnansweredRow[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row.u_locale, row.u_words]))
  return [...groups.values()]
    .map((sessions) => {
      const sum = (column: string) => sessions.reduce((total, row) => total + Number(row[column]), 0)
      const contacted = sum('n_contacted')
      const searchedAgain = sessions.filter((row) => row.n_contacted === 0 && row.n_again === 1).length
      return {
        locale: String(sessions[0]?.u_locale),
        words: String(sessions[0]?.u_words),
        query: mostFrequent(sessions.map((row) => String(row.u_text))),
        sessions: sessions.length,
        searches: sum('n_searches'),
        kinds: Object.fromEntries(UNANSWERED_KINDS.map((kind) => [kind, sum(`n_${kind}`)])) as UnansweredRow['kinds'],
        contacted,
        searchedAgain,
        left: sessions.length - contacted - searchedAgain,
      }
    })
    .sort((a, b) => b.sessions - a.sessions || b.searches - a.searches || a.words.localeCompare(b.words))
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b))[0]?.[0] ?? ''
}
