import { describe, expect, it, test } from 'vitest'
import { command } from '../../src/cli/token.ts'
import { readRoles, rolesOf, ruleOf } from '../../src/core/roles.ts'
import { makeSignInLink } from '../../src/server/sign-in.ts'
import { aContext, run as runCommand } from '../cli/running.ts'
import { setUp } from './setup.ts'

const DAY = 86_400_000

async function withRole(role: string) {
  const setup = await setUp()
  const link = await makeSignInLink(setup.store, setup.clock.now, { name: 'Ada', roles: readRoles(role) })
  const reply = await setup.app.inject(link)
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? ''
  const status = async (method: 'GET' | 'POST', url: string) =>
    (await setup.app.inject({ method, url, headers: { cookie }, ...(method === 'POST' ? { payload: {} } : {}) }))
      .statusCode
  return { ...setup, cookie, status }
}

/** 403: refused. What is not refused may find its own fault with the empty question. */
const ALLOWED: readonly [role: string, method: 'GET' | 'POST', url: string, isAllowed: boolean][] = [
  ['writer', 'GET', '/insights/', true],
  ['writer', 'GET', '/api/report', true],
  ['writer', 'POST', '/api/gaps/none/state', true],
  ['writer', 'GET', '/desk/', false],
  ['writer', 'GET', '/api/desk/conversations', false],
  ['writer', 'GET', '/api/access-log', false],
  ['agent', 'GET', '/insights/', true],
  ['agent', 'GET', '/desk/', true],
  ['agent', 'GET', '/api/desk/conversations', true],
  ['agent', 'GET', '/api/gaps', true],
  ['agent', 'POST', '/api/gaps/none/state', false],
  ['agent', 'GET', '/api/access-log', false],
  ['lead', 'GET', '/desk/', true],
  ['lead', 'POST', '/api/gaps/none/state', true],
  ['lead', 'GET', '/api/access-log', true],
  ['writer agent', 'GET', '/desk/', true],
]

describe('roles', () => {
  test.each(ALLOWED)('%s: %s %s is allowed: %s', async (role, method, url, isAllowed) => {
    const { status } = await withRole(role)
    expect((await status(method, url)) !== 403).toBe(isAllowed)
  })

  it('come from groups; who is in none has none', () => {
    const given = { writer: ['docs'], agent: ['support', 'night'], lead: ['heads'] }
    expect(rolesOf(['docs', 'night'], given)).toEqual(['writer', 'agent'])
    expect(rolesOf(['everybody'], given)).toEqual([])
  })

  it('leave readers alone', () => {
    for (const path of ['/', '/en/', '/api/journal', '/api/conversations', '/en/insights/', '/sign-in'])
      expect(ruleOf('GET', path)).toBeNull()
  })

  it('are told, with the name, to the pages', async () => {
    const { app, cookie } = await withRole('writer agent')
    const me = await app.inject({ url: '/api/me', headers: { cookie } })
    expect(me.json()).toEqual({ name: 'Ada', roles: ['writer', 'agent'] })
  })
})

describe('another site’s page', () => {
  test.each([
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('changes nothing in the name of who is signed in: %o', async (headers) => {
    const { app, cookie } = await withRole('lead')
    const reply = await app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie, ...headers } })
    expect(reply.statusCode).toBe(403)
    expect((await app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(200)
  })
})

describe('a token', () => {
  async function withToken(scopes: string, expires = '2027-11-01') {
    const setup = await setUp()
    const lines: string[] = []
    const context = aContext({ openStore: async () => setup.store, now: () => setup.clock.now })
    const run = async (...args: string[]) => {
      const ran = await runCommand(command, args, context)
      lines.push(...ran.lines)
      return ran.code
    }
    expect(await run('create', '--name', 'Weekly mail', '--scopes', scopes, '--expires', expires)).toBe(0)
    const [secret = ''] = lines
    const get = (url: string, method: 'GET' | 'POST' = 'GET') =>
      setup.app.inject({ method, url, headers: { authorization: `Bearer ${secret}` } })
    return { ...setup, run, lines, secret, get }
  }

  it('reads what its scopes open, and nothing else', async () => {
    const { get } = await withToken('report,gaps')
    for (const url of ['/api/report', '/api/guides', '/api/service', '/api/gaps'])
      expect([url, (await get(url)).statusCode]).toEqual([url, 200])
    for (const url of [
      '/api/searches',
      '/api/report/searches',
      '/api/desk/conversations',
      '/api/access-log',
      '/insights/',
    ])
      expect([url, (await get(url)).statusCode]).toEqual([url, 403])
    expect((await get('/api/gaps/none/state', 'POST')).statusCode).toBe(403)
  })

  it('ends on its day or when it is revoked', async () => {
    const { get, run, lines, clock } = await withToken('report', '2026-11-30')
    clock.now += 8 * DAY
    const late = await get('/api/report')
    expect([late.statusCode, late.headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"'])
    clock.now -= 8 * DAY
    const id = (lines.at(-1) ?? '').trim().split(' ')[0] ?? ''
    expect(await run('revoke', id)).toBe(0)
    expect((await get('/api/report')).statusCode).toBe(401)
  })

  it('is kept as a hash, and its use is written down', async () => {
    const { get, store, secret } = await withToken('report')
    await get('/api/report?from=2026-11-01&to=2026-11-02')
    // What is refused took nothing out.
    expect((await get('/api/report?from=never')).statusCode).toBe(422)
    expect(JSON.stringify(await store.tokens())).not.toContain(secret)
    expect(await store.accessLog(99, 9)).toMatchObject([
      { who: 'Weekly mail', what: '/api/report', question: 'from=2026-11-01&to=2026-11-02' },
    ])
  })

  it('is not made without name, scope and a day to come', async () => {
    const { run } = await withToken('report')
    for (const args of [
      ['create'],
      ['create', '--name', 'x', '--scopes', 'everything'],
      ['create', '--name', 'x', '--scopes', 'report', '--expires', '2020-01-01'],
      ['revoke', 'nobody'],
      ['burn'],
    ])
      expect(await run(...args)).toBe(2)
  })
})

describe('the access log', () => {
  it('says who downloaded which table; leads read it', async () => {
    const { app, cookie } = await withRole('lead')
    const post = (payload: object) => app.inject({ method: 'POST', url: '/api/exports', headers: { cookie }, payload })
    expect((await post({ what: 'gaps', question: 'from=2026-11-01' })).statusCode).toBe(201)
    expect((await post({ what: '../etc', question: '' })).statusCode).toBe(422)
    const log = await app.inject({ url: '/api/access-log', headers: { cookie } })
    expect(log.json().exports).toMatchObject([
      { who: 'Ada', roles: ['lead'], what: 'gaps', question: 'from=2026-11-01' },
    ])
  })
})
