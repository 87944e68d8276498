import type { DatabaseSync } from 'node:sqlite'
import { UNANSWERED_KINDS } from '../core/outcomes.ts'
import type { Question } from '../core/question.ts'
import type { Unanswered, UnansweredRow } from '../core/report.ts'

/**
 * Unanswered searches by their words over many days. Days of long ago hardly change, and there are as many groups as
 * different questions: what they add up to is remembered for the periods that are asked for, and only the last days are
 * added up anew.
 */

export interface UnansweredReader {
  /** Those of at least so many sessions, most sessions first and at most so many; how many others there are. */
  read(question: Question, least: number, most: number): Unanswered
}

/** How a period is cut; tests cut it otherwise. */
export interface Cut {
  /** Of its tables, so that several readers may share a connection. */
  name: string
  /** The last so many days of the ledger are added up at each question. */
  openDays: number
  /** Fewer days before them are not worth remembering. */
  leastClosed: number
}

const USUAL: Cut = { name: 'asked', openDays: 2, leastClosed: 5 }
/** So many periods are remembered; a longer unused one makes room. */
const PERIODS = 8

const SUMS = ['asked', 'answered', 'missed', ...UNANSWERED_KINDS, 'contacted', 'again', 'hours'] as const
const SEARCHES = UNANSWERED_KINDS.join(' + ')
const KEY = 'm.locale = f.locale and m.words = f.words'
const COLUMNS = ['locale', 'words', 'top', 'first', 'last', ...SUMS, 'searches']

/** A remembered period: where it lies, and of which state of its days it is. */
interface Period {
  table: string
  stamp: string
  groups: number
  searches: number
  usedAt: number
}

type Row = Record<string, unknown>

export function openUnanswered(database: DatabaseSync, { name, openDays, leastClosed }: Cut = USUAL): UnansweredReader {
  const names = Array.from({ length: PERIODS }, (_, place) => `${name}_${place}`)
  const [fresh, empty] = [`${name}_fresh`, `${name}_none`]
  for (const table of [fresh, empty, ...names])
    database.exec(`
      create temp table ${table} (
        locale text not null, words text not null, top text not null, first integer not null, last integer not null,
        ${[...SUMS, 'searches'].map((sum) => `${sum} integer not null`).join(', ')},
        primary key (locale, words)) strict, without rowid;
      create index temp.${table}_often on ${table} (missed desc, searches) where missed >= 2`)
  const periods = new Map<string, Period>()
  const none: Period = { table: empty, stamp: '', groups: 0, searches: 0, usedAt: 0 }
  const lastDay = database.prepare('select max(day) as day from kept_days')
  const stampOf = database.prepare(
    "select count(*) || ' ' || coalesce(sum(version), 0) as stamp from kept_days where day >= ? and day <= ?",
  )
  let uses = 0

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
    const stamp = String(stampOf.get(from, to)?.stamp)
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
    const period = { table, stamp, usedAt: uses, ...fill(table, from, to, locale) }
    periods.set(key, period)
    return period
  }

  return {
    read({ from, to, locale }, least, most) {
      const boundary = Number(lastDay.get()?.day ?? 0) - openDays
      const closedTo = Math.min(to, boundary)
      const isWorth = closedTo - from + 1 >= leastClosed
      const period = isWorth ? periodOf(from, closedTo, locale ?? '') : none
      const last = fill(fresh, isWorth ? closedTo + 1 : from, to, locale ?? '')
      const shown = countShown(database, { fresh, table: period.table }, least)
      const rows = readRows(database, { fresh, table: period.table }, least, most)
      const total = { groups: period.groups + shown.newGroups, searches: period.searches + last.searches }
      const listed = rows.reduce((sum, { searches }) => sum + searches, 0)
      return {
        rows,
        unlisted: { groups: shown.groups - rows.length, searches: shown.searches - listed },
        withheld: { groups: total.groups - shown.groups, searches: total.searches - shown.searches },
      }
    },
  }
}

/** The last days, and the remembered ones before them. */
interface Tables {
  fresh: string
  table: string
}

/** How many groups are shown, those of the period together with those of the last days; `newGroups` are only in these. */
function countShown(database: DatabaseSync, { fresh, table }: Tables, least: number) {
  const before = database
    .prepare(
      `select count(*) as n, coalesce(sum(searches), 0) as s from temp.${table} where missed >= ? and words <> ''`,
    )
    .get(least)
  const isShown = `f.words <> '' and f.missed + coalesce(m.missed, 0) >= ?1`
  const wasShown = `f.words <> '' and m.missed >= ?1`
  const sum = (condition: string, what: string) => `coalesce(sum(case when ${condition} then ${what} else 0 end), 0)`
  const changed = database
    .prepare(
      `select ${sum('m.words is null', '1')} as fresh, ${sum(isShown, '1')} as n,
         ${sum(isShown, 'f.searches + coalesce(m.searches, 0)')} as s,
         ${sum(wasShown, '1')} as was_n, ${sum(wasShown, 'm.searches')} as was_s
       from temp.${fresh} as f left join temp.${table} as m on ${KEY}`,
    )
    .get(least)
  return {
    groups: Number(before?.n) + Number(changed?.n) - Number(changed?.was_n),
    searches: Number(before?.s) + Number(changed?.s) - Number(changed?.was_s),
    newGroups: Number(changed?.fresh),
  }
}

function readRows(database: DatabaseSync, { fresh, table }: Tables, least: number, most: number): UnansweredRow[] {
  const order = 'order by missed desc, locale, words limit ?2'
  const changed = database
    .prepare(
      `select f.locale as locale, f.words as words, max(f.top, coalesce(m.top, '')) as top,
         min(f.first, coalesce(m.first, f.first)) as first, f.last as last,
         ${[...SUMS, 'searches'].map((sum) => `f.${sum} + coalesce(m.${sum}, 0) as ${sum}`).join(', ')}
       from temp.${fresh} as f left join temp.${table} as m on ${KEY}
       where f.words <> '' and f.missed + coalesce(m.missed, 0) >= ?1 ${order}`,
    )
    .all(least, most)
  const asBefore = database
    .prepare(
      `select m.* from temp.${table} as m where m.missed >= ?1 and m.words <> ''
         and not exists (select 1 from temp.${fresh} as f where ${KEY}) ${order}`,
    )
    .all(least, most)
  return [...changed, ...asBefore]
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
