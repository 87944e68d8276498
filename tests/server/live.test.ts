import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/core/handoff.ts'
import { follow, texts, until } from './follow.ts'
import { aQuestion, bearer, type Setup, setUp } from './setup.ts'

async function open({ app }: Setup, channel: 'chat' | 'ticket' = 'ticket') {
  const question = aQuestion({ channel })
  const reply = await app.inject({ method: 'POST', url: '/api/conversations', payload: question })
  const say = (text: string) =>
    app.inject({
      method: 'POST',
      url: `/api/conversations/${question.id}/messages`,
      payload: { key: `key-${text}-12345678`, text },
      headers: bearer(),
    })
  return { ...question, status: reply.statusCode, say }
}

describe('a stream', () => {
  test('tells the client and the desk each entry as it comes, and each only its own', async () => {
    const setup = await setUp()
    const address = await setup.listen()
    const one = await open(setup)
    const other = await open(setup)
    const client = follow(`${address}/api/conversations/${one.id}/stream`, bearer())
    const desk = follow(`${address}/api/desk/stream?locales=en&available=0`, { cookie: await setup.signIn() })
    await until(() => expect(client.entries.length + desk.entries.length).toBe(3))
    await one.say('first')
    await other.say('second')
    await one.say('third')
    await until(() =>
      expect(texts(desk)).toEqual(['Where is my deposit?', 'Where is my deposit?', 'first', 'second', 'third']),
    )
    await until(() => expect(texts(client)).toEqual(['Where is my deposit?', 'first', 'third']))
  })

  test('that drops is taken up by Last-Event-ID: nothing is lost, nothing comes twice', async () => {
    const setup = await setUp()
    const address = await setup.listen()
    const { id, say } = await open(setup)
    const seen: Entry[] = []
    let last = 0
    const sending = (async () => {
      for (let number = 0; number < 60; number++) await say(`m${number}`)
    })()
    while (seen.length < 61) {
      const { entries, close } = follow(`${address}/api/conversations/${id}/stream`, {
        ...bearer(),
        'last-event-id': String(last),
      })
      const wanted = Math.min(61 - seen.length, 1 + Math.floor(Math.random() * 8))
      await until(() => expect(entries.length).toBeGreaterThanOrEqual(wanted))
      close()
      seen.push(...entries)
      last = seen.at(-1)?.seq ?? 0
    }
    await sending
    expect(seen.map(({ text }) => text)).toEqual([
      'Where is my deposit?',
      ...Array.from({ length: 60 }, (_, number) => `m${number}`),
    ])
  })

  test('begins where the desk says when it has no Last-Event-ID', async () => {
    const setup = await setUp()
    const address = await setup.listen()
    const { id, say } = await open(setup)
    await say('first')
    const [opening] = await setup.store.entriesAfter(0, id, 1)
    const desk = follow(`${address}/api/desk/stream?after=${opening?.seq}`, { cookie: await setup.signIn() })
    await until(() => expect(texts(desk)).toEqual(['first']))
  })

  test('is refused to others', async () => {
    const setup = await setUp()
    const address = await setup.listen()
    const { id } = await open(setup)
    expect((await fetch(`${address}/api/conversations/${id}/stream`)).status).toBe(404)
    expect((await fetch(`${address}/api/desk/stream`)).status).toBe(401)
  })

  test('ends when the server closes, at once', async () => {
    const setup = await setUp()
    const address = await setup.listen()
    const { id } = await open(setup)
    const reply = await fetch(`${address}/api/conversations/${id}/stream`, { headers: bearer() })
    const began = performance.now()
    await setup.app.close()
    await reply.text()
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test('of an agent ends when that agent signs out', async () => {
    const setup = await setUp()
    const address = await setup.listen()
    const headers = { cookie: await setup.signIn() }
    const reply = await fetch(`${address}/api/desk/stream`, { headers })
    expect((await fetch(`${address}/api/sign-out`, { method: 'POST', headers })).status).toBe(204)
    await reply.text()
    expect((await fetch(`${address}/api/desk/conversations`, { headers })).status).toBe(401)
  })
})

describe('presence', () => {
  const chat = async ({ app }: Setup, locale = 'en') =>
    (await app.inject(`/api/availability?locale=${locale}`)).json().chat

  test('opens the chat in the locales an agent answers, and lasts 20 seconds beyond a dropped connection', async () => {
    const setup = await setUp()
    const address = await setup.listen()
    const { id } = await open(setup)
    const client = follow(`${address}/api/conversations/${id}/stream`, bearer())
    await until(() => expect(client.presence).toEqual([false]))
    const desk = follow(`${address}/api/desk/stream?locales=en&available=1`, { cookie: await setup.signIn() })
    await until(async () => expect(await chat(setup)).toBe('open'))
    expect(await chat(setup, 'ar')).toBe('closed')
    await until(() => expect(client.presence).toEqual([false, true]))
    expect((await open(setup, 'chat')).status).toBe(201)

    desk.close()
    await new Promise((resolve) => setTimeout(resolve, 100))
    setup.clock.now += 19_000
    expect(await chat(setup)).toBe('open')
    setup.clock.now += 2_000
    expect(await chat(setup)).toBe('away')
  })

  test('ends at once when the agent comes back as not available', async () => {
    const setup = await setUp()
    const address = await setup.listen()
    const headers = { cookie: await setup.signIn() }
    const before = follow(`${address}/api/desk/stream?locales=en&available=1`, headers)
    await until(async () => expect(await chat(setup)).toBe('open'))
    before.close()
    follow(`${address}/api/desk/stream?locales=en&available=0`, headers)
    await until(async () => expect(await chat(setup)).toBe('away'))
  })
})
