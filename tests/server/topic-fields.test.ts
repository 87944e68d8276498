import { expect, it } from 'vitest'
import { aQuestion, setUp } from './setup.ts'

const KEY = 'KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn'
const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow'

async function ask(fields: Record<string, string>, change: object = {}) {
  const { app, store } = await setUp()
  const question = aQuestion({ topic: 'crypto-funding', fields, ...change })
  const reply = await app.inject({ method: 'POST', url: '/api/conversations', payload: question })
  return { reply, stored: await store.conversation(question.id) }
}

it('keeps what a ticket says besides the question, tidied, and tells it to the client', async () => {
  const { reply, stored } = await ask({ network: 'alpha', transaction: ' https://explorer.example/tx/abc123 ' })
  expect(reply.statusCode).toBe(201)
  expect(stored?.fields).toEqual({ network: 'alpha', transaction: 'abc123' })
  expect(reply.json().conversation.fields).toEqual(stored?.fields)
})

it.each<[string, Record<string, string>, string, RegExp]>([
  [
    'a field of no topic',
    { network: 'alpha', colour: 'red' },
    'fields.colour',
    /Those of this topic are network, trans/,
  ],
  ['no option', { network: 'gamma' }, 'fields.network', /must be one of the options: alpha, beta/],
  ['one that is needed and missing', {}, 'fields.network', /is needed/],
  [
    'a transaction that is none',
    { network: 'alpha', transaction: 'it is gone' },
    'fields.transaction',
    /letters and digits/,
  ],
  ['a private key', { network: 'alpha', transaction: KEY }, 'fields.transaction', /private key/],
  ['a recovery phrase', { network: 'alpha', transaction: PHRASE }, 'fields.transaction', /recovery phrase/],
])('%s is refused with its path and its mending', async (_, fields, path, message) => {
  const { reply, stored } = await ask(fields)
  expect(reply.statusCode).toBe(422)
  expect(reply.json().fields).toEqual([{ path, message: expect.stringMatching(message) }])
  expect(stored).toBeNull()
})

it('a topic without fields has none, and says so', async () => {
  const { reply } = await ask({ network: 'alpha' }, { topic: 'account-access' })
  expect(reply.json().fields[0].message).toMatch(/This topic has none/)
})
