import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Surge } from '../core/surge.ts'

/** Surges that were raised, and the handoffs of each hour. */

export const SURGES = `
create table surges (
  id text not null primary key, of text not null, locale text not null, name text not null, started_at integer not null,
  last_at integer not null, ended_at integer not null, sessions integer not null, low integer not null,
  high integer not null, seen_by text not null, mail_tries integer not null, hook_tries integer not null
) strict, without rowid;
`

export function surgeWritesOf(database: DatabaseSync) {
  const save = database.prepare('insert or replace into surges values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  return {
    saveSurge: (surge: Surge) =>
      void save.run(
        surge.id,
        surge.of,
        surge.locale,
        surge.name,
        surge.startedAt,
        surge.lastAt,
        surge.endedAt,
        surge.sessions,
        surge.low,
        surge.high,
        surge.seenBy,
        surge.mailTries,
        surge.hookTries,
      ),
  }
}

/** Conversations of a topic and locale that were asked for in an hour. */
export interface HourOfTopic {
  topic: string
  locale: string
  /** Hours since 1970-01-01. */
  hour: number
  count: number
}

const HOUR = 3_600_000

export function surgeReadsOf(database: DatabaseSync) {
  return {
    surges(since: number): Surge[] {
      return database
        .prepare('select * from surges where ended_at = 0 or ended_at >= ? order by started_at desc, id')
        .all(since)
        .map(surgeFromRow)
    },
    topicHours(since: number): HourOfTopic[] {
      return database
        .prepare(
          `select topic, locale, started_at / ${HOUR} as hour, count(*) as n from conversations
           where started_at >= ? and topic <> '' group by topic, locale, hour`,
        )
        .all(since)
        .map((row) => ({
          topic: String(row.topic),
          locale: String(row.locale),
          hour: Number(row.hour),
          count: Number(row.n),
        }))
    },
  }
}

function surgeFromRow(row: Record<string, SQLOutputValue>): Surge {
  return {
    id: String(row.id),
    of: row.of === 'gap' ? 'gap' : 'topic',
    locale: String(row.locale),
    name: String(row.name),
    startedAt: Number(row.started_at),
    lastAt: Number(row.last_at),
    endedAt: Number(row.ended_at),
    sessions: Number(row.sessions),
    low: Number(row.low),
    high: Number(row.high),
    seenBy: String(row.seen_by),
    mailTries: Number(row.mail_tries),
    hookTries: Number(row.hook_tries),
  }
}
