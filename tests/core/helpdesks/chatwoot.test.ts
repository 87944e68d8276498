import { describe, expect, it } from 'vitest'
import { readChatwoot } from '../../../src/core/helpdesks/chatwoot.ts'
import { factsOf, problemIn } from './readings.ts'

const BEGAN = 1_793_527_200
const conversation = {
  id: 12,
  account_id: 3,
  uuid: '5f1f3f6e-0000-4000-8000-000000000000',
  created_at: BEGAN,
  updated_at: BEGAN + 4000.25,
  timestamp: BEGAN + 3600,
  last_activity_at: BEGAN + 3600,
  first_reply_created_at: BEGAN + 45,
  status: 'resolved',
  labels: ['kyc'],
  additional_attributes: { browser_language: 'pt_BR', referer: 'https://harborline.example/' },
  meta: { channel: 'Channel::WebWidget', sender: { name: 'Nadia Quill', email: 'nadia.quill@mail.example' } },
  messages: [{ id: 1, content: 'Where is it', content_type: 'text', content_attributes: {} }],
}
const survey = (rating: number) => ({
  content_type: 'input_csat',
  content_attributes: { submitted_values: { csat_survey_response: { rating, feedback_message: 'fine' } } },
})

describe('a conversation of Chatwoot', () => {
  it('is solved by its last activity when it is resolved', () => {
    expect(factsOf(readChatwoot(conversation))).toEqual({
      number: '3/12',
      channel: 'chat',
      locale: 'pt_BR',
      categories: ['kyc'],
      created_at: BEGAN * 1000,
      updated_at: BEGAN * 1000 + 4_000_250,
      first_response_at: (BEGAN + 45) * 1000,
      first_response_seconds: 45,
      first_response_business_seconds: null,
      solved_at: (BEGAN + 3600) * 1000,
      resolution_business_seconds: null,
      score: null,
    })
    expect(factsOf(readChatwoot({ ...conversation, status: 'pending' })).solved_at).toBeNull()
  })

  it('writes 0 for what has not happened', () => {
    const unanswered = { ...conversation, first_reply_created_at: 0, status: 'open' }
    expect(factsOf(readChatwoot(unanswered))).toMatchObject({ first_response_at: null, first_response_seconds: null })
  })

  it('has the rating that stands beside it or in the survey’s message', () => {
    expect(factsOf(readChatwoot({ ...conversation, csat_survey_response: { rating: 2 } })).score).toBe(2)
    expect(factsOf(readChatwoot({ ...conversation, messages: [...conversation.messages, survey(4)] })).score).toBe(4)
    const unanswered = { content_type: 'input_csat', content_attributes: { submitted_values: [] } }
    expect(factsOf(readChatwoot({ ...conversation, messages: [unanswered] })).score).toBeNull()
  })

  it('by mail is a ticket; its own language goes before the browser’s', () => {
    const mail = {
      ...conversation,
      meta: { channel: 'Channel::Email' },
      additional_attributes: { conversation_language: 'es', browser_language: 'en' },
    }
    expect(factsOf(readChatwoot(mail))).toMatchObject({ channel: 'ticket', locale: 'es' })
  })

  it.each([
    ['no number', { id: undefined }, /^"id" must be the number/],
    ['no time', { created_at: 0 }, /^"created_at" must be a time in seconds/],
    ['a label that is none', { labels: [7] }, /^"labels.0" is not as it should be \(expected string.*Export it again/],
    ['an answer before the question', { first_reply_created_at: BEGAN - 5 }, /was answered .* before it was created/],
  ])('with %s is told', (_, change, message) => {
    expect(problemIn(readChatwoot({ ...conversation, ...change }))).toMatch(message)
  })
})
