import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { LRUCache } from 'lru-cache'
import type { Question } from '../core/question.ts'
import type { MeaningSums, Repeats } from '../core/report.ts'
import { type Cut, closedDaysOf, USUAL_CUT } from './closed-days.ts'

/** What became of groups of words over many days, of which those that hardly change are added up once and remembered. */

/** So many groups are remembered: those of the insights' periods. */
const MOST = 8000

type Days = Pick<Question, 'from' | 'to'>

/** Reads some columns of each day's row of each word, found by its key instead of among all rows of the days. */
export function wordsRowsOf(database: DatabaseSync) {
  return (columns: readonly string[]) => {
    const statement = database.prepare(
      `select q.day, ${columns.map((column) => `q.${column}`).join(', ')}
       from kept_days as d cross join json_each(?4) as w cross join kept_queries as q
         on q.day = d.day and q.locale = ?3 and q.words = w.value
       where d.day >= ?1 and d.day <= ?2 order by q.day, q.words`,
    )
    return ({ from, to }: Days, locale: string, words: readonly string[]): Record<string, SQLOutputValue>[] =>
      statement.all(from, to, locale, JSON.stringify([...new Set(words)]))
  }
}

/** @param clock ms since the epoch */
export function rememberMeanings(
  database: DatabaseSync,
  clock: () => number,
  { openDays, leastClosed }: Cut = USUAL_CUT,
): (days: Days, locale: string, words: readonly string[]) => MeaningSums {
  const rowsOf = wordsRowsOf(database)(['asked', 'answered', 'missed', 'topics', 'by_hour', 'repeats'])
  const closed = closedDaysOf(database, clock, openDays)
  const remembered = new LRUCache<string, { stamp: string; sums: MeaningSums }>({ max: MOST })

  function sumsOf(days: Days, locale: string, words: readonly string[]): MeaningSums {
    const sums = emptySums(days)
    const own = new Set(words)
    const hours = new Set<number>()
    for (const row of rowsOf(days, locale, words)) {
      addRow(sums, own, Number(row.day) - days.from, row)
      addHours(hours, row)
    }
    return { ...sums, hours: hours.size }
  }

  return (days, locale, words) => {
    const last = Math.min(days.to, closed.last())
    if (last - days.from + 1 < leastClosed) return sumsOf(days, locale, words)
    const before = { from: days.from, to: last }
    const key = JSON.stringify([before, locale, words])
    const stamp = closed.stamp(before.from, before.to)
    const known = remembered.get(key)
    const sums = known?.stamp === stamp ? known.sums : sumsOf(before, locale, words)
    remembered.set(key, { stamp, sums })
    return plus(sums, sumsOf({ from: last + 1, to: days.to }, locale, words))
  }
}

function emptySums({ from, to }: Days): MeaningSums {
  const missed = new Array<number>(Math.max(0, to - from + 1)).fill(0)
  return { people: 0, unserved: 0, hours: 0, asked: 0, answered: 0, missed, topics: {} }
}

function addRow(sums: MeaningSums, own: ReadonlySet<string>, day: number, row: Record<string, SQLOutputValue>): void {
  const [asked, missed] = [Number(row.asked), Number(row.missed)]
  sums.asked += asked
  sums.answered += Number(row.answered)
  sums.people += asked
  sums.unserved += missed
  sums.missed[day] = (sums.missed[day] ?? 0) + missed
  if (row.topics !== '{}')
    for (const [topic, handoffs] of Object.entries<number>(JSON.parse(String(row.topics))))
      sums.topics[topic] = (sums.topics[topic] ?? 0) + handoffs
  if (row.repeats === '[]') return
  const repeats: Repeats[] = JSON.parse(String(row.repeats))
  for (const repeat of repeats)
    if (repeat.after.some((words) => own.has(words))) {
      sums.people -= repeat.asked
      sums.unserved -= repeat.missed
    }
}

function addHours(hours: Set<number>, { day, missed, by_hour }: Record<string, SQLOutputValue>): void {
  if (Number(missed) === 0) return
  for (const [hour, sessions] of String(by_hour).split(',').entries())
    if (sessions !== '0') hours.add(Number(day) * 24 + hour)
}

/** Sums of days, and those of the days right after them. */
function plus(first: MeaningSums, then: MeaningSums): MeaningSums {
  const topics = { ...first.topics }
  for (const [topic, handoffs] of Object.entries(then.topics)) topics[topic] = (topics[topic] ?? 0) + handoffs
  return {
    people: first.people + then.people,
    unserved: first.unserved + then.unserved,
    hours: first.hours + then.hours,
    asked: first.asked + then.asked,
    answered: first.answered + then.answered,
    missed: [...first.missed, ...then.missed],
    topics,
  }
}
