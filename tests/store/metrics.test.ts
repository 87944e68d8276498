import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METRICS, type Metric, SESSION_OUTCOMES } from '../../src/core/metrics.ts'
import { addUp, figureOf, makeReport, type Question, type TallyRow } from '../../src/core/report.ts'
import { readsOf } from '../../src/store/sqlite-reads.ts'
import { prepareDatabase } from '../../src/store/sqlite-schema.ts'
import { writesOf } from '../../src/store/sqlite-writes.ts'
import type { StoredEvent } from '../../src/store/store.ts'
import { toStored } from '../../src/store/stored-event.ts'
import { FIRST_DAY, history, LAST_DAY } from './histories.ts'
import { referenceTallies } from './reference.ts'

const RUNS = 10_000
const EVERYTHING: Question = { from: FIRST_DAY, to: LAST_DAY, locale: null }
const stopWords = new Map([['en', new Set(['my', 'is'])]])

const database = new DatabaseSync(':memory:')
prepareDatabase(database)
const writes = writesOf(database)
const reads = readsOf(database)

function tallied(events: readonly StoredEvent[], question = EVERYTHING): TallyRow[] {
  database.exec('delete from events')
  writes.append(events)
  return reads.tally(question)
}

/** One line a day and locale, zeros left out, so that rows split differently compare the same. */
function comparable(rows: readonly TallyRow[]): string[] {
  const groups = Map.groupBy(rows, ({ day, locale }) => `${day} ${locale}`)
  return [...groups]
    .map(([name, group]) => `${name} ${JSON.stringify(Object.entries(addUp(group)).filter(([, count]) => count > 0))}`)
    .filter((line) => !line.endsWith('[]'))
    .sort()
}

const stored = history.map((events) => events.map((event) => toStored(event, stopWords)))

describe('the ledger', () => {
  it(`counts ${RUNS} random histories as the plain reference does`, () => {
    fc.assert(
      fc.property(stored, (events) => {
        expect(comparable(tallied(events))).toEqual(comparable(referenceTallies(events)))
      }),
      { numRuns: RUNS },
    )
  })

  it('counts the same in any order and with repeats', () => {
    fc.assert(
      fc.property(
        stored.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
        ),
        ([events, mixed]) => {
          expect(comparable(tallied(mixed))).toEqual(comparable(tallied(events)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives every help session one outcome, and no share above 1', () => {
    fc.assert(
      fc.property(stored, (events) => {
        const counts = addUp(tallied(events))
        expect(SESSION_OUTCOMES.reduce((sum, { outcome }) => sum + counts[outcome], 0)).toBe(counts.help_sessions)
        expect(counts.searches_answered + counts.searches_unanswered).toBe(counts.searches)
        for (const metric of Object.keys(METRICS) as Metric[]) {
          const { value } = figureOf(metric, counts)
          if (METRICS[metric].as === 'share' && value !== null) expect(value).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('adds up: days and locales are parts of the whole', () => {
    fc.assert(
      fc.property(stored, (events) => {
        const whole = addUp(tallied(events))
        const days = [FIRST_DAY, LAST_DAY].flatMap((day) => tallied(events, { from: day, to: day, locale: null }))
        expect(addUp(days)).toEqual(whole)
        const rows = tallied(events)
        const byLocale = ['en', 'es', 'ar'].map((locale) => makeReport({ ...EVERYTHING, locale }, rows, [], 3).counts)
        expect(addUp(byLocale.map((counts) => ({ day: 0, locale: '', counts })))).toEqual(whole)
      }),
      { numRuns: 200 },
    )
  })

  it('groups unanswered searches so that they add up to their kinds', () => {
    fc.assert(
      fc.property(stored, (events) => {
        const counts = addUp(tallied(events))
        const groups = reads.unanswered(EVERYTHING)
        expect(groups.reduce((sum, { searches }) => sum + searches, 0)).toBe(counts.searches_unanswered)
        for (const { sessions, contacted, searchedAgain, left } of groups)
          expect(contacted + searchedAgain + left).toBe(sessions)
      }),
      { numRuns: 300 },
    )
  })
})
