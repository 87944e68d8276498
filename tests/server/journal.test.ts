import { describe, expect, test } from 'vitest'
import { anEvent, aSession, ledger, NOW, setUp } from './setup.ts'

const DAY = 86_400_000
const post = (events: unknown) => ({ method: 'POST' as const, url: '/api/journal', payload: { v: 1, events } })

describe('the journal keeps', () => {
  const kinds = [
    {},
    { kind: 'result_clicked', guide: 'fiat-funding/deposit', position: 1 },
    { kind: 'search_unanswered', reason: 'none_helped' },
    { kind: 'guide_viewed', guide: 'fiat-funding/deposit', guide_locale: 'es', from: 'search' },
    { kind: 'guide_rated', guide: 'fiat-funding/deposit', helpful: false, reason: 'unclear' },
    { kind: 'suggestion_rated', guide: 'fiat-funding/deposit', helpful: true },
    { kind: 'contact_opened', surface: 'guide', topic: '' },
    { kind: 'handoff_started', conversation: 'abcdefgh12345678', channel: 'ticket', vendor: 'mail', topic: '' },
  ]
  const own: Record<string, string[]> = {
    search_performed: ['search', 'query', 'results', 'rung', 'surface'],
    result_clicked: ['search', 'guide', 'position'],
    search_unanswered: ['search', 'reason'],
    guide_viewed: ['guide', 'guide_locale', 'from'],
    guide_rated: ['guide', 'helpful', 'reason'],
    suggestion_rated: ['guide', 'helpful'],
    contact_opened: ['surface', 'topic'],
    handoff_started: ['conversation', 'channel', 'vendor', 'topic'],
  }
  test.each(kinds)('each kind that a reader’s browser records: %o', async (change) => {
    const { app, store } = await setUp()
    const all = anEvent(change)
    const fields = ['kind', 'session', 'id', 'at', 'locale', 'page', ...(own[String(all.kind)] ?? [])]
    const event = Object.fromEntries(fields.map((field) => [field, all[field]]))
    const reply = await app.inject(post([event]))
    expect(reply.json()).toEqual({ stored: 1, repeated: 0, dropped: [] })
    expect(reply.statusCode).toBe(202)
    expect(await ledger(store)).toEqual([event])
  })

  test('an event once, however often and at whatever moment it is sent', async () => {
    const { app, store } = await setUp()
    const events = [anEvent(), anEvent(), anEvent()]
    const replies = await Promise.all(Array.from({ length: 8 }, () => app.inject(post(events))))
    expect(replies.map((reply) => reply.statusCode)).toEqual(Array(8).fill(202))
    expect(replies.reduce((sum, reply) => sum + reply.json().stored, 0)).toBe(3)
    expect(replies.reduce((sum, reply) => sum + reply.json().repeated, 0)).toBe(21)
    expect(await ledger(store)).toHaveLength(3)
  })

  test('a beacon, which comes as text', async () => {
    const { app } = await setUp()
    const { payload, ...rest } = post([anEvent()])
    const reply = await app.inject({
      ...rest,
      payload: JSON.stringify(payload),
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
    })
    expect(reply.json()).toMatchObject({ stored: 1 })
  })

  test('the rest of a batch in which some events are wrong, and says which', async () => {
    const { app, store } = await setUp()
    const reply = await app.inject(post([anEvent(), { kind: 'nonsense' }, anEvent(), anEvent({ results: -1 }), 7]))
    expect(reply.statusCode).toBe(202)
    expect(reply.json()).toMatchObject({
      stored: 2,
      dropped: [
        { index: 1, reason: 'unknown_kind' },
        { index: 3, reason: 'invalid' },
        { index: 4, reason: 'unknown_kind' },
      ],
    })
    expect(await ledger(store)).toHaveLength(2)
  })
})

describe('the journal drops', () => {
  const rejections: [string, Record<string, unknown>, string, RegExp][] = [
    ['an unknown kind', { kind: 'page_liked' }, 'unknown_kind', /must be one of search_performed/],
    ['what only the server may write', { kind: 'csat_submitted' }, 'server_only', /written by the server alone/],
    ['a first response from outside', { kind: 'first_response_sent' }, 'server_only', /leave it out/],
    ['a solution from outside', { kind: 'conversation_solved' }, 'server_only', /leave it out/],
    ['an unknown field', { colour: 'red' }, 'invalid', /colour/],
    ['a missing field', { rung: undefined }, 'invalid', /rung/],
    ['a session that is no number', { session: 'abc' }, 'invalid', /session must be a decimal number/],
    ['a session of 64 bits', { session: '9223372036854775808' }, 'invalid', /63 bits/],
    ['a number that is not whole', { results: 1.5 }, 'invalid', /results/],
    ['a query that is too long', { query: 'x'.repeat(513) }, 'invalid', /query/],
    ['a page that is no path', { page: 'https://elsewhere.example/' }, 'invalid', /begins with "\/"/],
    ['a locale that is not published', { locale: 'fr' }, 'invalid', /must be one of en, es, ar/],
    ['an unknown surface', { surface: 'moon' }, 'invalid', /surface/],
    ['a session of three days ago', { session: aSession(NOW - 3 * DAY) }, 'clock', /clock/],
    ['a session of the day after tomorrow', { session: aSession(NOW + 2 * DAY) }, 'clock', /clock/],
    [
      'a recovery phrase',
      { query: 'legal winner thank year wave sausage worth useful legal winner thank yellow' },
      'secret',
      /never kept/,
    ],
  ]
  test.each(rejections)('%s', async (_, change, reason, message) => {
    const { app, store } = await setUp()
    const reply = await app.inject(post([anEvent(change)]))
    expect(reply.statusCode).toBe(422)
    expect(reply.json()).toMatchObject({ stored: 0, repeated: 0, dropped: [{ index: 0, reason }] })
    expect(reply.json().dropped[0].message).toMatch(message)
    expect(await ledger(store)).toEqual([])
  })

  test('a crawler’s events, and tells it honestly', async () => {
    const { app, store } = await setUp()
    const headers = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }
    const reply = await app.inject({ ...post([anEvent(), anEvent()]), headers })
    expect(reply.statusCode).toBe(202)
    expect(reply.json()).toMatchObject({
      stored: 0,
      dropped: [
        { index: 0, reason: 'bot' },
        { index: 1, reason: 'bot' },
      ],
    })
    expect(await ledger(store)).toEqual([])
  })

  test('what a session has beyond 300 events, also within one batch', async () => {
    const { app, store } = await setUp()
    const session = aSession()
    const full = Array.from({ length: 310 }, () => anEvent({ session }))
    const replies = []
    for (let first = 0; first < full.length; first += 50)
      replies.push((await app.inject(post(full.slice(first, first + 50)))).json())
    expect(replies.at(-1)).toMatchObject({ stored: 0, dropped: Array(10).fill({ reason: 'session_full' }) })
    expect(await store.countEvents(session)).toBe(300)
  })
})

describe('the journal answers a batch that is wrong as a whole', () => {
  const wrong: [string, unknown, number, string][] = [
    ['no object', 'text', 400, 'malformed'],
    ['no version', { events: [anEvent()] }, 400, 'malformed'],
    ['another version', { v: 2, events: [anEvent()] }, 400, 'malformed'],
    ['no events', { v: 1 }, 400, 'malformed'],
    ['an empty list', { v: 1, events: [] }, 400, 'malformed'],
    ['51 events', { v: 1, events: Array.from({ length: 51 }, () => anEvent()) }, 413, 'too_large'],
    ['more than 64 KB', { v: 1, events: [anEvent({ query: 'x'.repeat(70_000) })] }, 413, 'too_large'],
  ]
  test.each(wrong)('%s', async (_, payload, status, code) => {
    const { app, store } = await setUp()
    const reply = await app.inject({
      method: 'POST',
      url: '/api/journal',
      payload: JSON.stringify(payload),
      headers: { 'content-type': 'application/json' },
    })
    expect([reply.statusCode, reply.json().error.code]).toEqual([status, code])
    expect(await ledger(store)).toEqual([])
  })

  test('no JSON at all, and another type of content', async () => {
    const { app } = await setUp()
    const ask = (payload: string, type: string) =>
      app.inject({ method: 'POST', url: '/api/journal', payload, headers: { 'content-type': type } })
    expect((await ask('{', 'application/json')).statusCode).toBe(400)
    expect((await ask('v=1', 'application/x-www-form-urlencoded')).statusCode).toBe(415)
  })

  test('a flood from one address, until it has waited; another address goes on', async () => {
    const { app, clock } = await setUp()
    const send = (remoteAddress: string) => app.inject({ ...post([anEvent()]), remoteAddress })
    const burst = await Promise.all(Array.from({ length: 100 }, () => send('203.0.113.5')))
    expect(burst.every((reply) => reply.statusCode === 202)).toBe(true)
    const refused = await send('203.0.113.5')
    expect([refused.statusCode, refused.headers['retry-after'], refused.json().error.code]).toEqual([429, '1', 'flood'])
    expect((await send('203.0.113.6')).statusCode).toBe(202)
    clock.now += 1000
    const later = await Promise.all(Array.from({ length: 6 }, () => send('203.0.113.5')))
    expect(later.map((reply) => reply.statusCode)).toEqual([202, 202, 202, 202, 202, 429])
  })

  test('a store that fails: later, never a false yes', async () => {
    const { app, store } = await setUp()
    await store.close()
    const reply = await app.inject(post([anEvent()]))
    expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '5'])
  })

  test('a page of another site', async () => {
    const { app } = await setUp()
    const send = (origin: string) => app.inject({ ...post([anEvent()]), headers: { origin, host: 'localhost:4321' } })
    expect((await send('https://elsewhere.example')).statusCode).toBe(403)
    expect((await send('null')).statusCode).toBe(403)
    expect((await send('http://localhost:4321')).statusCode).toBe(202)
    expect((await send('https://support.testline.example')).statusCode).toBe(202)
  })
})

describe('before it is stored', () => {
  test('a query loses what is personal, and a page its query string', async () => {
    const { app, store } = await setUp()
    await app.inject(post([anEvent({ query: 'refund to ana@mail.example', page: '/en/search/?q=ana@mail.example#x' })]))
    expect(await ledger(store)).toMatchObject([{ query: 'refund to [e-mail]', page: '/en/search/' }])
  })

  test.each([
    [-30 * DAY, -DAY],
    [-DAY, -DAY],
    [-3_600_000, -3_600_000],
    [3_600_000, 3_600_000],
    [30 * DAY, DAY],
  ])('a moment %i ms from its arrival is kept within a day of it: %i ms', async (off, kept) => {
    const { app, store } = await setUp()
    await app.inject(post([anEvent({ at: NOW + off })]))
    expect(await ledger(store)).toMatchObject([{ at: NOW + kept }])
  })
})

test('staff can read how many events were dropped and why', async () => {
  const { app, signIn } = await setUp()
  await app.inject(post([anEvent({ kind: 'nonsense' }), anEvent({ locale: 'xx' }), anEvent()]))
  expect((await app.inject('/api/journal/dropped')).statusCode).toBe(401)
  const reply = await app.inject({ url: '/api/journal/dropped', headers: { cookie: await signIn() } })
  expect(reply.json()).toEqual({ dropped: { unknown_kind: 1, invalid: 1 } })
})
