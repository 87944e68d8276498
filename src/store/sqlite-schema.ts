import type { DatabaseSync } from 'node:sqlite'
import { BACKLOG } from './backlog-sql.ts'
import { DESK } from './desk-sql.ts'
import { UNCOUNTED } from './event-row.ts'
import { MAIL } from './mail-sql.ts'
import { NOTICES } from './notice-sql.ts'
import { prepareKept } from './sqlite-kept.ts'
import { STAFF } from './staff-sql.ts'
import { SURGES } from './surge-sql.ts'
import { TICKET_COLUMNS } from './ticket-writes.ts'
import { VENDOR_LINKS } from './vendor-sql.ts'

/** The tables as they were first. Never edited: what changes is a further step. */
const FIRST = `
create table events (
  session integer not null, id integer not null, day integer not null, at integer not null, kind text not null,
  locale text not null, page text not null, search integer not null, results integer not null, position integer not null,
  helpful integer not null, seconds integer not null, score integer not null, query text not null, rung text not null,
  surface text not null, guide text not null, guide_locale text not null, reason text not null, topic text not null,
  conversation text not null, channel text not null, vendor text not null, came_from text not null, words text not null,
  stem1 text not null, stem2 text not null, stem3 text not null,
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

/** Which days' tallies are out of date is told by a version; a guide's events belong to its topic. */
const DAY_VERSIONS = `
create table day_versions (day integer primary key, version integer not null) strict;
insert into day_versions select day, 1 from events group by day;
update events set topic = substr(guide, 1, instr(guide, '/') - 1) where guide <> '' and topic = '';
`

/** Tickets of other helpdesks, and how far the import of each file has come. */
const TICKETS = `
create table tickets (
  ${TICKET_COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ')},
  primary key (source, id)
) strict, without rowid;

create index tickets_day on tickets (day);

create table imports (
  source text not null, file text not null, position integer not null, added integer not null,
  updated integer not null, same integer not null, ended integer not null, at integer not null,
  primary key (source, file)
) strict, without rowid;
`

/** What was decided about gaps. */
const GAPS = `
create table gaps (
  id text not null primary key, locale text not null, meanings text not null, state text not null, who text not null,
  at integer not null
) strict, without rowid;
`

/** Times within business hours, which nobody counted before. */
const BUSINESS_SECONDS = `alter table events add column business_seconds integer not null default ${UNCOUNTED}`

/** Who a client is, as the company's backend signed it: JSON, or empty. */
const IDENTITY = `alter table conversations add column identity text not null default ''`

/** What had become of a gap's searches on the day it was decided about, before that. */
const DECIDED_BEFORE = `
alter table gaps add column asked_before integer not null default 0;
alter table gaps add column answered_before integer not null default 0`

/** The steps from an empty file to today's format, in order. A file of an earlier format takes those that it lacks. */
const STEPS: readonly string[] = [
  FIRST,
  DAY_VERSIONS,
  TICKETS,
  GAPS,
  STAFF,
  SURGES,
  DESK,
  VENDOR_LINKS,
  NOTICES,
  BUSINESS_SECONDS,
  MAIL,
  IDENTITY,
  BACKLOG,
  DECIDED_BEFORE,
]

/**
 * Opens the file in durable mode: a commit that returned is on the disk. Throws when a newer Guidepost wrote it.
 * @param target the format to bring it to; today's, but for tests of what an earlier one becomes
 */
export function prepareDatabase(database: DatabaseSync, target = STEPS.length): void {
  database.exec(
    'pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on',
  )
  database.exec('begin immediate')
  try {
    const format = Number(database.prepare('pragma user_version').get()?.user_version)
    if (format > STEPS.length)
      throw new Error(
        `The store was written by a newer version of Guidepost (format ${format}, this one reads ${STEPS.length}). Install that version, or set DATA_DIR to another folder.`,
      )
    for (const step of STEPS.slice(format, target)) database.exec(step)
    database.exec(`pragma user_version = ${target}`)
    prepareKept(database)
    database.exec('commit')
  } catch (cause) {
    database.exec('rollback')
    throw cause
  }
}
