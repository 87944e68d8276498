import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TeamAccounts } from '../../src/core/site-config.ts'
import { type Setup, setUp } from './setup.ts'
import { SITE } from './site.ts'

/** Against a real OpenID Connect provider, in this process and on loopback: who signs in as "ada" is in her groups. */

const GROUPS: Readonly<Record<string, string[]>> = {
  ada: ['docs', 'everybody'],
  bert: ['support'],
  guest: ['everybody'],
}

let provider: Server
let issuer = ''
let redirect = ''

beforeAll(async () => {
  provider = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  redirect = 'http://support.test/sign-in/team/back'
  const oidc = new Provider(issuer, {
    clients: [{ client_id: 'guidepost', client_secret: 'known to both', redirect_uris: [redirect] }],
    claims: { openid: ['sub'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'groups'],
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, groups: GROUPS[id] ?? [] }) }),
    cookies: { keys: ['only for this test'] },
  })
  const callback = oidc.callback()
  handle = (request, response) => void callback(request, response)
})
let handle: Parameters<typeof createServer>[1] & object = () => undefined

afterAll(async () => {
  provider.closeAllConnections()
  await new Promise((resolve) => provider.close(resolve))
})

const team = (): TeamAccounts => ({
  issuer,
  clientId: 'guidepost',
  scope: 'openid profile groups',
  rolesClaim: 'groups',
  roles: { writer: ['docs'], agent: ['support'], lead: ['heads'] },
})

const setUpTeam = () => setUp({ ...SITE, staff: team() }, 'known to both')
const headers = { host: 'support.test' }
const cookiesOf = (reply: { headers: Record<string, unknown> }) =>
  [reply.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0])

/** A browser's way through the provider's own pages; answers where the provider sends it back to. */
async function throughProvider(address: string, account: string): Promise<string> {
  const jar = new Map<string, string>()
  const visit = async (url: string, form: Record<string, string> | null = null): Promise<Response> => {
    const reply = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/)
      jar.set(name, value)
    }
    return reply
  }
  let next = address
  for (let step = 0; step < 12; step++) {
    if (next.startsWith(redirect)) return next
    const reply = await visit(next)
    const location = reply.headers.get('location')
    if (location) {
      next = new URL(location, next).href
      continue
    }
    const isLogin = (await reply.text()).includes('name="login"')
    const form = isLogin ? { prompt: 'login', login: account, password: 'any' } : { prompt: 'consent' }
    const answered = await visit(next, form as Record<string, string>)
    next = new URL(answered.headers.get('location') ?? '', next).href
  }
  throw new Error('The provider never came back.')
}

async function begin({ app }: Setup, to = '/desk/') {
  const reply = await app.inject({ url: `/sign-in/team?to=${encodeURIComponent(to)}`, headers })
  return { address: String(reply.headers.location), cookie: cookiesOf(reply).join('; '), reply }
}

const pathOf = (address: string) => address.slice('http://support.test'.length)

describe('sign-in by the team’s accounts', () => {
  it('lets in who is in a group, with its roles and name, to the page that was asked for', async () => {
    const setup = await setUpTeam()
    const { address, cookie } = await begin(setup)
    const back = await throughProvider(address, 'bert')
    const reply = await setup.app.inject({ url: pathOf(back), headers: { ...headers, cookie } })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/desk/'])
    const session = cookiesOf(reply).find((line) => line?.startsWith('guidepost_staff=')) ?? ''
    const me = await setup.app.inject({ url: '/api/me', headers: { cookie: session } })
    expect(me.json()).toEqual({ name: 'bert', roles: ['agent'] })
    const again = await setup.app.inject({ url: pathOf(back), headers: { ...headers, cookie } })
    expect([again.statusCode, cookiesOf(again).some((line) => line?.startsWith('guidepost_staff='))]).toEqual([
      403,
      false,
    ])
  })

  it('refuses who is in no group that has a role', async () => {
    const setup = await setUpTeam()
    const { address, cookie } = await begin(setup)
    const back = await throughProvider(address, 'guest')
    const reply = await setup.app.inject({ url: pathOf(back), headers: { ...headers, cookie } })
    expect(reply.statusCode).toBe(403)
    expect(cookiesOf(reply).join()).not.toContain('guidepost_staff=')
  })

  it('refuses an answer with another state, of another browser, or that took too long', async () => {
    const setup = await setUpTeam()
    const first = await begin(setup)
    const back = await throughProvider(first.address, 'ada')
    const forged = pathOf(back).replace(/state=[^&]*/, 'state=forged')
    const tries = [
      { url: pathOf(back), headers },
      { url: forged, headers: { ...headers, cookie: first.cookie } },
    ]
    for (const attempt of tries) expect((await setup.app.inject(attempt)).statusCode).toBe(403)
    const second = await begin(setup)
    const late = await throughProvider(second.address, 'ada')
    setup.clock.now += 11 * 60_000
    const reply = await setup.app.inject({ url: pathOf(late), headers: { ...headers, cookie: second.cookie } })
    expect(reply.statusCode).toBe(403)
  })

  it('sends nobody to another site afterwards, and uses PKCE, state and nonce', async () => {
    const setup = await setUpTeam()
    const { address, cookie, reply } = await begin(setup, '//evil.example/insights/')
    const asked = new URL(address).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({ code_challenge_method: 'S256', scope: 'openid profile groups' })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(20)
    expect(String(reply.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
    const back = await throughProvider(address, 'ada')
    const ended = await setup.app.inject({ url: pathOf(back), headers: { ...headers, cookie } })
    expect(ended.headers.location).toBe('/insights/')
  })

  it('says so when the provider does not answer, and the links still work', async () => {
    const setup = await setUp({ ...SITE, staff: { ...team(), issuer: 'http://127.0.0.1:9' } }, '')
    const { reply } = await begin(setup)
    expect(reply.statusCode).toBe(503)
    expect(await setup.signIn()).toContain('guidepost_staff=')
  })
})
