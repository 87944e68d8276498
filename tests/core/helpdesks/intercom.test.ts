import { describe, expect, it } from 'vitest'
import { readIntercom } from '../../../src/core/helpdesks/intercom.ts'
import { factsOf, problemIn } from './readings.ts'

const BEGAN = 1_793_527_200
const statistics = {
  type: 'conversation_statistics',
  time_to_assignment: 60,
  time_to_admin_reply: 120,
  time_to_last_close: 1800,
  first_contact_reply_at: BEGAN + 10,
  first_admin_reply_at: BEGAN + 310,
  last_close_at: BEGAN + 7200,
}
const conversation = {
  type: 'conversation',
  id: '1295',
  title: 'Where is it',
  created_at: BEGAN,
  updated_at: BEGAN + 9000,
  state: 'closed',
  source: {
    type: 'conversation',
    delivered_as: 'customer_initiated',
    body: '<p>Hi</p>',
    author: { name: 'Nadia Quill' },
  },
  contacts: { contacts: [{ id: 'a1' }] },
  tags: { type: 'tag.list', tags: [{ id: '1', name: 'Deposits', applied_by: { id: '3' } }] },
  topics: { type: 'topic.list', topics: [{ type: 'topic', id: 839, name: 'Cards' }] },
  custom_attributes: { issue_type: 'Billing', 'Preferred name': 'Nadia' },
  conversation_rating: { rating: 4, remark: 'fine', created_at: BEGAN + 8000 },
  statistics,
}

describe('a conversation of Intercom', () => {
  it('has calendar times from its moments and business times from its durations', () => {
    expect(factsOf(readIntercom(conversation))).toEqual({
      number: '1295',
      channel: 'chat',
      locale: '',
      categories: ['Deposits', 'Cards', 'Billing'],
      created_at: BEGAN * 1000,
      updated_at: (BEGAN + 9000) * 1000,
      first_response_at: (BEGAN + 310) * 1000,
      // From the client's first message, not from what the team sent before it.
      first_response_seconds: 300,
      first_response_business_seconds: 120,
      solved_at: (BEGAN + 7200) * 1000,
      resolution_business_seconds: 1800,
      score: 4,
    })
  })

  it('is open while it is open or snoozed, and without statistics knows no answer', () => {
    for (const state of ['open', 'snoozed'])
      expect(factsOf(readIntercom({ ...conversation, state })).solved_at).toBeNull()
    const bare = readIntercom({ ...conversation, statistics: null, conversation_rating: null, tags: null })
    expect(factsOf(bare)).toMatchObject({ first_response_at: null, first_response_seconds: null, score: null })
    expect(bare).toMatchObject({ note: expect.stringContaining('statistics') })
  })

  it.each([
    ['email', 'ticket'],
    ['phone_call', 'ticket'],
    ['whatsapp', 'chat'],
    ['push', 'chat'],
  ])('from %s is a %s', (type, channel) => {
    expect(factsOf(readIntercom({ ...conversation, source: { type } })).channel).toBe(channel)
  })

  it.each([
    ['no id', { id: null }, /^"id" must be the number/],
    ['a time as text', { created_at: '2026-11-01' }, /^"created_at" must be a time in seconds since 1970/],
    ['a time in milliseconds', { created_at: BEGAN * 1000 }, /^"created_at" must be a time in seconds/],
    [
      'a rating of 6',
      { conversation_rating: { rating: 6 } },
      /^"conversation_rating.rating" must be a rating from 1 to 5/,
    ],
  ])('with %s is told', (_, change, message) => {
    expect(problemIn(readIntercom({ ...conversation, ...change }))).toMatch(message)
  })
})
