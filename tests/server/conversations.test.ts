import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/core/handoff.ts'
import { aQuestion, bearer, ledger, NOW, OTHER_SECRET, type Setup, setUp } from './setup.ts'

const MINUTE = 60_000
const open = (setup: Setup, payload: object) => setup.app.inject({ method: 'POST', url: '/api/conversations', payload })
const kindsOf = async ({ store }: Setup) => (await ledger(store)).map(({ kind }) => kind).sort()

/** A conversation with its two sides. */
async function converse() {
  const setup = await setUp()
  const question = aQuestion()
  await open(setup, question)
  const cookie = await setup.signIn()
  const { id } = question
  const client = (path: string, payload: object) =>
    setup.app.inject({ method: 'POST', url: `/api/conversations/${id}/${path}`, payload, headers: bearer() })
  const agent = (path: string, payload: object) =>
    setup.app.inject({ method: 'POST', url: `/api/desk/conversations/${id}/${path}`, payload, headers: { cookie } })
  const read = async () => (await setup.app.inject({ url: `/api/conversations/${id}`, headers: bearer() })).json()
  return { setup, question, client, agent, read, id }
}

describe('a question for a person', () => {
  test('opens a conversation with its packet, and counts as one handoff of the reader’s session', async () => {
    const setup = await setUp()
    const question = aQuestion({
      packet: {
        searches: [{ query: 'lost deposit', results: 0, rung: 'none', opened: [], at: NOW }],
        guides: [{ guide: 'fiat-funding/deposit', title: 'Deposit', locale: 'en', at: NOW, helpful: false }],
        page: '/en/fiat-funding/deposit/',
      },
    })
    const reply = await open(setup, question)
    expect(reply.statusCode).toBe(201)
    const { conversation } = reply.json()
    expect(conversation).toMatchObject({
      id: question.id,
      packet: question.packet,
      state: 'open',
      last: { text: question.message },
    })
    expect(conversation).not.toHaveProperty('email')
    expect(conversation).not.toHaveProperty('session')
    expect(reply.body).not.toContain(question.secret)
    expect(await ledger(setup.store)).toMatchObject([
      {
        kind: 'handoff_started',
        session: question.session,
        conversation: question.id,
        channel: 'ticket',
        vendor: 'desk',
      },
    ])
  })

  test('asked many times at once opens one conversation and counts once', async () => {
    const setup = await setUp()
    const question = aQuestion({ session: '' })
    const replies = await Promise.all(Array.from({ length: 6 }, () => open(setup, question)))
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 200, 200, 200, 200, 201])
    expect(await kindsOf(setup)).toEqual(['handoff_started'])
    expect(await setup.store.entriesAfter(0, question.id, 10)).toHaveLength(1)
  })

  test('under a number that is taken by another secret is refused', async () => {
    const setup = await setUp()
    const question = aQuestion()
    await open(setup, question)
    const reply = await open(setup, { ...question, secret: OTHER_SECRET })
    expect([reply.statusCode, reply.json().error.code]).toEqual([409, 'taken'])
  })

  const wrong: [string, object, string][] = [
    ['an empty message', { message: '  ' }, 'message'],
    ['a message that is too long', { message: 'x'.repeat(4001) }, 'message'],
    ['an address that is none', { email: 'ana' }, 'email'],
    ['a ticket without an address', { email: '' }, 'email'],
    ['a locale that is not published', { locale: 'fr' }, 'locale'],
    ['a secret that could be guessed', { secret: 'short' }, 'secret'],
    ['a packet with a field too many', { packet: { searches: [], guides: [], page: '', ip: '203.0.113.5' } }, 'packet'],
  ]
  test.each(wrong)('with %s is refused, and says which field', async (_, change, path) => {
    const setup = await setUp()
    const reply = await open(setup, { ...aQuestion(), ...change })
    expect(reply.statusCode).toBe(422)
    expect(reply.json().error.fields.map((field: { path: string }) => field.path)).toEqual([path])
    expect(await kindsOf(setup)).toEqual([])
  })

  const secrets: [string, object][] = [
    ['a recovery phrase', { message: 'legal winner thank year wave sausage worth useful legal winner thank yellow' }],
    ['a card number', { message: 'It is 4000 0566 5566 5556, please look' }],
    ['a password', { message: 'my password is hunter2-Blue!7' }],
    ['a private key', { message: 'It is KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn' }],
  ]
  test.each(secrets)('with %s is not stored', async (_, change) => {
    const setup = await setUp()
    const question = aQuestion()
    const reply = await open(setup, { ...question, ...change })
    expect([reply.statusCode, reply.json().error.code]).toEqual([422, 'secret'])
    expect(await setup.store.conversation(question.id)).toBeNull()
  })

  test('may hold what only looks like a secret: the client has read and sent it', async () => {
    const setup = await setUp()
    expect((await open(setup, aQuestion({ message: '482913' }))).statusCode).toBe(201)
  })

  test('with a session from another week is counted under a new one', async () => {
    const setup = await setUp()
    await open(setup, aQuestion({ session: '5' }))
    expect((await ledger(setup.store)).map(({ session }) => session)).not.toContain('5')
    expect(await kindsOf(setup)).toEqual(['handoff_started'])
  })

  test('for a chat needs somebody who answers', async () => {
    const setup = await setUp()
    const reply = await open(setup, aQuestion({ channel: 'chat', email: '' }))
    expect([reply.statusCode, reply.json().error.code]).toEqual([409, 'chat_closed'])
  })
})

describe('a conversation', () => {
  test.each([
    ['without a secret', {}],
    ['with another secret', bearer(OTHER_SECRET)],
    ['with something else', { authorization: 'Basic abc' }],
  ])('cannot be told from one that is not there %s', async (_, headers) => {
    const { setup, id } = await converse()
    const own = await setup.app.inject({ url: `/api/conversations/${id}`, headers })
    const none = await setup.app.inject({ url: '/api/conversations/nothinghere12345678', headers: bearer() })
    expect([own.statusCode, own.body]).toEqual([404, none.body])
  })

  test('goes back and forth; each message is kept once, however often it is sent', async () => {
    const { setup, client, agent, read } = await converse()
    const send = () => client('messages', { key: 'client-key-1', text: 'Anything new?' })
    const replies = await Promise.all([send(), send(), send()])
    expect(new Set(replies.map((reply) => reply.json().entry.seq)).size).toBe(1)
    setup.clock.now += 5 * MINUTE
    const answers = await Promise.all(
      [1, 2, 3].map(() => agent('messages', { key: 'agent-key-1', text: 'It is here.' })),
    )
    expect(answers.map((reply) => reply.statusCode)).toEqual([201, 201, 201])
    const { entries } = await read()
    expect(entries.map(({ from, text }: Entry) => [from, text])).toEqual([
      ['client', 'Where is my deposit?'],
      ['client', 'Anything new?'],
      ['agent', 'It is here.'],
    ])
    const events = await ledger(setup.store)
    expect(events.filter(({ kind }) => kind === 'first_response_sent')).toMatchObject([{ seconds: 300 }])
  })

  test('takes no certain secret from the client, and says that it is one', async () => {
    const { setup, client, id } = await converse()
    const reply = await client('messages', { key: 'secret-01', text: 'Mein Passwort lautet Sommer2024!' })
    expect([reply.statusCode, reply.json().error.code]).toEqual([422, 'secret'])
    expect(await setup.store.entriesAfter(0, id, 10)).toHaveLength(1)
  })

  test('has one first response, also when two agents answer at once', async () => {
    const { setup, agent } = await converse()
    await Promise.all(
      ['agent-key-1', 'agent-key-2', 'agent-key-3'].map((key) => agent('messages', { key, text: 'Here.' })),
    )
    expect(await kindsOf(setup)).toEqual(['first_response_sent', 'handoff_started'])
  })

  test('is solved once, and a repeated request does not solve it again after it was reopened', async () => {
    const { setup, client, agent, read } = await converse()
    setup.clock.now += 10 * MINUTE
    await Promise.all([1, 2, 3].map(() => agent('solve', { key: 'solve-key-1' })))
    expect((await read()).conversation.state).toBe('solved')
    await client('messages', { key: 'client-key-1', text: 'It is gone again.' })
    expect((await read()).conversation.state).toBe('open')
    await agent('solve', { key: 'solve-key-1' })
    expect((await read()).conversation.state).toBe('open')
    await agent('solve', { key: 'solve-key-2' })
    expect((await read()).conversation.state).toBe('solved')
    await client('messages', { key: 'client-key-1', text: 'It is gone again.' })
    const { conversation, entries } = await read()
    expect(conversation.state).toBe('solved')
    expect(entries.map(({ kind }: Entry) => kind)).toEqual(['message', 'solved', 'message', 'reopened', 'solved'])
    expect((await ledger(setup.store)).filter(({ kind }) => kind === 'conversation_solved')).toMatchObject([
      { seconds: 600 },
    ])
  })

  test('is rated when it is solved, and the score can be changed', async () => {
    const { setup, client, agent, read } = await converse()
    expect((await client('rating', { score: 5 })).json().error.code).toBe('not_solved')
    await agent('solve', { key: 'solve-key-1' })
    await Promise.all([1, 2, 3].map(() => client('rating', { score: 4 })))
    expect((await read()).conversation.score).toBe(4)
    await client('rating', { score: 2 })
    await client('rating', { score: 4 })
    const { conversation, entries } = await read()
    expect(conversation.score).toBe(4)
    expect(entries.filter(({ kind }: Entry) => kind === 'rated').map(({ text }: Entry) => text)).toEqual([
      '4',
      '2',
      '4',
    ])
    expect((await ledger(setup.store)).filter(({ kind }) => kind === 'csat_submitted')).toHaveLength(1)
  })

  test.each([0, 6, 2.5, '5', null])('refuses the score %o', async (score) => {
    const { client, agent } = await converse()
    await agent('solve', { key: 'solve-key-1' })
    expect((await client('rating', { score })).statusCode).toBe(422)
  })
})

describe('the desk', () => {
  test('lists conversations with their packet and address, and one with its entries', async () => {
    const { setup, question, id } = await converse()
    const cookie = await setup.signIn()
    const get = async (url: string) => (await setup.app.inject({ url, headers: { cookie } })).json()
    expect((await get('/api/desk/conversations')).conversations).toMatchObject([
      { id, email: question.email, session: question.session },
    ])
    expect((await get('/api/desk/conversations?state=solved')).conversations).toEqual([])
    expect((await get('/api/desk/conversations?locale=es')).conversations).toEqual([])
    expect((await get('/api/desk/conversations?state=lost')).error.code).toBe('unknown_state')
    expect((await get(`/api/desk/conversations/${id}`)).entries).toHaveLength(1)
    expect((await get('/api/desk/conversations/nothing')).error.code).toBe('unknown_conversation')
  })

  test.each([
    '/api/desk/conversations',
    '/api/desk/stream',
    '/api/report',
    '/api/report/searches',
    '/api/desk//conversations',
    '/api/DESK/conversations',
  ])('keeps %s to itself', async (url) => {
    const { app } = await setUp()
    expect([401, 404]).toContain((await app.inject(url)).statusCode)
  })
})
