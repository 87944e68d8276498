import type { DatabaseSync } from 'node:sqlite'
import { LRUCache } from 'lru-cache'
import type { Question } from '../core/question.ts'
import type { Split } from '../core/report.ts'
import { addUp, type TallyRow } from '../core/tallies.ts'
import { type Cut, closedDaysOf, USUAL_CUT } from './closed-days.ts'
import { EVERY_ORIGIN, type Sums } from './kept-sums.ts'

/** Sums of a question's days, of which those that hardly change are added up once and remembered. */

/** So many questions are remembered: those of the insights' periods, each in all its splits. */
const MOST = 500

interface Remembered {
  stamp: string
  rows: TallyRow[]
}

/**
 * @param sums adds up the rows of a question that were counted on some days
 * @param clock ms since the epoch
 */
export function rememberSums(
  database: DatabaseSync,
  clock: () => number,
  sums: Sums,
  { openDays, leastClosed }: Cut = USUAL_CUT,
): (question: Question, split: Split) => TallyRow[] {
  const closed = closedDaysOf(database, clock, openDays)
  const remembered = new LRUCache<string, Remembered>({ max: MOST })

  /** Of all days up to one, as they are now. */
  function rowsUpTo(last: number, question: Question, split: Split): TallyRow[] {
    const key = JSON.stringify([question, split, last])
    const stamp = closed.stamp(0, last)
    const before = remembered.get(key)
    if (before?.stamp === stamp) return before.rows
    const rows = sums(question, split, { after: EVERY_ORIGIN.after, upTo: last })
    remembered.set(key, { stamp, rows })
    return rows
  }

  return (question, split) => {
    const last = Math.min(question.to, closed.last())
    if (last - question.from + 1 < leastClosed) return sums(question, split, EVERY_ORIGIN)
    const fresh = sums(question, split, { after: last, upTo: EVERY_ORIGIN.upTo })
    return merged([...rowsUpTo(last, question, split), ...fresh])
  }
}

/** One row for each day, locale, subject and part. */
function merged(rows: readonly TallyRow[]): TallyRow[] {
  const groups = new Map<string, TallyRow[]>()
  for (const row of rows) {
    const key = `${row.day} ${row.locale} ${row.part} ${row.subject}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [group.length === 1 ? first : { ...first, counts: nonZero(addUp(group)) }]
  })
}

const nonZero = (counts: TallyRow['counts']): TallyRow['counts'] =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => (count ?? 0) > 0))
