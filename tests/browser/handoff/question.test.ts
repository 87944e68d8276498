import { describe, expect, it } from 'vitest'
import en from '../../../locales/en/contact.json' with { type: 'json' }
import {
  conversationAddress,
  newConversationKey,
  readConversationKey,
} from '../../../src/browser/handoff/conversation-link.ts'
import { momentText } from '../../../src/browser/handoff/moment.ts'
import { problemsOf } from '../../../src/browser/handoff/question.ts'
import { openRequest } from '../../../src/core/handoff.ts'
import { createTranslate } from '../../../src/core/text.ts'

const t = createTranslate(en, 'en')
const good = { topic: 'trading', question: 'Where is my order?', email: 'ana@mail.example', channel: 'ticket' as const }

describe('a question before it is sent', () => {
  it.each([
    ['nothing when all is well', {}, []],
    ['a missing topic', { topic: '' }, ['topic']],
    ['an empty question', { question: ' \n ' }, ['question']],
    ['a question that is too long', { question: 'x'.repeat(4001) }, ['question']],
    ['a missing address of a ticket', { email: '' }, ['email']],
    ['an address that is none', { email: 'ana@mail' }, ['email']],
    ['no address of a chat', { email: '', channel: 'chat' as const }, []],
    [
      'every field at once, in the order of the form',
      { topic: '', question: '', email: '' },
      ['topic', 'question', 'email'],
    ],
  ])('is told %s', (_, change, fields) =>
    expect(problemsOf({ ...good, ...change }, t).map(({ field }) => field)).toEqual(fields),
  )
})

describe('the link of a conversation', () => {
  it('is read back from its own address, and its parts are what the server takes', () => {
    const key = newConversationKey()
    expect(readConversationKey(new URL(conversationAddress('en', key), 'https://a.example').hash)).toEqual(key)
    expect(openRequest.shape.id.safeParse(key.id).success).toBe(true)
    expect(openRequest.shape.secret.safeParse(key.secret).success).toBe(true)
  })

  it.each(['', '#', '#0123456789abcdef', '#0123456789abcdef.short', '#<script>.AAAAAAAAAAAAAAAAAAAAAA'])(
    'is not read from "%s"',
    (hash) => expect(readConversationKey(hash)).toBeNull(),
  )
})

describe('a moment', () => {
  const now = Date.parse('2026-11-23T20:00Z')
  it.each([
    ['today as a time', '2026-11-23T21:30Z', 'en-GB', '21:30'],
    ['tomorrow with its weekday', '2026-11-24T08:00Z', 'en-GB', 'Tuesday 08:00'],
    ['far away with its date', '2026-12-24T12:30Z', 'en-GB', '24 December at 12:30'],
    ['in Spanish', '2026-11-24T08:00Z', 'es', 'martes, 8:00'],
  ])('is written for the reader: %s', (_, at, locale, text) =>
    expect(momentText(Date.parse(at), now, locale, 'UTC')).toBe(text),
  )
})
