import { describe, expect, it } from 'vitest'
import { newSession } from '../../src/core/session-id.ts'
import { NOW, setUp } from './setup.ts'
import { SITE } from './site.ts'

const HOUR = 3_600_000

/** Sessions that search for something; in different hours, so that it is shown. */
async function withSearches() {
  const setup = await setUp({ ...SITE, privacyThreshold: 3 })
  const send = async (at: number, seed: number, query: string, isAnswered: boolean, address = '127.0.0.1') => {
    const base = { session: newSession(at, () => seed), locale: 'en', page: '/en/' }
    const search = { search: 1, query, results: isAnswered ? 1 : 0, rung: 'exact', surface: 'home' }
    const guide = 'trading/staking'
    const events = [
      { kind: 'search_performed', ...base, id: 1, at, ...search },
      ...(isAnswered ? [{ kind: 'result_clicked', ...base, id: 2, at: at + 1000, search: 1, guide, position: 1 }] : []),
    ]
    setup.clock.now = at + 60_000
    const reply = await setup.app.inject({
      method: 'POST',
      url: '/api/journal',
      headers: { 'x-forwarded-for': address },
      payload: { v: 1, events },
    })
    expect(reply.statusCode).toBe(202)
  }
  for (const [place, query] of ['unstake early', 'early unstake', 'unstake early', 'unstaek early'].entries())
    await send(NOW + place * HOUR, place + 1, query, false)
  await send(NOW, 9, 'just one person', false)
  setup.clock.now = NOW + 5 * HOUR
  const cookie = await setup.signIn()
  const get = async (url: string) => (await setup.app.inject({ url, headers: { cookie } })).json()
  const decide = (id: string, payload: object) =>
    setup.app.inject({ method: 'POST', url: `/api/gaps/${id}/state`, headers: { cookie }, payload })
  return { ...setup, get, decide, send }
}

async function setUpEmpty() {
  const setup = await setUp({ ...SITE, privacyThreshold: 3 })
  const cookie = await setup.signIn()
  return { ...setup, get: async (url: string) => (await setup.app.inject({ url, headers: { cookie } })).json() }
}

const searchOf = (session: string, search: number, at: number, query: string) => ({
  ...{ kind: 'search_performed', session, id: search, at, locale: 'en', page: '/en/' },
  ...{ search, query, results: 0, rung: 'none', surface: 'home' },
})

describe('gaps', () => {
  it('are searches that mean the same, shown with what came of them; few people’s words are only counted', async () => {
    const { get } = await withSearches()
    const { gaps, withheld } = await get('/api/gaps')
    expect(gaps).toHaveLength(1)
    expect(gaps[0]).toMatchObject({ query: 'unstake early', sessions: 4, left: 4, state: 'open', others: 1 })
    expect(gaps[0].trend.reduce((sum: number, count: number) => sum + count, 0)).toBe(4)
    expect(withheld).toEqual({ threshold: 3, groups: 1, searches: 1 })
    expect(JSON.stringify(gaps)).not.toMatch(/just one|unstaek/)
  })

  it('are taken, written, not ours, and open again; by a name', async () => {
    const { get, decide } = await withSearches()
    const [{ id }] = (await get('/api/gaps')).gaps
    for (const state of ['taken', 'written', 'not_ours'] as const) {
      expect((await decide(id, { state, who: 'Ada' })).json()).toMatchObject({ id, state, who: 'Ada' })
      expect((await get('/api/gaps')).gaps[0]).toMatchObject({ id, state })
    }
    expect((await decide(id, { state: 'open', who: '' })).json()).toMatchObject({ id, state: 'open', who: '' })
  })

  it('close by themselves when readers find an answer, and open again when they do not', async () => {
    const { get, decide, send, clock } = await withSearches()
    const [{ id }] = (await get('/api/gaps')).gaps
    await decide(id, { state: 'written', who: 'Ada' })
    const later = NOW + 48 * HOUR
    for (const seed of [21, 22, 23]) await send(later + seed * HOUR, seed, 'unstake early', true)
    expect((await get(`/api/gaps/${id}`)).state).toBe('closed')
    expect((await get(`/api/gaps/${id}`)).since).toEqual({ asked: 3, answered: 3 })
    for (const seed of [31, 32]) await send(clock.now, seed, 'unstake early', false)
    expect((await get(`/api/gaps/${id}`)).state).toBe('written')
  })

  it('close on the very day of the decision, by what came after it', async () => {
    const { get, decide, send, clock } = await withSearches()
    const [{ id }] = (await get('/api/gaps')).gaps
    await decide(id, { state: 'written', who: 'Ada' })
    expect((await get(`/api/gaps/${id}`)).since).toEqual({ asked: 0, answered: 0 })
    for (const seed of [21, 22, 23]) await send(clock.now + 60_000, seed, 'unstake early', true)
    expect(await get(`/api/gaps/${id}`)).toMatchObject({ state: 'closed', since: { asked: 3, answered: 3 } })
  })

  it('count at most three sessions of an address and hour, and every session of the machine itself', async () => {
    const { get, send, store } = await withSearches()
    const later = NOW + 24 * HOUR
    for (const [place, hour] of [0, 0, 0, 0, 0, 1, 2].entries())
      await send(later + hour * HOUR, 50 + place, 'frozen account', false, '203.0.113.9')
    for (const place of [0, 1, 2, 3]) await send(later + place * HOUR, 70 + place, 'lost phone', false)
    const { gaps } = await get('/api/gaps')
    const sessions = Object.fromEntries(
      gaps.map((gap: { query: string; sessions: number }) => [gap.query, gap.sessions]),
    )
    expect(sessions).toMatchObject({ 'frozen account': 5, 'lost phone': 4 })
    expect((await get('/api/report')).counts.searches).toBe(5 + 7 + 4)
    expect(await store.countEvents(newSession(later, () => 54))).toBe(1)
  })

  it('are not what one person writes in many ways, also over hours, nor what many write within an hour', async () => {
    const { get, app, clock } = await setUpEmpty()
    const ways = [
      'purple monkey dishwasher',
      'purple monkeys dishwashers',
      'my purple monkey dishwasher',
      'monkey dishwasher purple please',
    ]
    const session = newSession(NOW, () => 1)
    const one = ways.map((query, place) => searchOf(session, place + 1, NOW + place * HOUR, query))
    const within = [1, 2, 3, 4].map((seed) =>
      searchOf(
        newSession(NOW + seed * 60_000, () => 50 + seed),
        1,
        NOW + seed * 60_000,
        `velvet tractor ${ways[seed]?.length}`,
      ),
    )
    clock.now = NOW + 6 * HOUR
    for (const event of [...one, ...within])
      expect(
        (await app.inject({ method: 'POST', url: '/api/journal', payload: { v: 1, events: [event] } })).statusCode,
      ).toBe(202)
    expect((await get('/api/gaps')).gaps).toEqual([])
    const more = [2, 3].map((seed) =>
      searchOf(
        newSession(NOW + seed * HOUR, () => 70 + seed),
        1,
        NOW + seed * HOUR,
        ways[0] ?? '',
      ),
    )
    await app.inject({ method: 'POST', url: '/api/journal', payload: { v: 1, events: more } })
    expect((await get('/api/gaps')).gaps).toMatchObject([{ people: { of: 3, over: 3 } }])
  })

  it('are for staff, and tell what is wrong', async () => {
    const { app, decide } = await withSearches()
    expect((await app.inject('/api/gaps')).statusCode).toBe(401)
    expect((await decide('none', { state: 'taken', who: '' })).statusCode).toBe(404)
    expect((await decide('none', { state: 'lost', who: '' })).statusCode).toBe(422)
  })
})
