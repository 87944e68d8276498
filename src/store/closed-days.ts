import type { DatabaseSync } from 'node:sqlite'

/**
 * Days of long ago hardly change: what they add up to may be remembered, and only the last days are added up anew at
 * each question.
 */

/** How a period is cut; tests cut it otherwise. */
export interface Cut {
  /** At most so many of the ledger's last days are added up at each question: those that were counted a moment ago. */
  openDays: number
  /** Fewer days before them are not worth remembering. */
  leastClosed: number
}

export const USUAL_CUT: Cut = { openDays: 3, leastClosed: 5 }

/** ms: a day that was not counted again for so long has had its events. */
const SETTLED = 2 * 3_600_000

export interface ClosedDays {
  /** The last day that hardly changes any more; 0 before any was counted. */
  last(): number
  /** What the kept days between two are; it differs when any of them was counted anew. */
  stamp(from: number, to: number): string
}

/** @param clock ms since the epoch */
export function closedDaysOf(database: DatabaseSync, clock: () => number, openDays: number): ClosedDays {
  const lastClosed = database.prepare(`
    select coalesce(min(day) - 1, (select max(day) from kept_days)) as day from kept_days
    where day > (select max(day) from kept_days) - ? and counted_at >= ?`)
  const stampOf = database.prepare(
    "select count(*) || ' ' || coalesce(sum(version), 0) as stamp from kept_days where day >= ? and day <= ?",
  )
  return {
    last: () => Number(lastClosed.get(openDays, clock() - SETTLED)?.day ?? 0),
    stamp: (from, to) => String(stampOf.get(from, to)?.stamp),
  }
}
