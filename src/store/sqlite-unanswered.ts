import type { DatabaseSync } from 'node:sqlite'
import { LRUCache } from 'lru-cache'
import { UNANSWERED_KINDS } from '../core/outcomes.ts'
import type { Question } from '../core/question.ts'
import type { Unanswered, UnansweredRow } from '../core/report.ts'
import { type Cut, closedDaysOf, USUAL_CUT } from './closed-days.ts'

/**
 * Unanswered searches by their words over many days. Days of long ago hardly change, and there are as many groups as
 * different questions: what they add up to is remembered for the periods that are asked for, and only the last days are
 * added up anew.
 */

export interface UnansweredReader {
  /** Those of at least so many sessions, most sessions first and at most so many; how many others there are. */
  read(question: Question, least: number, most: number): Unanswered
}

/** Of its tables, so that several readers may share a connection. */
const NAME = 'asked'
/** So many periods are remembered, those of the insights, each with the one before, and of the backlog; a longer unused one makes room. */
const PERIODS = 10
/** So many answers are given again as long as no day was counted anew. */
const ANSWERS = 40

const SUMS = ['asked', 'answered', 'missed', ...UNANSWERED_KINDS, 'contacted', 'again', 'hours'] as const
const SEARCHES = UNANSWERED_KINDS.join(' + ')
const COLUMNS = ['locale', 'words', 'top', 'first', 'last', ...SUMS, 'searches']

/** A remembered period: where it lies, and of which state of its days it is. */
interface Period {
  table: string
  stamp: string
  groups: number
  searches: number
  /** Its groups of at least so many sessions, and their searches, as far as anybody asked. */
  shown: Map<number, Shown>
  usedAt: number
}

interface Shown {
  groups: number
  searches: number
}

type Row = Record<string, unknown>

/** @param clock ms since the epoch */
export function openUnanswered(
  database: DatabaseSync,
  clock: () => number,
  { openDays, leastClosed }: Cut = USUAL_CUT,
  name = NAME,
): UnansweredReader {
  const names = Array.from({ length: PERIODS }, (_, place) => `${name}_${place}`)
  const [fresh, merged, empty] = [`${name}_fresh`, `${name}_merged`, `${name}_none`]
  const periods = new Map<string, Period>()
  const none: Period = { table: empty, stamp: '', groups: 0, searches: 0, shown: new Map(), usedAt: 0 }
  const closed = closedDaysOf(database, clock, openDays)
  let uses = 0
  let isMade = false

  /** Made by the first question: not every connection is asked. */
  function makeTables(): void {
    if (isMade) return
    for (const table of [fresh, merged, empty, ...names])
      database.exec(`
        create temp table ${table} (
          locale text not null, words text not null, top text not null, first integer not null, last integer not null,
          ${[...SUMS, 'searches'].map((sum) => `${sum} integer not null`).join(', ')},
          primary key (locale, words)) strict, without rowid;
        create index temp.${table}_often on ${table} (missed desc, locale, words, searches) where missed >= 2`)
    isMade = true
  }

  function fill(table: string, from: number, to: number, locale: string): { groups: number; searches: number } {
    database.exec(`delete from temp.${table}`)
    database
      .prepare(
        `insert into temp.${table} (${COLUMNS.join(', ')})
         select locale, words, max(printf('%010d', missed) || query), min(day), max(day),
           ${SUMS.map((sum) => `sum(${sum})`).join(', ')}, sum(${SEARCHES})
         from kept_queries where day >= ? and day <= ? and (?3 = '' or locale = ?3) and missed > 0 group by locale, words`,
      )
      .run(from, to, locale)
    const whole = database.prepare(`select count(*) as n, coalesce(sum(searches), 0) as s from temp.${table}`).get()
    return { groups: Number(whole?.n), searches: Number(whole?.s) }
  }

  /** The remembered part of a question, added up anew when its days are not as they were. */
  function periodOf(from: number, to: number, locale: string): Period {
    const key = `${from} ${to} ${locale}`
    const stamp = closed.stamp(from, to)
    const known = periods.get(key)
    uses += 1
    if (known?.stamp === stamp) {
      known.usedAt = uses
      return known
    }
    const free = names.find((each) => ![...periods.values()].some(({ table }) => table === each))
    const [oldest] = [...periods].sort(([, a], [, b]) => a.usedAt - b.usedAt)
    const table = known?.table ?? free ?? oldest?.[1].table ?? empty
    if (!known && !free && oldest) periods.delete(oldest[0])
    const period = { table, stamp, usedAt: uses, shown: new Map(), ...fill(table, from, to, locale) }
    periods.set(key, period)
    return period
  }

  function grouped({ from, to, locale }: Question, least: number, most: number): Unanswered {
    makeTables()
    const closedTo = Math.min(to, closed.last())
    const isWorth = closedTo - from + 1 >= leastClosed
    const period = isWorth ? periodOf(from, closedTo, locale ?? '') : none
    const last = fill(fresh, isWorth ? closedTo + 1 : from, to, locale ?? '')
    database.exec(`delete from temp.${merged}`)
    database.exec(mergeSql(merged, fresh, period.table))
    const tables = { merged, table: period.table }
    const before = period.shown.get(least) ?? countShown(database, period.table, least)
    period.shown.set(least, before)
    const shown = countAll(database, tables, least, before)
    const rows = readRows(database, tables, least, most)
    const total = { groups: period.groups + last.groups - shown.touched, searches: period.searches + last.searches }
    const listed = rows.reduce((sum, { searches }) => sum + searches, 0)
    return {
      rows,
      unlisted: { groups: shown.groups - rows.length, searches: shown.searches - listed },
      withheld: { groups: total.groups - shown.groups, searches: total.searches - shown.searches },
    }
  }

  const answers = new LRUCache<string, { stamp: string; answer: Unanswered }>({ max: ANSWERS })

  return {
    read(question, least, most) {
      const { from, to, locale } = question
      const key = JSON.stringify([from, to, locale, least, most])
      const stamp = closed.stamp(from, to)
      const known = answers.get(key)
      if (known?.stamp === stamp) return known.answer
      const answer = grouped(question, least, most)
      answers.set(key, { stamp, answer })
      return answer
    },
  }
}

/** The groups of the last days, each with what is remembered of it. */
function mergeSql(merged: string, fresh: string, table: string): string {
  return `
    insert into temp.${merged} (${COLUMNS.join(', ')})
    select f.locale, f.words, max(f.top, coalesce(m.top, '')), min(f.first, coalesce(m.first, f.first)), f.last,
      ${[...SUMS, 'searches'].map((sum) => `f.${sum} + coalesce(m.${sum}, 0)`).join(', ')}
    from temp.${fresh} as f left join temp.${table} as m on m.locale = f.locale and m.words = f.words`
}

/** The groups that the last days changed or brought, and the remembered ones before them. */
interface Tables {
  merged: string
  table: string
}

/** Written out rather than bound, since only then the index of what is often missed is known to hold all of it. */
const isShown = (least: number) => `m.missed >= ${Math.max(1, Math.floor(least))} and m.words <> ''`

/** A remembered group that the last days did not touch. */
const isUntouched = (merged: string) =>
  `not exists (select 1 from temp.${merged} as c where c.locale = m.locale and c.words = m.words)`

function countShown(database: DatabaseSync, from: string, least: number): Shown {
  const row = database
    .prepare(`select count(*) as n, coalesce(sum(m.searches), 0) as s from temp.${from} as m where ${isShown(least)}`)
    .get()
  return { groups: Number(row?.n), searches: Number(row?.s) }
}

/** How many groups are shown, those of the period together with those of the last days; `touched` were remembered before. */
function countAll(database: DatabaseSync, { merged, table }: Tables, least: number, before: Shown) {
  const changed = countShown(database, merged, least)
  const touched = database
    .prepare(
      `select count(*) as n, coalesce(sum(m.missed >= ?1 and m.words <> ''), 0) as shown,
         coalesce(sum(case when m.missed >= ?1 and m.words <> '' then m.searches else 0 end), 0) as searches
       from temp.${merged} as c join temp.${table} as m on m.locale = c.locale and m.words = c.words`,
    )
    .get(least)
  return {
    groups: before.groups + changed.groups - Number(touched?.shown),
    searches: before.searches + changed.searches - Number(touched?.searches),
    touched: Number(touched?.n),
  }
}

function readRows(database: DatabaseSync, { merged, table }: Tables, least: number, most: number): UnansweredRow[] {
  const rowsOf = (from: string, condition: string) =>
    database
      .prepare(
        `select m.* from temp.${from} as m where ${isShown(least)} ${condition}
         order by m.missed desc, m.locale, m.words limit ?`,
      )
      .all(most)
  return [...rowsOf(merged, ''), ...rowsOf(table, `and ${isUntouched(merged)}`)]
    .map(unansweredFromRow)
    .sort((a, b) => b.sessions - a.sessions || compare(a.locale, b.locale) || compare(a.words, b.words))
    .slice(0, most)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function unansweredFromRow(row: Row): UnansweredRow {
  const [sessions, contacted, again] = [Number(row.missed), Number(row.contacted), Number(row.again)]
  return {
    locale: String(row.locale),
    words: String(row.words),
    // The most frequent text, behind how often it stands, by which the largest was found.
    query: String(row.top).slice(10),
    asked: Number(row.asked),
    answered: Number(row.answered),
    sessions,
    searches: Number(row.searches),
    kinds: Object.fromEntries(UNANSWERED_KINDS.map((kind) => [kind, Number(row[kind])])) as UnansweredRow['kinds'],
    contacted,
    searchedAgain: again,
    left: sessions - contacted - again,
    hours: Number(row.hours),
    firstDay: Number(row.first),
    lastDay: Number(row.last),
  }
}
