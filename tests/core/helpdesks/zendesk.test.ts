import { describe, expect, it } from 'vitest'
import { readZendesk, zendeskChannel, zendeskScore } from '../../../src/core/helpdesks/zendesk.ts'
import { at, factsOf, problemIn } from './readings.ts'

const metrics = {
  ticket_id: 35436,
  solved_at: '2026-11-02T09:30:30Z',
  reply_time_in_minutes: { calendar: 90, business: 30 },
  reply_time_in_seconds: { calendar: null },
  full_resolution_time_in_minutes: { calendar: 1410, business: 480 },
}
const ticket = {
  url: 'https://harborline.example/api/v2/tickets/35436.json',
  id: 35436,
  requester_id: 7,
  status: 'solved',
  via: { channel: 'email', source: { from: { address: 'nadia.quill@mail.example' }, to: {}, rel: null } },
  subject: 'Where is it',
  tags: ['deposit', 'vip'],
  satisfaction_rating: { id: 1, score: 'good', comment: 'thanks' },
  created_at: '2026-11-01T10:00:00Z',
  updated_at: '2026-11-06T10:00:00Z',
  metric_set: metrics,
}

describe('a ticket of Zendesk', () => {
  it('has calendar and business times from its metric set, and nobody’s name', () => {
    expect(readZendesk(ticket)).toEqual({
      note: '',
      facts: {
        number: '35436',
        channel: 'ticket',
        locale: '',
        categories: ['deposit', 'vip'],
        created_at: at('2026-11-01T10:00:00Z'),
        updated_at: at('2026-11-06T10:00:00Z'),
        first_response_at: at('2026-11-01T11:30:00Z'),
        first_response_seconds: 5400,
        first_response_business_seconds: 1800,
        solved_at: at('2026-11-02T09:30:30Z'),
        resolution_business_seconds: 28_800,
        score: 5,
      },
    })
  })

  it('has the seconds of messaging where they are counted, a reply within the minute among them', () => {
    const chat = { ...ticket, metric_set: { ...metrics, reply_time_in_seconds: { calendar: 42 } } }
    expect(factsOf(readZendesk(chat)).first_response_seconds).toBe(42)
    const atOnce = { ...ticket, metric_set: { ...metrics, reply_time_in_minutes: { calendar: 0, business: 0 } } }
    expect(factsOf(readZendesk(atOnce))).toMatchObject({
      first_response_seconds: 0,
      first_response_business_seconds: 0,
    })
  })

  it('is open until it is solved, also when it was solved before', () => {
    const reopened = factsOf(readZendesk({ ...ticket, status: 'open' }))
    expect(reopened).toMatchObject({ solved_at: null, resolution_business_seconds: null })
  })

  it('says what stands for the time of solving when there is no metric set', () => {
    const reading = readZendesk({ ...ticket, status: 'closed', metric_set: null })
    expect(factsOf(reading)).toMatchObject({ solved_at: at(ticket.updated_at), first_response_at: null })
    expect(reading).toMatchObject({ note: expect.stringContaining('include=metric_sets') })
  })

  it('is left out when it was deleted, and has the locale of its requester where the export holds it', () => {
    expect(readZendesk({ ...ticket, status: 'deleted' })).toEqual({ leftOut: 'deleted' })
    expect(
      factsOf(readZendesk({ ...ticket, requester: { id: 7, name: 'Nadia Quill', locale: 'es-419' } })).locale,
    ).toBe('es-419')
  })

  it.each([
    ['no id', { id: undefined }, /^"id" must be the number of a ticket\. Is this an export of another kind/],
    ['no time', { created_at: undefined }, /^"created_at" must be a time with its offset.*Export it again/],
    ['a time without offset', { updated_at: '2026-11-06T10:00:00' }, /^"updated_at" must be a time with its offset/],
    [
      'a wrong time inside',
      { metric_set: { ...metrics, solved_at: 'soon' } },
      /^"metric_set.solved_at" must be a time/,
    ],
    [
      'solved before it began',
      { metric_set: { ...metrics, solved_at: '2026-10-31T10:00:00Z' } },
      /was solved \(2026-10-31T10:00:00.000Z\) before it was created .*Correct one/,
    ],
  ])('with %s is told', (_, change, message) => {
    expect(problemIn(readZendesk({ ...ticket, ...change }))).toMatch(message)
  })

  it.each([[null], ['text'], [7]])('%s is no ticket', (record) => {
    expect(problemIn(readZendesk(record))).toMatch(/^The record is not an object.*another kind\?$/)
  })
})

it.each([
  ['email', 'ticket'],
  ['web', 'ticket'],
  ['voice', 'ticket'],
  ['api', 'ticket'],
  ['', 'ticket'],
  ['chat', 'chat'],
  ['native_messaging', 'chat'],
  ['sunshine_conversations_facebook_messenger', 'chat'],
  ['Web form', 'ticket'],
  ['Mail', 'ticket'],
  ['WhatsApp', 'chat'],
  ['Instagram DM', 'chat'],
])('via "%s" is a %s', (via, channel) => {
  expect(zendeskChannel(via)).toBe(channel)
})

it.each([
  ['good', 5],
  ['Good', 5],
  ['goodwithcomment', 5],
  ['bad', 1],
  ['offered', null],
  ['Not Offered', null],
  ['unoffered', null],
  ['', null],
  ['4', 4],
  ['9', null],
])('a rating of "%s" is %s', (rating, score) => {
  expect(zendeskScore(rating)).toBe(score)
})
