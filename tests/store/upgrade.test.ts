import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { everybody } from '../../src/core/question.ts'
import { newSession, sessionDay } from '../../src/core/session-id.ts'
import { readsOf } from '../../src/store/sqlite-reads.ts'
import { prepareDatabase } from '../../src/store/sqlite-schema.ts'
import { writesOf } from '../../src/store/sqlite-writes.ts'

/** A file of an earlier format keeps what it has and takes what it lacks. */

/** The format in which events had no times within business hours. */
const BEFORE_BUSINESS_HOURS = 7
const SESSION = newSession(Date.UTC(2026, 10, 23), () => 1)
const DAY = sessionDay(SESSION)

const columnsOf = (database: DatabaseSync) => database.prepare('pragma table_info(events)').all()

it('gets the column of business hours, and events of before say that nobody counted them', () => {
  const database = new DatabaseSync(':memory:')
  prepareDatabase(database, BEFORE_BUSINESS_HOURS)
  const old = [
    ['handoff_started', 1, 0],
    ['first_response_sent', 2, 90],
    ['conversation_solved', 3, 4000],
  ] as const
  const insert = database.prepare(
    `insert into events values (?, ?, ?, 5, ?, 'en', '/en/', 0, 0, 0, 0, ?, 0, '', '', '', '', '', '', 'trading',
       'conversation0001', 'ticket', 'desk', '', '', '', '', '')`,
  )
  for (const [kind, id, seconds] of old) insert.run(BigInt(SESSION), id, DAY, kind, seconds)
  database.prepare('insert into day_versions values (?, 1)').run(DAY)
  prepareDatabase(database)

  const fresh = new DatabaseSync(':memory:')
  prepareDatabase(fresh)
  expect(columnsOf(database).map(({ name }) => name)).toEqual(columnsOf(fresh).map(({ name }) => name))

  const reads = readsOf(database, () => 0)
  expect(
    reads.events(everybody(DAY, DAY)).map((event) => 'business_seconds' in event && event.business_seconds),
  ).toEqual([false, null, null])
  const [row] = reads.tally(everybody(DAY, DAY), 'locale').filter(({ counts }) => counts.cases === 1)
  expect(Object.keys(row?.counts ?? {}).filter((name) => name.includes('_in_'))).toEqual([
    'first_response_in_3',
    'resolution_in_12',
  ])

  const base = { session: SESSION, at: 9, locale: 'en', page: '/desk/', words: '', stems: ['', '', ''] as const }
  const conversation = 'conversation0002'
  writesOf(database).append([
    { kind: 'handoff_started', ...base, id: 11, conversation, channel: 'ticket', vendor: 'desk', topic: 'trading' },
    { kind: 'first_response_sent', ...base, id: 12, conversation, seconds: 90, business_seconds: 0 },
  ])
  const [after] = reads.tally(everybody(DAY, DAY), 'locale').filter(({ counts }) => counts.cases === 2)
  expect(after?.counts).toMatchObject({ first_response_in_3: 2, first_response_business_in_0: 1 })
  database.close()
  fresh.close()
})
