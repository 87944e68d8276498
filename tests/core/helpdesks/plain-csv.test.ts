import { describe, expect, it } from 'vitest'
import { plainCsvReader } from '../../../src/core/helpdesks/plain-csv.ts'
import { at, factsOf, problemIn } from './readings.ts'

const FILE_DATE = at('2026-12-01T00:00:00Z')
const read = plainCsvReader(FILE_DATE)
const line = {
  id: 'A-17',
  channel: 'Chat',
  locale: 'es',
  category: 'Access ',
  created_at: '2026-11-01T10:00:00+01:00',
  first_response_at: '2026-11-01T09:02:00Z',
  solved_at: '2026-11-01T05:00:00-05:00',
  score: '5',
}

describe('a line of a plain table', () => {
  it('has its times from any zone', () => {
    expect(factsOf(read(line))).toEqual({
      number: 'A-17',
      channel: 'chat',
      locale: 'es',
      categories: ['Access '],
      created_at: at('2026-11-01T09:00:00Z'),
      updated_at: FILE_DATE,
      first_response_at: at('2026-11-01T09:02:00Z'),
      first_response_seconds: 120,
      first_response_business_seconds: null,
      solved_at: at('2026-11-01T10:00:00Z'),
      resolution_business_seconds: null,
      score: 5,
    })
  })

  it('may leave open what is not known, and say when it was last changed', () => {
    const open = { ...line, locale: '', category: '', first_response_at: '', solved_at: ' ', score: '' }
    expect(factsOf(read({ ...open, updated_at: '2026-11-02T00:00:00Z' }))).toMatchObject({
      locale: '',
      categories: [],
      first_response_seconds: null,
      solved_at: null,
      score: null,
      updated_at: at('2026-11-02T00:00:00Z'),
    })
  })

  it.each([
    ['no id', { id: ' ' }, /^"id" must not be empty: write the number of the ticket/],
    ['another channel', { channel: 'fax' }, /^"channel" must be "chat" or "ticket"\. Correct the cell/],
    ['no creation', { created_at: '' }, /^"created_at" must not be empty\. Write when/],
    ['a time without offset', { created_at: '2026-11-01T10:00:00' }, /^"created_at" must be a time with its offset/],
    ['a day that is none', { solved_at: '2026-02-30T10:00:00Z' }, /^"solved_at" must be a time/],
    ['a rating of 6', { score: '6' }, /^"score" must be a rating from 1 to 5, or empty/],
    ['an answer before it began', { first_response_at: '2026-11-01T08:59:59Z' }, /was answered .*Correct one/],
    ['an end before it began', { solved_at: '2026-10-01T08:59:59Z' }, /was solved .*Correct one/],
  ])('with %s is told', (_, change, message) => {
    expect(problemIn(read({ ...line, ...change }))).toMatch(message)
  })
})
