import { exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { createIdentityCheck } from '../../src/server/identity.ts'
import { aQuestion, ledger, NOW, type Setup, setUp } from './setup.ts'
import { SITE } from './site.ts'

const SECRET = 'a secret of thirty-two bytes or more'
const key = (secret: string) => new TextEncoder().encode(secret)
const HS256 = { ...SITE, launcher: { origins: [], identity: 'HS256' as const } }
const EDDSA = { ...SITE, launcher: { origins: [], identity: 'EdDSA' as const } }

const SECONDS = Math.floor(NOW / 1000)
const ANA = { sub: 'client-4711', name: 'Ana', email: 'ana@mail.example' }

/** A token as the company's backend makes it, with whatever a case needs changed. */
const tokenOf = (claims: Record<string, unknown>, secret = SECRET, alg = 'HS256') =>
  new SignJWT({ ...ANA, exp: SECONDS + 300, ...claims }).setProtectedHeader({ alg }).sign(key(secret))

const open = (setup: Setup, token: string, payload = aQuestion()) =>
  setup.app.inject({ method: 'POST', url: '/api/conversations', payload, headers: { 'guidepost-identity': token } })

describe('a client with a token', () => {
  test('is known to the desk, and nothing of it is told to anybody else', async () => {
    const setup = await setUp(HS256, '', '', SECRET)
    const question = aQuestion()
    const reply = await open(setup, await tokenOf({}), question)
    expect(reply.statusCode).toBe(201)
    expect(reply.body).not.toContain('Ana')
    const cookie = await setup.signIn()
    const desk = await setup.app.inject({ url: `/api/desk/conversations/${question.id}`, headers: { cookie } })
    expect(desk.json().conversation.identity).toEqual(ANA)
    expect(JSON.stringify(await ledger(setup.store))).not.toContain('4711')
  })

  test('may be known by a number alone', async () => {
    const setup = await setUp(HS256, '', '', SECRET)
    const question = aQuestion()
    await open(setup, await tokenOf({ name: undefined, email: undefined }), question)
    expect((await setup.store.conversation(question.id))?.identity).toEqual({ sub: ANA.sub, name: '', email: '' })
  })

  test('asks again with the same question and a token that ran out meanwhile: the conversation is there', async () => {
    const setup = await setUp(HS256, '', '', SECRET)
    const [question, token] = [aQuestion(), await tokenOf({})]
    await open(setup, token, question)
    setup.clock.now += 3_600_000
    expect((await open(setup, token, question)).statusCode).toBe(200)
  })

  test.each<[string, () => Promise<string>, string]>([
    ['has expired', () => tokenOf({ exp: SECONDS - 6 }), 'identity_expired'],
    ['is signed with another key', () => tokenOf({}, 'another secret of thirty-two bytes or more'), 'identity_wrong'],
    ['is signed by another method', () => tokenOf({}, `${SECRET}${SECRET}`, 'HS512'), 'identity_wrong'],
    ['is not signed', async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"x"}')}.`, 'identity_wrong'],
    ['never expires', () => tokenOf({ exp: undefined }), 'identity_wrong'],
    ['names nobody', () => tokenOf({ sub: undefined }), 'identity_wrong'],
    ['names nobody by an empty word', () => tokenOf({ sub: '' }), 'identity_wrong'],
    ['has a name that is no text', () => tokenOf({ name: 7 }), 'identity_wrong'],
    ['is no token', async () => 'nonsense', 'identity_wrong'],
    ['is empty', async () => '', 'identity_wrong'],
    ['is longer than any', () => tokenOf({ name: 'x'.repeat(5000) }), 'identity_wrong'],
  ])('that %s is refused, and nothing is opened', async (_, make, code) => {
    const setup = await setUp(HS256, '', '', SECRET)
    const question = aQuestion()
    const reply = await open(setup, await make(), question)
    expect([reply.statusCode, reply.json().error.code]).toEqual([422, code])
    expect(await setup.store.conversation(question.id)).toBeNull()
  })

  test('is told where nobody is identified', async () => {
    const setup = await setUp()
    expect((await open(setup, await tokenOf({}))).json().error.code).toBe('identity_unused')
  })

  test('is nobody in particular without it', async () => {
    const setup = await setUp(HS256, '', '', SECRET)
    const question = aQuestion()
    await setup.app.inject({ method: 'POST', url: '/api/conversations', payload: question })
    expect((await setup.store.conversation(question.id))?.identity).toBeNull()
  })
})

test('a public key checks tokens of its private key', async () => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const { privateKey: other } = await generateKeyPair('EdDSA')
  const pem = (await exportSPKI(publicKey)).replaceAll('\n', '\\n')
  const check = await createIdentityCheck(EDDSA, pem)
  const sign = (by: typeof privateKey) =>
    new SignJWT({ ...ANA, exp: SECONDS + 300 }).setProtectedHeader({ alg: 'EdDSA' }).sign(by)
  expect(await check(await sign(privateKey), NOW)).toEqual({ identity: ANA })
  expect(await check(await sign(other), NOW)).toMatchObject({ code: 'identity_wrong' })
  // The public key is no secret to sign with.
  expect(await check(await tokenOf({}, pem), NOW)).toMatchObject({ code: 'identity_wrong' })
})

test.each([
  [HS256, 'short', 'LAUNCHER_SECRET has 5 bytes'],
  [HS256, '', 'LAUNCHER_SECRET has 0 bytes'],
  [EDDSA, '', 'no Ed25519 public key'],
  [EDDSA, SECRET, 'no Ed25519 public key'],
])('a key that cannot be used is refused at start', async (site, secret, message) => {
  await expect(createIdentityCheck(site, secret)).rejects.toThrow(message)
})
