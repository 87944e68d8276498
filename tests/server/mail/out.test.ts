import { expect, it } from 'vitest'
import { aQuestion, bearer, ledger, NOW, SECRET } from '../setup.ts'
import { CLIENT, COMPANY, setUpMail, TEAM } from './mailing.ts'

/** What goes out by mail: to whom, when, in whose words, and what becomes of what cannot be delivered. */

const open = (app: Awaited<ReturnType<typeof setUpMail>>['app'], change = {}) => {
  const question = aQuestion(change)
  return app.inject({ method: 'POST', url: '/api/conversations', payload: question }).then((reply) => {
    expect(reply.statusCode).toBe(201)
    return question
  })
}
async function asAgent(mailing: Awaited<ReturnType<typeof setUpMail>>) {
  const cookie = await mailing.signIn('Ada')
  return (id: string, path: string, payload: object) =>
    mailing.app.inject({ method: 'POST', url: `/api/desk/conversations/${id}/${path}`, headers: { cookie }, payload })
}
const header = (mail: { headers: { key: string; value: string }[] } | undefined, name: string) =>
  mail?.headers.find(({ key }) => key === name)?.value

it('tells the client that a ticket is here, and the team who asks, with everything that came along', async () => {
  const mailing = await setUpMail()
  const { app, office, deliver } = mailing
  const packet = {
    searches: [{ query: 'deposit missing', results: 3, rung: 'exact', opened: [], at: NOW }],
    guides: [],
    page: '/en/general/fees/',
  } as const
  const { id } = await open(app, {
    topic: 'crypto-funding',
    fields: { network: 'beta', transaction: 'abc-123' },
    packet,
  })
  expect(await deliver()).toBe(2)
  expect(await deliver()).toBe(0)

  const [toClient] = office.to(CLIENT)
  expect(toClient?.subject).toBe(`Your question: Crypto in and out [#${id.slice(0, 6).toUpperCase()}]`)
  expect(toClient?.from).toEqual({ name: 'Testline', address: COMPANY })
  expect(toClient?.text).toContain('| Where is my deposit?')
  expect(toClient?.text).toContain('Transaction: abc-123')
  expect(toClient?.html).toContain('dir="ltr"')
  expect(toClient?.html).not.toMatch(/<img|<script|src=/)
  expect(header(toClient, 'auto-submitted')).toBe('auto-generated')
  expect(header(toClient, 'x-auto-response-suppress')).toBe('All')
  expect(toClient?.replyTo?.[0]?.address).toMatch(new RegExp(`^support\\+${id}\\.c[a-z2-7]{12}@testline\\.example$`))
  expect(toClient?.envelope.from).toBe(toClient?.replyTo?.[0]?.address)

  const [toTeam] = office.to(TEAM)
  expect(toTeam?.subject).toContain('Where is my deposit?')
  for (const told of [
    CLIENT,
    'Network: beta',
    'Transaction: abc-123',
    'deposit missing (3)',
    '/en/general/fees/',
    `/desk/#${id}`,
  ])
    expect(toTeam?.text).toContain(told)
  expect(toTeam?.messageId).not.toBe(toClient?.messageId)
})

it('sends the client each answer of an agent in their thread and language, and how to rate when it is solved', async () => {
  const mailing = await setUpMail()
  const { app, office, deliver } = mailing
  const { id } = await open(app, { locale: 'ar', message: 'أين إيداعي؟' })
  await deliver()
  const at = await asAgent(mailing)
  await at(id, 'messages', { key: 'answer-0001', text: 'ننظر في الأمر.' })
  await at(id, 'notes', { key: 'note-00001', text: 'Called the bank.' })
  await at(id, 'solve', { key: 'solve-0001' })
  await deliver()
  const [received, answered, solved] = office.to(CLIENT)
  expect(answered?.subject).toBe(`Re: ${received?.subject}`)
  expect(answered?.inReplyTo).toBe(received?.messageId)
  expect(answered?.text).toContain('ننظر في الأمر.')
  expect(answered?.html).toContain('<html lang="ar" dir="rtl">')
  expect(header(answered, 'auto-submitted')).toBeUndefined()
  expect(header(solved, 'auto-submitted')).toBe('auto-generated')
  expect(office.delivered.filter(({ text }) => text?.includes('Called the bank.'))).toEqual([])
  expect(office.to(CLIENT)).toHaveLength(3)

  // The link in the mail opens the conversation, and rates it.
  const [, link = '', secret = ''] = /conversation\/#([a-z0-9]+)\.([\w-]+)/.exec(solved?.text ?? '') ?? []
  expect(link).toBe(id)
  expect(secret).not.toBe(SECRET)
  const url = `/api/conversations/${id}`
  expect((await app.inject({ url, headers: bearer(secret) })).statusCode).toBe(200)
  const rating = await app.inject({
    method: 'POST',
    url: `${url}/rating`,
    headers: bearer(secret),
    payload: { score: 5 },
  })
  expect(rating.statusCode).toBe(201)
  expect((await app.inject({ url, headers: bearer(`${secret.slice(0, -1)}A`) })).statusCode).toBe(404)
})

it('tells the team what a client adds, and puts no chat into anybody’s mailbox', async () => {
  const mailing = await setUpMail()
  const { app, office, deliver, store } = mailing
  const { id } = await open(app)
  const say = { key: 'more-00001', text: 'It was on Monday.' }
  await app.inject({ method: 'POST', url: `/api/conversations/${id}/messages`, headers: bearer(), payload: say })
  await deliver()
  const [opened, asked] = office.to(TEAM)
  expect(asked?.subject).toBe(`Re: ${opened?.subject}`)
  expect(asked?.references).toContain(opened?.messageId)
  expect(asked?.text).toContain('It was on Monday.')

  await store.openConversation({
    ...{ id: 'chatchatchatchat', secretHash: 'x', session: '1', locale: 'en', topic: '', channel: 'chat', email: '' },
    ...{
      packet: { searches: [], guides: [], page: '' },
      fields: {},
      earlier: '',
      message: 'Hi',
      identity: null,
      via: 'web',
      at: NOW,
    },
    events: [],
  })
  expect(await deliver()).toBe(0)
})

it('tries again what a server does not take now, with the same Message-ID, and gives up what it never takes', async () => {
  const mailing = await setUpMail({ mailbox: '' })
  const { app, office, deliver, clock, store, signIn } = mailing
  office.answers.set(CLIENT, { code: 451, text: 'Try again later' })
  await open(app)
  expect(await deliver()).toBe(0)
  const [waiting] = await store.mails(9)
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, reason: expect.stringContaining('Try again later') })
  office.answers.clear()
  expect(await deliver()).toBe(0)
  clock.now = (waiting?.nextAt ?? 0) + 1
  expect(await deliver()).toBe(1)

  office.answers.set('gone@mail.example', { code: 550, text: 'No such user' })
  const { id } = await open(app, { email: 'gone@mail.example' })
  await deliver()
  clock.now += 24 * 3_600_000
  expect(await deliver()).toBe(0)
  const cookie = await signIn()
  const { mails, isOn } = (await app.inject({ url: '/api/desk/mail', headers: { cookie } })).json()
  expect(isOn).toBe(true)
  expect(mails[0]).toMatchObject({
    ...{ conversation: id, kind: 'received', recipient: 'gone@mail.example', state: 'failed', attempts: 1 },
    reason: expect.stringContaining('No such user'),
  })
  const notes = (await store.entriesAfter(0, id, 99)).filter(({ kind }) => kind === 'note')
  expect(notes.map(({ text }) => text)).toEqual([
    expect.stringMatching(/gone@mail\.example could not be.*No such user/),
  ])
  expect((await app.inject('/api/desk/mail')).statusCode).toBe(401)
})

it('waits for a mail server that is away, and sends each mail once when it is back', async () => {
  const mailing = await setUpMail({ mailbox: '' })
  const { app, office, deliver, clock } = mailing
  const addresses = ['one@mail.example', 'two@mail.example']
  for (const email of addresses) await open(app, { email })
  await office.leave()
  expect(await deliver()).toBe(0)
  // One attempt shows that nobody is there; the other mail has not even waited yet.
  expect((await mailing.store.mails(9)).map(({ attempts }) => attempts).sort()).toEqual([0, 1])
  await office.comeBack()
  clock.now += 3_600_000
  expect(await deliver()).toBe(2)
  expect(office.delivered.map(({ envelope }) => envelope.to).sort()).toEqual(addresses)
})

it('sends automatic mails to one address only so often, and none to ourselves', async () => {
  const { app, office, deliver, store } = await setUpMail({ mostAnHour: 2, mailbox: '' })
  for (const message of ['One', 'Two', 'Three']) await open(app, { message })
  await open(app, { email: COMPANY })
  expect(await deliver()).toBe(2)
  expect(office.to(CLIENT)).toHaveLength(2)
  const skipped = (await store.mails(9)).filter(({ state }) => state === 'skipped')
  expect(skipped.map(({ reason }) => reason).sort()).toEqual(['ourselves', 'too_many'])
})

it('sends a copy of the conversation to whom the client names, without what is staff’s or secret', async () => {
  const mailing = await setUpMail()
  const { app, office, deliver, store, clock } = mailing
  const { id } = await open(app)
  const at = await asAgent(mailing)
  clock.now = NOW + 60_000
  await at(id, 'messages', { key: 'answer-0001', text: 'We look.' })
  await at(id, 'notes', { key: 'note-00001', text: 'Called the bank.' })
  await store.addEntry({
    ...{ conversation: id, key: 'old-000001', kind: 'message', from: 'client', who: '', via: 'web', attachments: [] },
    ...{ text: 'my card is 4000 0566 5566 5556', reason: '', at: clock.now, events: [] },
  })
  const url = `/api/conversations/${id}/transcript`
  const ask = (email: string, headers = bearer()) => app.inject({ method: 'POST', url, headers, payload: { email } })
  const reply = await ask('home@mail.example')
  expect([reply.statusCode, reply.json()]).toEqual([202, {}])
  await deliver()
  const [copy] = office.to('home@mail.example')
  expect(copy?.subject).toContain('Your conversation with Testline')
  expect(copy?.text).toMatch(/You \(November 23, 2026 at 10:00.*\)\n+Where is my deposit\?/)
  expect(copy?.text).toMatch(/Support \(November 23, 2026 at 10:01.*\)\n+We look\./)
  expect(copy?.text).not.toMatch(/Called the bank|5566 5556/)

  expect((await ask('nobody')).json().fields).toEqual([
    { path: 'email', message: expect.stringContaining('must be an') },
  ])
  expect((await ask('home@mail.example', bearer('x'.repeat(24)))).statusCode).toBe(404)
  for (let more = 0; more < 4; more += 1) await ask('home@mail.example')
  expect((await ask('home@mail.example')).statusCode).toBe(429)
})

it('counts no event twice for what goes by mail', async () => {
  const mailing = await setUpMail()
  const { id } = await open(mailing.app)
  const at = await asAgent(mailing)
  await at(id, 'messages', { key: 'answer-0001', text: 'We look.' })
  await mailing.deliver()
  expect((await ledger(mailing.store)).map(({ kind }) => kind).sort()).toEqual([
    'first_response_sent',
    'handoff_started',
  ])
})
