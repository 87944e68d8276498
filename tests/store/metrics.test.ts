import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTACT_FUNNEL, METRICS, type Metric } from '../../src/core/metrics.ts'
import { SESSION_OUTCOMES } from '../../src/core/outcomes.ts'
import type { Question } from '../../src/core/question.ts'
import { everybody } from '../../src/core/question.ts'
import { figureOf } from '../../src/core/rate.ts'
import type { Split } from '../../src/core/report.ts'
import { addUp, type TallyRow } from '../../src/core/tallies.ts'
import { EVERY_ORIGIN, keptSumsOf } from '../../src/store/kept-sums.ts'
import { rememberMeanings } from '../../src/store/meaning-sums.ts'
import { rememberSums } from '../../src/store/remembered-sums.ts'
import { readsOf } from '../../src/store/sqlite-reads.ts'
import { prepareDatabase } from '../../src/store/sqlite-schema.ts'
import { openUnanswered } from '../../src/store/sqlite-unanswered.ts'
import { writesOf } from '../../src/store/sqlite-writes.ts'
import type { StoredEvent } from '../../src/store/store.ts'
import { toStored } from '../../src/store/stored-event.ts'
import { FIRST_DAY, history, LAST_DAY } from './histories.ts'
import { referenceSearchers, referenceTallies } from './reference.ts'

/** Fewer, where a rule is being written. */
const RUNS = Number(process.env['RUNS'] ?? 10_000)
const EVERYTHING: Question = everybody(FIRST_DAY, LAST_DAY + 1)
const stopWords = new Map([['en', new Set(['my', 'is'])]])

const database = new DatabaseSync(':memory:')
prepareDatabase(database)
const writes = writesOf(database)
const reads = readsOf(database, () => 0)

function store(events: readonly StoredEvent[]): void {
  database.exec('delete from events; update day_versions set version = version + 1')
  writes.append(events)
}

/** One line a group of rows, zeros left out, so that rows split differently compare the same. */
function comparable(rows: readonly TallyRow[], nameOf: (row: TallyRow) => string): string[] {
  return [...Map.groupBy(rows, nameOf)]
    .map(([name, group]) => {
      const counts = Object.entries(addUp(group)).filter(([, count]) => (count ?? 0) > 0)
      return `${name} ${JSON.stringify(counts.sort(([a], [b]) => (a < b ? -1 : 1)))}`
    })
    .filter((line) => !line.endsWith('[]'))
    .sort()
}

const SPLITS: Readonly<Record<Split, (row: TallyRow) => string>> = {
  day: ({ day, locale }) => `${day} ${locale}`,
  date: ({ day }) => String(day),
  locale: ({ locale }) => locale,
  topic: ({ subject }) => subject,
  surface: ({ part }) => part,
  channel: ({ part, day }) => `${part} ${day}`,
  guide: ({ locale, subject, part }) => `${locale} ${subject} ${part}`,
  suggestion: ({ locale, subject, part }) => `${locale} ${subject} ${part}`,
}

/** What a question asks of the reference: its rows, told apart as the split does. */
function wanted(events: readonly StoredEvent[], question: Question, split: Split): string[] {
  const { from, to, locale, topic, surface } = question
  const rows = referenceTallies(events).filter((row) => {
    const isOfGuides = row.family === 'guide' || row.family === 'suggestion'
    const isFamily = {
      day: !isOfGuides,
      date: !isOfGuides,
      locale: !isOfGuides,
      topic: !isOfGuides,
      surface: !isOfGuides && row.family !== 'service',
      channel: row.family === 'service',
      guide: row.family === 'guide',
      suggestion: row.family === 'suggestion',
    }[split]
    const [ofTopic, ofSurface] = row.family === 'suggestion' ? row.part.split('/') : [row.subject, row.part]
    const isTopic =
      topic === null ||
      split === 'topic' ||
      (split === 'guide' ? row.subject.startsWith(`${topic}/`) : ofTopic === topic)
    const isSurface =
      surface === null ||
      split === 'surface' ||
      row.family === 'guide' ||
      row.family === 'service' ||
      ofSurface === surface
    return (
      isFamily && isTopic && isSurface && row.day >= from && row.day <= to && (locale === null || row.locale === locale)
    )
  })
  return comparable(rows, SPLITS[split])
}

const stored = history.map((events) => events.map((event) => toStored(event, stopWords)))
const question = fc.record({
  from: fc.constantFrom(FIRST_DAY, LAST_DAY),
  to: fc.constantFrom(LAST_DAY, LAST_DAY + 1),
  locale: fc.constantFrom(null, 'en', 'ar'),
  topic: fc.constantFrom(null, 'account-access'),
  surface: fc.constantFrom(null, 'home', 'header', 'contact'),
})

describe('the ledger', () => {
  it(`counts ${RUNS} random histories as the plain reference does, however they are asked for`, () => {
    fc.assert(
      fc.property(
        stored,
        question,
        fc.constantFrom<Split>('date', 'locale', 'topic', 'surface', 'channel', 'guide'),
        (events, asked, split) => {
          store(events)
          expect(comparable(reads.tally(EVERYTHING, 'day'), SPLITS.day)).toEqual(wanted(events, EVERYTHING, 'day'))
          expect(comparable(reads.tally(asked, 'day'), SPLITS.day)).toEqual(wanted(events, asked, 'day'))
          for (const each of [split, 'suggestion'] as const)
            expect(comparable(reads.tally(asked, each), SPLITS[each])).toEqual(wanted(events, asked, each))
        },
      ),
      { numRuns: RUNS },
    )
  }, 600_000)

  it('counts the same in any order and with repeats, and counts a day again when a late event reaches it', () => {
    fc.assert(
      fc.property(
        stored.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
            fc.nat(),
          ),
        ),
        ([events, mixed, cut]) => {
          const place = mixed.length === 0 ? 0 : cut % mixed.length
          store(mixed.slice(0, place))
          expect(comparable(reads.tally(EVERYTHING, 'day'), SPLITS.day)).toEqual(
            wanted(mixed.slice(0, place), EVERYTHING, 'day'),
          )
          writes.append(mixed.slice(place))
          expect(comparable(reads.tally(EVERYTHING, 'day'), SPLITS.day)).toEqual(wanted(events, EVERYTHING, 'day'))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('gives every help session one outcome, and no share above 1', () => {
    fc.assert(
      fc.property(stored, (events) => {
        store(events)
        const counts = addUp(
          (['day', 'guide', 'suggestion'] as const).flatMap((split) => reads.tally(EVERYTHING, split)),
        )
        expect(SESSION_OUTCOMES.reduce((sum, { outcome }) => sum + counts[outcome], 0)).toBe(counts.help_sessions)
        expect(counts.searches_answered + counts.searches_unanswered).toBe(counts.searches)
        for (const [place, step] of CONTACT_FUNNEL.entries())
          expect(counts[step], step).toBeLessThanOrEqual(counts[CONTACT_FUNNEL[place - 1] ?? 'contact_opened'])
        expect(counts.contact_confirmed).toBeLessThanOrEqual(counts.confirmed)
        expect(counts.contact_confirmed + counts.contact_read_handed).toBeLessThanOrEqual(counts.contact_read)
        for (const metric of Object.keys(METRICS) as Metric[]) {
          const { value } = figureOf(metric, counts)
          if (METRICS[metric].as === 'share' && value !== null) expect(value, metric).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('adds up: days, locales, topics and surfaces are parts of the whole', () => {
    const sorted = (rows: readonly TallyRow[]) => comparable(rows, () => 'all')
    fc.assert(
      fc.property(stored, (events) => {
        store(events)
        const whole = reads.tally(EVERYTHING, 'day')
        const days = [0, 1, 2].flatMap((day) =>
          reads.tally({ ...EVERYTHING, from: FIRST_DAY + day, to: FIRST_DAY + day }, 'day'),
        )
        expect(sorted(days)).toEqual(sorted(whole))
        const locales = ['en', 'es', 'ar'].flatMap((locale) => reads.tally({ ...EVERYTHING, locale }, 'day'))
        expect(sorted(locales)).toEqual(sorted(whole))
        expect(sorted(reads.tally(EVERYTHING, 'topic'))).toEqual(sorted(whole))
        const ofService = (rows: readonly TallyRow[]) =>
          addUp(rows).help_sessions + addUp(rows).searches * 1000 + addUp(rows).clicks * 1_000_000
        expect(ofService(reads.tally(EVERYTHING, 'surface'))).toBe(ofService(whole))
      }),
      { numRuns: 200 },
    )
  })

  it('groups unanswered searches so that they add up to their kinds', () => {
    fc.assert(
      fc.property(stored, (events) => {
        store(events)
        const counts = addUp(reads.tally(EVERYTHING, 'day'))
        const { rows: groups, unlisted, withheld } = reads.unanswered(EVERYTHING, 2, 3)
        const others = unlisted.searches + withheld.searches
        expect(groups.reduce((sum, { searches }) => sum + searches, others)).toBe(counts.searches_unanswered)
        for (const { sessions, contacted, searchedAgain, left, asked, answered } of groups) {
          expect(contacted + searchedAgain + left).toBe(sessions)
          expect(left).toBeGreaterThanOrEqual(0)
          expect(Math.max(sessions, answered)).toBeLessThanOrEqual(asked)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('adds up the same wherever a period is cut into remembered days and last ones, also after late events', () => {
    const sums = keptSumsOf(database)
    const cuts = [0, 1, 2].map((openDays) => rememberSums(database, () => 0, sums, { openDays, leastClosed: 1 }))
    let remembered = 0
    fc.assert(
      fc.property(
        stored,
        stored,
        fc.oneof(question, fc.constant(EVERYTHING)),
        fc.constantFrom(...(Object.keys(SPLITS) as Split[])),
        (events, late, asked, split) => {
          store(events)
          for (const added of [[], late]) {
            writes.append(added)
            reads.tally(EVERYTHING, 'day')
            const whole = comparable(sums(asked, split, EVERY_ORIGIN), SPLITS[split])
            remembered += whole.length
            for (const cut of cuts)
              for (let again = 0; again < 2; again++)
                expect(comparable(cut(asked, split), SPLITS[split])).toEqual(whole)
          }
        },
      ),
      { numRuns: 250 },
    )
    expect(remembered).toBeGreaterThan(200)
  }, 300_000)

  it('groups them the same wherever a period is cut into remembered days and last ones, also after late events', () => {
    const whole = openUnanswered(database, () => 0, { openDays: 0, leastClosed: Number.MAX_SAFE_INTEGER }, 'whole')
    const cuts = [0, 1, 2].map((openDays) =>
      openUnanswered(database, () => 0, { openDays, leastClosed: 1 }, `cut${openDays}`),
    )
    fc.assert(
      fc.property(
        stored,
        stored,
        question,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        (events, late, asked, least, most) => {
          store(events)
          for (const added of [[], late]) {
            writes.append(added)
            reads.tally(EVERYTHING, 'day')
            const wanted = whole.read(asked, least, most)
            for (const cut of cuts) expect(cut.read(asked, least, most)).toEqual(wanted)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('counts who searched words, each once, wherever a period is cut into remembered days and last ones', () => {
    const whole = rememberMeanings(database, () => 0, { openDays: 0, leastClosed: Number.MAX_SAFE_INTEGER })
    const cuts = [0, 1, 2].map((openDays) => rememberMeanings(database, () => 0, { openDays, leastClosed: 1 }))
    let people = 0
    fc.assert(
      fc.property(
        stored,
        stored,
        question,
        fc.constantFrom('en', 'es', 'ar'),
        fc.nat(7),
        (events, late, asked, locale, chosen) => {
          // Of two events of one number the first that came is kept: here the last.
          const all = [...late, ...events]
          const group = [...new Set(all.map(({ words }) => words))].filter(
            (words, place) => words !== '' && (chosen >> (place % 3)) % 2 === 1,
          )
          store(events)
          for (const so of [events, all]) {
            writes.append(so)
            reads.tally(EVERYTHING, 'day')
            const wanted = whole(asked, locale, group)
            expect(wanted).toMatchObject(referenceSearchers(so, asked, locale, group))
            expect(wanted.missed.reduce((sum, missed) => sum + missed, 0)).toBeGreaterThanOrEqual(wanted.unserved)
            people += wanted.people
            for (const cut of cuts)
              for (let again = 0; again < 2; again++) expect(cut(asked, locale, group)).toEqual(wanted)
          }
        },
      ),
      { numRuns: 400 },
    )
    expect(people).toBeGreaterThan(50)
  })
})
