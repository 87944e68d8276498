import { describe, expect, it } from 'vitest'
import { zendeskCsvReader } from '../../../src/core/helpdesks/zendesk-csv.ts'
import { zoneOffsets } from '../../../src/core/moment.ts'
import { at, factsOf, problemIn } from './readings.ts'

const read = zendeskCsvReader(zoneOffsets('America/Sao_Paulo'))
const line = {
  Id: '35436',
  Status: 'Solved',
  Via: 'Mail',
  Tags: 'deposit vip',
  'Created at': '2026-11-01 10:00',
  'Updated at': '2026-11-06 10:00',
  'Solved at': '2026-11-02 09:30',
  'Satisfaction Score': 'Bad',
  'First reply time in minutes': '90',
  'First reply time in minutes within business hours': '30',
  'Full resolution time in minutes within business hours': '480',
}

describe('a line of Zendesk’s CSV', () => {
  it('has its times by the clocks of the account', () => {
    expect(factsOf(read(line))).toEqual({
      number: '35436',
      channel: 'ticket',
      locale: '',
      categories: ['deposit', 'vip'],
      created_at: at('2026-11-01T13:00:00Z'),
      updated_at: at('2026-11-06T13:00:00Z'),
      first_response_at: at('2026-11-01T14:30:00Z'),
      first_response_seconds: 5400,
      first_response_business_seconds: 1800,
      solved_at: at('2026-11-02T12:30:00Z'),
      resolution_business_seconds: 28_800,
      score: 1,
    })
  })

  it('knows as much as its columns tell', () => {
    const { Id, Status, Via, Tags, ...times } = line
    const short = { Id, Status, Via, Tags, 'Created at': times['Created at'], 'Updated at': times['Updated at'] }
    expect(factsOf(read({ ...short, Status: 'Open', 'Solved at': '' }))).toMatchObject({
      solved_at: null,
      first_response_at: null,
      first_response_business_seconds: null,
      score: null,
    })
    expect(read({ ...short, 'Solved at': '' })).toMatchObject({ note: expect.stringContaining('last change') })
    expect(read({ ...line, Status: 'Deleted' })).toEqual({ leftOut: 'deleted' })
  })

  it.each([
    ['an empty creation', { 'Created at': '' }, /^"Created at" must not be empty\. Correct the cell/],
    [
      'another form of time',
      { 'Created at': '01/11/2026 10:00' },
      /^"Created at" must be a time such as 2026-11-23 10:00/,
    ],
    ['words for minutes', { 'First reply time in minutes': 'soon' }, /^"First reply time in minutes" must be a number/],
    ['no number', { Id: ' ' }, /^"Id" must be the number of a ticket/],
  ])('with %s is told', (_, change, message) => {
    expect(problemIn(read({ ...line, ...change }))).toMatch(message)
  })
})
