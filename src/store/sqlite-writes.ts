import type { DatabaseSync } from 'node:sqlite'
import type { HeldGap } from '../core/gaps.ts'
import { sessionDay } from '../core/session-id.ts'
import { backlogWritesOf } from './backlog-sql.ts'
import { deskWritesOf } from './desk-writes.ts'
import { EVENT_COLUMNS, toRow } from './event-row.ts'
import { mailWritesOf } from './mail-writes.ts'
import { noticeWritesOf } from './notice-sql.ts'
import { touchDays } from './sqlite-kept.ts'
import { staffWritesOf } from './staff-sql.ts'
import type { StoredEvent } from './store.ts'
import { surgeWritesOf } from './surge-sql.ts'
import { ticketWritesOf } from './ticket-writes.ts'
import { vendorWritesOf } from './vendor-sql.ts'

/** The writes, each to be run inside the writer's transaction. Each may be repeated and changes nothing then. */
export function writesOf(database: DatabaseSync) {
  // A repeated event changes nothing; only a rating may be told anew with another score, and then the later one counts.
  const insertEvent = database.prepare(
    `insert into events values (${EVENT_COLUMNS.map(() => '?').join(', ')})
     on conflict (session, id) do update set score = excluded.score, at = excluded.at
     where kind = 'csat_submitted' and excluded.kind = 'csat_submitted'
       and score <> excluded.score and at <= excluded.at`,
  )
  const saveGap = database.prepare('insert or replace into gaps values (?, ?, ?, ?, ?, ?, ?, ?)')
  const dropGap = database.prepare('delete from gaps where id = ?')
  const touch = touchDays(database)
  const mail = mailWritesOf(database)

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

  return {
    append,
    ...deskWritesOf(database, append, mail.mailEntry),
    ...mail,
    saveGap: ({ id, locale, meanings, state, who, at, before }: HeldGap) =>
      void saveGap.run(id, locale, JSON.stringify(meanings), state, who, at, before.asked, before.answered),
    dropGap: (id: string) => void dropGap.run(id),
    ...staffWritesOf(database),
    ...surgeWritesOf(database),
    ...noticeWritesOf(database),
    ...backlogWritesOf(database),
    ...ticketWritesOf(database),
    ...vendorWritesOf(database),
  }
}

export type Writes = ReturnType<typeof writesOf>
