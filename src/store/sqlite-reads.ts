import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { GuidepostEvent } from '../core/events.ts'
import { HELD_STATES, type HeldGap } from '../core/gaps.ts'
import type { Question } from '../core/question.ts'
import { backlogReadsOf } from './backlog-sql.ts'
import { deskReadsOf } from './desk-sql.ts'
import { EVENT_SELECTION, fromRow } from './event-row.ts'
import { mailReadsOf } from './mail-sql.ts'
import { noticeReadsOf } from './notice-sql.ts'
import { tallyReadsOf } from './sqlite-tally-reads.ts'
import { staffReadsOf } from './staff-sql.ts'
import { surgeReadsOf } from './surge-sql.ts'
import { vendorReadsOf } from './vendor-sql.ts'

const heldGapRow = z
  .object({
    id: z.string(),
    locale: z.string(),
    meanings: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
    state: z.enum(HELD_STATES),
    who: z.string(),
    at: z.number(),
    asked_before: z.number(),
    answered_before: z.number(),
  })
  .transform(({ asked_before: asked, answered_before: answered, ...gap }) => ({ ...gap, before: { asked, answered } }))

/** The reads, on a connection of their own. */
export function readsOf(database: DatabaseSync, clock: () => number) {
  return {
    ...tallyReadsOf(database, clock),

    countEvents(session: string): number {
      return Number(database.prepare('select count(*) as n from events where session = ?').get(BigInt(session))?.n ?? 0)
    },

    events({ from, to, locale }: Question): GuidepostEvent[] {
      return database
        .prepare(
          `select ${EVENT_SELECTION} from events where day >= ? and day <= ? and (? = '' or locale = ?) order by at, id`,
        )
        .all(from, to, locale ?? '', locale ?? '')
        .map(fromRow)
    },

    gaps: (): HeldGap[] =>
      database
        .prepare('select * from gaps order by at')
        .all()
        .map((row) => heldGapRow.parse(row)),

    ...deskReadsOf(database),
    ...mailReadsOf(database),
    ...staffReadsOf(database),
    ...surgeReadsOf(database),
    ...vendorReadsOf(database),
    ...noticeReadsOf(database),
    ...backlogReadsOf(database),
  }
}

export type Reads = ReturnType<typeof readsOf>
