import { EventSource } from 'eventsource'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Availability } from '../../src/core/handoff.ts'
import type { SiteConfig } from '../../src/core/site-config.ts'
import type { VendorConfig } from '../../src/core/vendor-config.ts'
import { answered, countDays } from './answered-chats.ts'
import { aQuestion, NOW, type Setup, setUp } from './setup.ts'
import { SITE } from './site.ts'

const DAY = 86_400_000
const CHATWOOT: VendorConfig = { kind: 'chatwoot', baseUrl: 'https://chat.example', websiteToken: 'abcdefghij1234' }
const MINUTE = 60_000

/** 10:00 on a Monday: English around the clock, Spanish on Tuesdays and, about access, on Mondays; Arabic never. */
const TOPICAL: SiteConfig = {
  ...SITE,
  hours: [
    ...SITE.hours,
    {
      locales: ['es'],
      topics: ['account-access'],
      timeZone: 'Europe/Madrid',
      weekly: { 1: ['09:00-12:00', '13:00-18:00'] },
      exceptions: [{ from: '11-30', to: '11-30', spans: [] }],
    },
  ],
}

async function ask({ app }: Setup, query: string): Promise<Availability> {
  const reply = await app.inject(`/api/availability?${query}`)
  expect(reply.statusCode).toBe(200)
  return reply.json()
}

/** Somebody takes a seat at the desk for some languages. */
async function seat(setup: Setup, locales: string): Promise<void> {
  const cookie = await setup.signIn()
  const address = await setup.listen()
  const source = new EventSource(`${address}/api/desk/stream?locales=${locales}&available=1`, {
    fetch: (to, init) => fetch(to, { ...init, headers: { ...init.headers, cookie } }),
  })
  onTestFinished(() => source.close())
  await vi.waitFor(async () => expect((await ask(setup, `locale=${locales.split(',')[0]}`)).chat).not.toBe('away'))
}

describe('what is told before the click', () => {
  test.each([
    ['en', { chat: 'away', until: null }],
    ['es', { chat: 'closed', until: Date.parse('2026-11-24T09:00:00Z') }],
    ['es&topic=fiat-funding', { chat: 'closed', until: Date.parse('2026-11-24T09:00:00Z') }],
    ['es&topic=account-access', { chat: 'away', until: Date.parse('2026-11-23T11:00:00Z') }],
    ['ar', { chat: 'closed', until: null }],
  ])('of %s goes by its hours when nobody is there', async (query, expected) => {
    expect(await ask(await setUp(TOPICAL), `locale=${query}`)).toEqual({ ...expected, wait: null, others: [] })
  })

  test.each<[string, VendorConfig, string, string]>([
    ['by the hours alone with a helpdesk, whose people are not known here', CHATWOOT, 'locale=en', 'open'],
    ['closed with a helpdesk outside its hours', CHATWOOT, 'locale=es', 'closed'],
    ['never where mail is the only way', { kind: 'mail' }, 'locale=en', 'closed'],
  ])('is %s', async (_, vendor, query, chat) => {
    expect((await ask(await setUp({ ...SITE, vendor }), query)).chat).toBe(chat)
  })

  test('is of the default language when none is named', async () => {
    const setup = await setUp()
    expect(await ask(setup, '')).toEqual(await ask(setup, 'locale=en'))
  })

  test('needs the hours and somebody present, in this language and in the others that were asked for', async () => {
    const setup = await setUp(TOPICAL)
    await seat(setup, 'en,es')
    const state = (locale: string, chat: string, until: number | null) => ({ locale, chat, until, wait: null })
    const tuesday = Date.parse('2026-11-24T09:00:00Z')
    expect(await ask(setup, 'locale=ar&also=es,en,ar,es')).toEqual({
      chat: 'closed',
      until: null,
      wait: null,
      others: [state('es', 'closed', tuesday), state('en', 'open', null)],
    })
    expect((await ask(setup, 'locale=ar&topic=account-access&also=es')).others).toEqual([
      state('es', 'open', Date.parse('2026-11-23T11:00:00Z')),
    ])
    const chat = { channel: 'chat', email: '' } as const
    const open = async (locale: string, topic: string) =>
      (
        await setup.app.inject({
          method: 'POST',
          url: '/api/conversations',
          payload: aQuestion({ ...chat, locale, topic }),
        })
      ).statusCode
    // What was told is what then works.
    expect([await open('es', 'account-access'), await open('es', 'fiat-funding'), await open('en', '')]).toEqual([
      201, 409, 201,
    ])
  })

  test('changes with the clock, at the end of the hours, at noon, and on a holiday', async () => {
    const setup = await setUp(TOPICAL)
    const told: [string, string | null][] = []
    let next = NOW
    for (let change = 0; change < 6; change += 1) {
      setup.clock.now = next
      const { chat, until } = await ask(setup, 'locale=es&topic=account-access')
      told.push([chat, until === null ? null : new Date(until).toISOString()])
      next = until ?? next
    }
    expect(told).toEqual([
      ['away', '2026-11-23T11:00:00.000Z'],
      ['closed', '2026-11-23T12:00:00.000Z'],
      ['away', '2026-11-23T17:00:00.000Z'],
      // 30 November is a holiday.
      ['closed', '2026-12-07T08:00:00.000Z'],
      ['away', '2026-12-07T11:00:00.000Z'],
      ['closed', '2026-12-07T12:00:00.000Z'],
    ])
  })

  test.each([
    ['locale=xx', 'unknown_locale', 'Locale "xx" is not published. Choose one of en, es, ar.'],
    ['locale=en&also=es,fr', 'unknown_locale', 'Locale "fr" is not published. Choose one of en, es, ar.'],
    [
      'locale=en&topic=weather',
      'unknown_topic',
      'Topic "weather" does not exist. Choose one of account-access, fiat-funding, or leave it out.',
    ],
    ['locale=en&locale=es', 'invalid', 'locale: Invalid input: expected string, received array'],
  ])('is refused for %s, with what may be asked', async (query, code, message) => {
    const { app } = await setUp()
    const reply = await app.inject(`/api/availability?${query}`)
    expect([reply.statusCode, reply.json().error.code, reply.json().error.message]).toEqual([422, code, message])
  })
})

describe('the usual wait', () => {
  const english = { locale: 'en', topic: 'fiat-funding', channel: 'chat', at: NOW } as const
  const spanish = { ...english, locale: 'es' } as const
  const FIVE = [150, 150, 150, 150, 150]
  const waits = async (setup: Setup, query: string) => (await ask(setup, query)).wait

  test('is the median first answer of the chats of the language, and of no ticket', async () => {
    const setup = await setUp()
    await answered(setup.store, FIVE, english)
    await answered(setup.store, [30_000, 30_000, 30_000, 30_000], { ...english, channel: 'ticket' })
    await answered(setup.store, [3600, 3600, 3600, 3600], spanish)
    await countDays(setup.store)
    const expected = { seconds: 150, chats: 5 }
    expect(await waits(setup, 'locale=en')).toEqual(expected)
    expect((await ask(setup, 'locale=es&also=en')).others).toMatchObject([{ locale: 'en', wait: expected }])
    // Four chats say nothing.
    expect(await waits(setup, 'locale=es')).toBeNull()
  })

  test('is of the topic where enough of it were answered, else of the language', async () => {
    const setup = await setUp()
    await answered(setup.store, [20, 20, 20, 20, 20], { ...english, topic: 'account-access' })
    await answered(setup.store, [900, 900, 900, 900], english)
    await countDays(setup.store)
    expect(await waits(setup, 'locale=en&topic=account-access')).toEqual({ seconds: 23, chats: 5 })
    expect(await waits(setup, 'locale=en&topic=fiat-funding')).toEqual(await waits(setup, 'locale=en'))
  })

  test('is of the last seven full days and today', async () => {
    const setup = await setUp()
    const today = Math.floor(NOW / DAY) * DAY
    await answered(setup.store, FIVE, { ...english, at: today - 7 * DAY })
    await answered(setup.store, [9000, 9000, 9000, 9000, 9000, 9000], { ...english, at: today - 7 * DAY - 1 })
    await countDays(setup.store)
    expect(await waits(setup, 'locale=en')).toEqual({ seconds: 150, chats: 5 })
  })

  test('is of what is counted already: no reader makes the ledger count', async () => {
    const setup = await setUp()
    await answered(setup.store, FIVE, english)
    expect(await waits(setup, 'locale=en')).toBeNull()
    await countDays(setup.store)
    setup.clock.now += MINUTE
    expect(await waits(setup, 'locale=en')).toEqual({ seconds: 150, chats: 5 })
  })

  test('is asked for once a minute, however many ask', async () => {
    const setup = await setUp()
    const tally = vi.spyOn(setup.store, 'tallyAsCounted')
    await answered(setup.store, FIVE, english)
    await countDays(setup.store)
    await Promise.all(Array.from({ length: 20 }, () => ask(setup, 'locale=en&also=es')))
    expect(tally).toHaveBeenCalledTimes(2)
    setup.clock.now += MINUTE - 1
    expect(await waits(setup, 'locale=en')).toMatchObject({ chats: 5 })
    expect(tally).toHaveBeenCalledTimes(2)
    setup.clock.now += 1
    expect(await waits(setup, 'locale=en')).toMatchObject({ chats: 5 })
    expect(tally).toHaveBeenCalledTimes(3)
  })

  test('is asked for again after the ledger failed', async () => {
    const setup = await setUp()
    await answered(setup.store, FIVE, english)
    await countDays(setup.store)
    vi.spyOn(setup.store, 'tallyAsCounted').mockRejectedValueOnce(new Error('disk'))
    vi.spyOn(process.stderr, 'write').mockReturnValueOnce(true)
    expect((await setup.app.inject('/api/availability?locale=en')).statusCode).toBe(503)
    expect(await waits(setup, 'locale=en')).toMatchObject({ chats: 5 })
  })
})
