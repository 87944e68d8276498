import type { DatabaseSync } from 'node:sqlite'
import { EVENT_COLUMNS } from './event-row.ts'

const VERSION = 1

const TABLES = `
create table events (
  ${EVENT_COLUMNS.map(([name, type]) => `${name} ${type} not null`).join(', ')},
  primary key (session, id)
) strict, without rowid;

create table conversations (
  id text not null primary key, secret_hash text not null, session text not null, locale text not null,
  topic text not null, channel text not null, email text not null, packet text not null, state text not null,
  started_at integer not null, first_response_at integer, solved_at integer, score integer
) strict, without rowid;

create table entries (
  seq integer primary key autoincrement, conversation text not null references conversations (id), at integer not null,
  kind text not null, sender text not null, own_key text not null, body text not null,
  unique (conversation, sender, own_key)
) strict;

create table grants (
  hash text not null primary key, purpose text not null, expires integer not null
) strict, without rowid;
`

/** Opens the file in durable mode: a commit that returned is on the disk. */
export function prepareDatabase(database: DatabaseSync): void {
  database.exec(
    'pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on',
  )
  const { user_version: found } = database.prepare('pragma user_version').get() ?? {}
  if (found === VERSION) return
  if (found !== 0)
    throw new Error(
      `The store was written by another version of Guidepost (format ${String(found)}, this one reads ${VERSION}). Install that version, or set DATA_DIR to another folder.`,
    )
  database.exec(`begin immediate; ${TABLES} pragma user_version = ${VERSION}; commit`)
}
