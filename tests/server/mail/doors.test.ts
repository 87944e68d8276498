import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { NO_MAIL } from '../../../src/server/mail/mailroom.ts'
import { aQuestion, bearer, NOW, setUp } from '../setup.ts'
import { SITE } from '../site.ts'
import { CLIENT, COMPANY, setUpMail } from './mailing.ts'
import { aMail } from './post-office.ts'

/** The two doors that mail comes in by: a signed request, and a mailbox that is read. */

const MAIL = aMail({ from: CLIENT, to: COMPANY, text: 'Where is it?' })
const SECRET = 'between us'

function signed(body: string, { secret = SECRET, at = NOW } = {}): Record<string, string> {
  const time = Math.floor(at / 1000)
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  return { 'content-type': 'message/rfc822', 'guidepost-signature': `t=${time},v1=${signature}` }
}

it('a signed mail is taken, and once however often it is brought', async () => {
  const { app, store } = await setUpMail({}, SECRET)
  const bring = () => app.inject({ method: 'POST', url: '/api/mail/inbound', headers: signed(MAIL), payload: MAIL })
  const [first, again] = [await bring(), await bring()]
  expect([first.statusCode, again.statusCode]).toEqual([202, 202])
  expect([first.json().verdict, again.json().verdict]).toEqual(['opened', 'repeated'])
  expect(await store.conversations({ locale: null, state: null, text: null, limit: 9 })).toHaveLength(1)
})

it.each<[string, Record<string, string>, string, number, string]>([
  ['no signature', { 'content-type': 'message/rfc822' }, MAIL, 401, 'wrong_signature'],
  ['another secret', signed(MAIL, { secret: 'guessed' }), MAIL, 401, 'wrong_signature'],
  ['another mail', signed(`${MAIL}x`), MAIL, 401, 'wrong_signature'],
  ['a signature of yesterday', signed(MAIL, { at: NOW - 86_400_000 }), MAIL, 401, 'wrong_signature'],
  ['a signature of tomorrow', signed(MAIL, { at: NOW + 86_400_000 }), MAIL, 401, 'wrong_signature'],
  ['JSON', { ...signed('{}'), 'content-type': 'application/json' }, '{}', 415, 'not_a_mail'],
  ['nothing', signed(''), '', 422, 'unreadable'],
  ['text without a header', signed('\r\nhello'), '\r\nhello', 422, 'unreadable'],
])('%s is refused', async (_, headers, payload, status, code) => {
  const { app, store } = await setUpMail({}, SECRET)
  const reply = await app.inject({ method: 'POST', url: '/api/mail/inbound', headers, payload })
  expect([reply.statusCode, reply.json().error.code]).toEqual([status, code])
  expect(await store.conversations({ locale: null, state: null, text: null, limit: 9 })).toEqual([])
})

it('takes nothing while no secret is set, and says so', async () => {
  const { app } = await setUpMail({}, '')
  const reply = await app.inject({ method: 'POST', url: '/api/mail/inbound', headers: signed(MAIL), payload: MAIL })
  expect([reply.statusCode, reply.json().error.code]).toEqual([503, 'no_secret'])
})

it('reads a mailbox from where it stood, marks what it took, and stumbles over nothing', async () => {
  const { office, collect, store } = await setUpMail()
  const tickets = async () => (await store.conversations({ locale: null, state: null, text: null, limit: 9 })).length
  office.put(MAIL)
  office.put('\r\nThis is no mail.')
  office.put(aMail({ from: 'bo@mail.example', to: COMPANY, text: 'Hello' }))
  expect(await collect()).toBe(3)
  expect(await tickets()).toBe(2)
  expect(office.flags().map((flags) => flags.includes('\\Seen'))).toEqual([true, false, true])
  expect(office.flags()[0]).toContain('$Guidepost')
  expect(await collect()).toBe(0)
  // The same mail once more, as when a mailbox is moved.
  office.put(MAIL)
  expect(await collect()).toBe(1)
  expect(await tickets()).toBe(2)
})

it('our own mail in the mailbox is no ticket', async () => {
  const { app, office, collect, deliver, store } = await setUpMail({ mailbox: COMPANY })
  await app.inject({ method: 'POST', url: '/api/conversations', payload: aQuestion() })
  await deliver()
  expect(office.to(COMPANY)).toHaveLength(1)
  expect(await collect()).toBe(1)
  expect(await store.conversations({ locale: null, state: null, text: null, limit: 9 })).toHaveLength(1)
  expect(await deliver()).toBe(0)
})

it('a mailbox that is away is asked again after a while, and nothing is lost', async () => {
  const { office, collect, clock } = await setUpMail()
  office.put(MAIL)
  await office.mailboxLeaves()
  expect(await collect()).toBe(0)
  await office.mailboxComesBack()
  expect(await collect()).toBe(0)
  clock.now += 60_000
  expect(await collect()).toBe(1)
})

it('no copy goes out where no mail does, and staff see that', async () => {
  const { app, signIn } = await setUp({ ...SITE, tickets: null }, '', '', '', NO_MAIL)
  const question = aQuestion()
  await app.inject({ method: 'POST', url: '/api/conversations', payload: question })
  const url = `/api/conversations/${question.id}/transcript`
  const reply = await app.inject({ method: 'POST', url, headers: bearer(), payload: { email: CLIENT } })
  expect([reply.statusCode, reply.json().error.code]).toEqual([503, 'no_mail'])
  const cookie = await signIn()
  expect((await app.inject({ url: '/api/desk/mail', headers: { cookie } })).json()).toEqual({ isOn: false, mails: [] })
  expect((await app.inject({ method: 'POST', url: '/api/mail/inbound' })).statusCode).toBe(404)
})
