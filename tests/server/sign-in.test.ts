import { describe, expect, test } from 'vitest'
import { makeSignInLink } from '../../src/server/sign-in.ts'
import { setUp } from './setup.ts'

const DAY = 86_400_000

describe('a sign-in link', () => {
  test('works once, also when it is opened several times at once', async () => {
    const { app, store, clock } = await setUp()
    const link = await makeSignInLink(store, clock.now)
    const replies = await Promise.all([1, 2, 3].map(() => app.inject(link)))
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([303, 403, 403])
    const good = replies.find((reply) => reply.statusCode === 303)
    expect(good?.headers.location).toBe('/insights/')
    expect(good?.headers['set-cookie']).toMatch(
      /^guidepost_staff=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  test('is too old after a day', async () => {
    const { app, store, clock } = await setUp()
    const link = await makeSignInLink(store, clock.now)
    clock.now += DAY + 1
    expect((await app.inject(link)).statusCode).toBe(403)
  })

  test('is not used up by a program that asks for its head alone', async () => {
    const { app, store, clock } = await setUp()
    const link = await makeSignInLink(store, clock.now)
    await app.inject({ method: 'HEAD', url: link })
    expect((await app.inject(link)).statusCode).toBe(303)
  })

  test('gives its own roles also to a browser in which somebody is signed in, and ends what was there', async () => {
    const { app, store, clock, signIn } = await setUp()
    const cookie = await signIn('Wim')
    const link = await makeSignInLink(store, clock.now, { name: 'Ada', roles: ['writer'] })
    const reply = await app.inject({ url: link, headers: { cookie } })
    const fresh = String(reply.headers['set-cookie']).split(';')[0] ?? ''
    const me = async (cookie: string) => (await app.inject({ url: '/api/me', headers: { cookie } })).json()
    expect(await me(fresh)).toEqual({ name: 'Ada', roles: ['writer'] })
    expect((await app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(401)
    // Used up, it takes nothing away.
    const again = await app.inject({ url: link, headers: { cookie: fresh } })
    expect([again.statusCode, again.headers['set-cookie']]).toEqual([303, undefined])
  })

  test('leads to no address that no header can hold', async () => {
    const { app, store, clock } = await setUp()
    const reply = await app.inject(`${await makeSignInLink(store, clock.now)}&to=/insights/%0d%0aX:1`)
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/insights/'])
  })

  test('sets a cookie for https alone when the proxy on this machine says so', async () => {
    const { app, store, clock } = await setUp()
    const reply = await app.inject({
      url: await makeSignInLink(store, clock.now),
      headers: { 'x-forwarded-proto': 'https' },
    })
    expect(reply.headers['set-cookie']).toMatch(/; Secure/)
  })
})

describe('staff pages', () => {
  test.each([
    '/insights/',
    '/desk/',
    '/insights',
    '/%69nsights/',
    '//insights/',
    '/en/../insights/',
    '/./desk/',
    '/insights/index.html',
    '/en/..%2finsights/',
    '/DESK/',
  ])('are not shown under %s to who is signed out', async (url) => {
    const { app } = await setUp()
    const reply = await app.inject({ url })
    expect(reply.body).not.toMatch(/Figures|Desk<\/p>/)
  })

  test('lead to the page that says how to sign in', async () => {
    const { app } = await setUp()
    const reply = await app.inject('/insights/')
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/sign-in'])
    const page = await app.inject('/sign-in')
    expect(page.statusCode).toBe(401)
    expect(page.body).toContain('npx guidepost sign-in')
  })

  test('are shown with the cookie, never kept by a cache, until signed out or two weeks later', async () => {
    const { app, signIn, clock } = await setUp()
    const cookie = await signIn()
    const shown = await app.inject({ url: '/insights/', headers: { cookie } })
    expect(shown.body).toContain('Figures')
    expect(shown.headers['cache-control']).toBe('no-store')
    clock.now += 14 * DAY + 1
    expect((await app.inject({ url: '/insights/', headers: { cookie } })).statusCode).toBe(303)
    const fresh = await signIn()
    await app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie: fresh } })
    expect((await app.inject({ url: '/api/report', headers: { cookie: fresh } })).statusCode).toBe(401)
  })

  test('have no side effect from another site’s page', async () => {
    const { app, signIn } = await setUp()
    const cookie = await signIn()
    const headers = { cookie, origin: 'https://elsewhere.example' }
    expect((await app.inject({ method: 'POST', url: '/api/sign-out', headers })).statusCode).toBe(403)
    expect((await app.inject({ url: '/api/report', headers: { cookie } })).statusCode).toBe(200)
  })
})

describe('the report', () => {
  test.each([
    ['?from=2026-11-31', /not a day/],
    ['?from=2026-11-02&to=2026-11-01', /Exchange them/],
    ['?locale=xx', /Choose one of en, es, ar/],
  ])('says what is wrong with %s', async (query, message) => {
    const { app, signIn } = await setUp()
    const reply = await app.inject({ url: `/api/report${query}`, headers: { cookie: await signIn() } })
    expect([reply.statusCode, reply.json().error.message]).toEqual([422, expect.stringMatching(message)])
  })
})
