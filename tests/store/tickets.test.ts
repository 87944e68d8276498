import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { everybody } from '../../src/core/question.ts'
import { type Ticket, ticket } from '../../src/core/ticket.ts'
import { prepareDatabase } from '../../src/store/sqlite-schema.ts'
import { openStore } from '../../src/store/store.ts'
import { TICKET_COLUMNS, ticketWritesOf } from '../../src/store/ticket-writes.ts'
import { unansweredTicket } from './unanswered-ticket.ts'

const maybe = (most: number) => fc.option(fc.integer({ min: 0, max: most }))
/** States of few tickets within few moments, so that they meet. */
const state: fc.Arbitrary<Ticket> = fc.record({
  source: fc.constantFrom('zendesk', 'csv'),
  id: fc.constantFrom('ticket-one', 'ticket-two'),
  channel: fc.constantFrom('chat', 'ticket'),
  locale: fc.constant('en'),
  topic: fc.constant('verification'),
  day: fc.constant(0),
  created_at: fc.constantFrom(1, 2),
  first_response_at: maybe(3),
  solved_at: maybe(3),
  first_response_seconds: maybe(2),
  resolution_seconds: maybe(2),
  first_response_business_seconds: maybe(2),
  resolution_business_seconds: maybe(2),
  score: fc.option(fc.integer({ min: 1, max: 5 })),
  updated_at: fc.constantFrom(5, 6),
})

function stored(batches: readonly (readonly Ticket[])[]): unknown[] {
  const database = new DatabaseSync(':memory:')
  prepareDatabase(database)
  const { saveTickets } = ticketWritesOf(database)
  for (const batch of batches) saveTickets(batch)
  const rows = database.prepare('select * from tickets').all()
  database.close()
  return rows
}

it('keeps the same whatever the order of states, their repetition and their batches', () => {
  const histories = fc
    .array(state, { maxLength: 12 })
    .chain((states) => fc.tuple(fc.constant(states), fc.shuffledSubarray(states, { minLength: states.length })))
  fc.assert(
    fc.property(histories, ([states, shuffled]) => {
      const once = stored([states])
      expect(stored(shuffled.map((each) => [each]))).toEqual(once)
      expect(stored([shuffled, states, shuffled])).toEqual(once)
    }),
    { numRuns: 300 },
  )
})

it('has a column for each field of a ticket, in strict types', () => {
  expect(TICKET_COLUMNS.map(([name]) => name)).toEqual(Object.keys(ticket.shape))
  for (const [name, type] of TICKET_COLUMNS)
    expect(type.endsWith('not null'), name).toBe(!ticket.shape[name].safeParse(null).success)
})

it('is added to a store of the format before it, which keeps what it has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-store-'))
  try {
    const database = new DatabaseSync(join(folder, 'guidepost.sqlite'))
    prepareDatabase(database, 2)
    database.exec(`insert into grants values ('staff', 'session', 10)`)
    database.close()
    const after = await openStore(`sqlite:${folder}`)
    const [one] = fc.sample(state, 1)
    expect(await after.saveTickets(one ? [one] : [])).toEqual({ added: 1, updated: 0, same: 0 })
    expect(await after.grant('staff', 'session', 5)).toMatchObject({ roles: ['lead'] })
    await after.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('counts in the service figures, on the day it was asked for and the day it was solved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-store-'))
  try {
    const store = await openStore(`sqlite:${folder}`)
    const [day, DAY] = [20_000, 86_400_000]
    const asked = unansweredTicket(day * DAY, { channel: 'chat', locale: 'es' })
    const counts = async () => {
      const rows = await store.tally({ ...everybody(day, day + 3), topic: 'trading' }, 'day')
      return Object.fromEntries(rows.map((row) => [`${row.locale} ${row.day - day}`, row.counts]))
    }
    await store.saveTickets([asked, { ...asked, id: 'ticket-two', topic: 'verification' }])
    expect(await counts()).toEqual({ 'es 0': { cases: 1, chats: 1 } })
    const solved = { solved_at: (day + 2) * DAY, resolution_seconds: 2 * 86_400, score: 5, updated_at: (day + 2) * DAY }
    await store.saveTickets([{ ...asked, ...solved }])
    expect(await counts()).toEqual({
      'es 0': { cases: 1, chats: 1, solved: 1, solved_chats: 1, ratings: 1, ratings_positive: 1, resolution_in_22: 1 },
      'es 2': { solved_on_day: 1 },
    })
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
