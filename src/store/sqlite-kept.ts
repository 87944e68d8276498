import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { daySessions } from '../core/session-id.ts'
import { FAMILIES, type Family, type TallyRow } from '../core/tallies.ts'
import { KEPT_OPENED, KEPT_QUERIES, type KeptQuery, keptQueries, REPEATS_COLUMN } from './kept-queries.ts'
import { rolledUp } from './rolled-up.ts'
import { OPENED_SQL, QUERIES_SQL, SOLVED_SQL, TICKETS_SOLVED_SQL, TICKETS_SQL, tallySql } from './tally.ts'

/**
 * The tallies of each day, computed once by the statements of `tally.ts` and kept. Every commit that adds to a day gives
 * it a new version, so that a late event has its day counted again; nothing else changes what is kept.
 */

const NAMES = Object.keys(FAMILIES) as Family[]

/** What a day's kept rows were computed by: when it differs, the day is counted again. */
const DEFINITION = createHash('sha256')
  .update(
    JSON.stringify([NAMES.map(tallySql), TICKETS_SQL, SOLVED_SQL, QUERIES_SQL, OPENED_SQL, KEPT_QUERIES, KEPT_OPENED]),
  )
  .digest('hex')

/** Whether a family's rows are of guides, which are told apart by every question. */
const isOfGuides = (family: Family) => family === 'guide' || family === 'suggestion'

/** The columns of a family's kept rows, as `t_<tally>`. */
export function tallyColumns(family: Family): string[] {
  return [...Object.keys(FAMILIES[family]), ...(family === 'service' ? ['solved_on_day'] : [])].map(
    (tally) => `t_${tally}`,
  )
}

/** Makes the tables that are missing, and adds the columns of tallies that are new. */
export function prepareKept(database: DatabaseSync): void {
  database.exec(`
    create table if not exists kept_days (day integer primary key, version integer not null, definition text not null) strict;
    ${KEPT_QUERIES}; ${KEPT_OPENED};`)
  // When a day was last counted, and how long that took: both in ms.
  addColumns(database, 'kept_days', ['counted_at', 'took'])
  if (!columnsOf(database, 'kept_queries').has('repeats'))
    database.exec(`alter table kept_queries add column ${REPEATS_COLUMN}`)
  for (const family of NAMES) {
    // Guides are asked for by day, the others by one surface or all of them.
    const key = isOfGuides(family) ? 'day, part, subject, locale, origin' : 'part, day, subject, locale, origin'
    database.exec(`
      create table if not exists kept_${family} (
        part text not null, day integer not null, subject text not null, locale text not null, origin integer not null,
        ${tallyColumns(family).map(columnOf).join(', ')},
        primary key (${key})) strict, without rowid;
      create index if not exists kept_${family}_origin on kept_${family} (origin)`)
    addColumns(database, `kept_${family}`, tallyColumns(family))
  }
}

function columnsOf(database: DatabaseSync, table: string): Set<string> {
  return new Set(
    database
      .prepare(`pragma table_info(${table})`)
      .all()
      .map(({ name }) => String(name)),
  )
}

function addColumns(database: DatabaseSync, table: string, columns: readonly string[]): void {
  const there = columnsOf(database, table)
  for (const column of columns)
    if (!there.has(column)) database.exec(`alter table ${table} add column ${columnOf(column)}`)
}

const columnOf = (name: string) => `${name} integer not null default 0`

/** Gives days a new version; part of the transaction that adds to them. */
export function touchDays(database: DatabaseSync): (days: Iterable<number>) => void {
  const touch = database.prepare(
    'insert into day_versions values (?, 1) on conflict (day) do update set version = version + 1',
  )
  return (days) => {
    for (const day of days) touch.run(day)
  }
}

/** ms: what is counted faster than this is counted at every question. */
const PATIENCE = 250

export interface Kept {
  /**
   * Counts the days between two anew that are not as they were kept, oldest first and at most so many. Answers how many.
   * @param rest a day that takes long to count is left as it is for so many times as long as its last count took
   */
  refresh(from: number, to: number, most: number, rest: number): number
}

/** @param clock ms since the epoch */
export function openKept(database: DatabaseSync, clock: () => number): Kept {
  const stale = database.prepare(`
    select v.day as day from day_versions as v left join kept_days as k on k.day = v.day
    where v.day >= ?5 and v.day <= ?6 and (k.day is null or k.version <> v.version or k.definition <> ?1)
      and (k.day is null or k.definition <> ?1 or k.took <= ${PATIENCE} or k.counted_at + k.took * ?2 <= ?3)
    order by v.day limit ?4`)
  const compute = Object.fromEntries(NAMES.map((family) => [family, database.prepare(tallySql(family))]))
  const solved = database.prepare(SOLVED_SQL)
  const tickets = database.prepare(TICKETS_SQL)
  const ticketsSolved = database.prepare(TICKETS_SOLVED_SQL)
  const queries = database.prepare(QUERIES_SQL)
  const opened = database.prepare(OPENED_SQL)
  const versionOf = database.prepare('select version from day_versions where day = ?')
  const markKept = database.prepare(
    'insert or replace into kept_days (day, version, definition, counted_at, took) values (?, ?, ?, ?, ?)',
  )

  function rowsOf(family: Family, day: number): TallyRow[] {
    const rows = (compute[family]?.all(...daySessions(day)) ?? []).map((row) => readRow(row, family))
    if (family === 'service') {
      rows.push(...tickets.all(day).map((row) => readRow(row, family)))
      for (const { at_of, locale_of, subject_of, part_of } of [
        ...solved.all(...daySessions(day)),
        ...ticketsSolved.all(day),
      ])
        rows.push({
          day: Math.floor(Number(at_of) / 86_400_000),
          locale: String(locale_of),
          subject: String(subject_of),
          part: String(part_of),
          counts: { solved_on_day: 1 },
        })
    }
    return isOfGuides(family) ? rows : rolledUp(rows)
  }

  /** Computed and read in one snapshot, so that the rows are those of the version. */
  function count(day: number) {
    database.exec('begin')
    try {
      const version = Number(versionOf.get(day)?.version)
      const families = NAMES.map((family) => ({ family, rows: rowsOf(family, day) }))
      return {
        version,
        families,
        asked: keptQueries(queries.all(...daySessions(day)), opened.all(...daySessions(day))),
      }
    } finally {
      database.exec('commit')
    }
  }

  function keep(day: number): void {
    const start = clock()
    const { version, families, asked } = count(day)
    database.exec('begin immediate')
    try {
      for (const { family, rows } of families) insertRows(database, family, day, rows)
      insertAsked(database, day, asked)
      markKept.run(day, version, DEFINITION, clock(), clock() - start)
      database.exec('commit')
    } catch (error) {
      database.exec('rollback')
      throw error
    }
  }

  return {
    refresh(from, to, most, rest) {
      const days = stale.all(DEFINITION, rest, clock(), most, from, to)
      for (const { day } of days) keep(Number(day))
      return days.length
    },
  }
}

function readRow(row: Record<string, unknown>, family: Family): TallyRow {
  const counts = Object.keys(FAMILIES[family]).flatMap((tally) => {
    const count = Number(row[`t_${tally}`])
    return count === 0 ? [] : [[tally, count] as const]
  })
  return {
    day: Number(row.day_of),
    locale: String(row.locale_of),
    subject: String(row.subject_of),
    part: String(row.part_of),
    counts: Object.fromEntries(counts),
  }
}

function insertRows(database: DatabaseSync, family: Family, origin: number, rows: readonly TallyRow[]): void {
  database.prepare(`delete from kept_${family} where origin = ?`).run(origin)
  const columns = tallyColumns(family)
  const insert = database.prepare(
    `insert into kept_${family} (part, day, subject, locale, origin, ${columns.join(', ')})
     values (${Array.from({ length: columns.length + 5 }, () => '?').join(', ')})`,
  )
  for (const { part, day, subject, locale, counts } of rows) {
    const values = new Map<string, number | undefined>(Object.entries(counts))
    insert.run(part, day, subject, locale, origin, ...columns.map((column) => values.get(column.slice(2)) ?? 0))
  }
}

function insertAsked(database: DatabaseSync, day: number, { queries, opened }: ReturnType<typeof keptQueries>): void {
  database.prepare('delete from kept_queries where day = ?').run(day)
  database.prepare('delete from kept_opened where day = ?').run(day)
  const insertQuery = database.prepare(`insert into kept_queries values (${Array(17).fill('?').join(', ')})`)
  for (const query of queries) insertQuery.run(day, ...cellsOf(query))
  const insertOpened = database.prepare('insert into kept_opened values (?, ?, ?, ?, ?, ?)')
  for (const { locale, words, guide, sessions, escalated } of opened)
    insertOpened.run(day, locale, words, guide, sessions, escalated)
}

function cellsOf(query: KeptQuery): (string | number)[] {
  const { locale, words, text, asked, answered, missed, kinds, contacted, again, topics, hours, repeats } = query
  return [
    ...[locale, words, text, asked, answered, missed],
    ...[kinds.no_results, kinds.no_click, kinds.reformulated, kinds.escalated],
    ...[contacted, again, JSON.stringify(topics), hours.filter((sessions) => sessions > 0).length, hours.join(',')],
    JSON.stringify(repeats),
  ]
}
