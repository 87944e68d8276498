import type { DatabaseSync } from 'node:sqlite'
import type { HeldGap } from '../core/gaps.ts'
import type { Conversation, Entry } from '../core/handoff.ts'
import { sessionDay } from '../core/session-id.ts'
import { EVENT_COLUMNS, toRow } from './event-row.ts'
import { touchDays } from './sqlite-kept.ts'
import { entryFromRow, readConversation } from './sqlite-reads.ts'
import { staffWritesOf } from './staff-sql.ts'
import type { Change, Opening, StoredEvent } from './store.ts'
import { surgeWritesOf } from './surge-sql.ts'
import { ticketWritesOf } from './ticket-writes.ts'

/** The writes, each to be run inside the writer's transaction. Each may be repeated and changes nothing then. */
export function writesOf(database: DatabaseSync) {
  // A repeated event changes nothing; only a rating may be told anew with another score, and then the later one counts.
  const insertEvent = database.prepare(
    `insert into events values (${EVENT_COLUMNS.map(() => '?').join(', ')})
     on conflict (session, id) do update set score = excluded.score, at = excluded.at
     where kind = 'csat_submitted' and excluded.kind = 'csat_submitted'
       and score <> excluded.score and at <= excluded.at`,
  )
  const insertConversation = database.prepare(
    `insert or ignore into conversations values (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, null, null, null, ?)`,
  )
  const insertEntry = database.prepare(
    'insert or ignore into entries (conversation, at, kind, sender, own_key, body) values (?, ?, ?, ?, ?, ?)',
  )
  const entryByKey = database.prepare('select * from entries where conversation = ? and sender = ? and own_key = ?')
  const exists = database.prepare('select 1 from conversations where id = ?')
  const onChange = {
    message: database.prepare(
      `update conversations set first_response_at = coalesce(first_response_at, ?1) where id = ?2 and ?3 = 'agent'`,
    ),
    solved: database.prepare(`update conversations set state = 'solved', solved_at = ?1 where id = ?2 and ?3 = ?3`),
    reopened: database.prepare(
      `update conversations set state = 'open', solved_at = null where id = ?2 and ?1 = ?1 and ?3 = ?3`,
    ),
  }
  const saveGap = database.prepare('insert or replace into gaps values (?, ?, ?, ?, ?, ?)')
  const dropGap = database.prepare('delete from gaps where id = ?')
  const touch = touchDays(database)
  const rate = database.prepare('update conversations set score = ? where id = ?')

  function append(events: readonly StoredEvent[]): { stored: number; repeated: number } {
    let stored = 0
    const days = new Set<number>()
    for (const event of events) {
      const { changes } = insertEvent.run(...toRow(event))
      stored += Number(changes)
      if (Number(changes) > 0) days.add(sessionDay(event.session))
    }
    touch(days)
    return { stored, repeated: events.length - stored }
  }

  function openConversation(opening: Opening): { conversation: Conversation; created: boolean } {
    const { id, secretHash, session, locale, topic, channel, email, identity, packet, message, at } = opening
    const { changes } = insertConversation.run(
      id,
      secretHash,
      session,
      locale,
      topic,
      channel,
      email,
      JSON.stringify(packet),
      at,
      identity === null ? '' : JSON.stringify(identity),
    )
    const created = Number(changes) === 1
    if (created) {
      insertEntry.run(id, at, 'message', 'client', 'opening', message)
      append(opening.events)
    }
    const conversation = readConversation(database, id)
    if (!conversation) throw new Error(`Conversation "${id}" was not stored.`)
    return { conversation, created }
  }

  /** Null when there is no such conversation. */
  function addEntry(change: Change): Entry | null {
    const { conversation, at, kind, from, key, text } = change
    if (!exists.get(conversation)) return null
    const { changes } = insertEntry.run(conversation, at, kind, from, key, text)
    if (Number(changes) === 1) {
      if (kind === 'rated') rate.run(Number(text), conversation)
      else onChange[kind].run(at, conversation, from)
      append(change.events)
    }
    const row = entryByKey.get(conversation, from, key)
    return row ? entryFromRow(row) : null
  }

  return {
    append,
    openConversation,
    addEntry,
    saveGap: ({ id, locale, meanings, state, who, at }: HeldGap) =>
      void saveGap.run(id, locale, JSON.stringify(meanings), state, who, at),
    dropGap: (id: string) => void dropGap.run(id),
    ...staffWritesOf(database),
    ...surgeWritesOf(database),
    ...ticketWritesOf(database),
  }
}

export type Writes = ReturnType<typeof writesOf>
