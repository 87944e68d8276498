import { expect, it } from 'vitest'
import { aQuestion, ledger, NOW } from '../setup.ts'
import { ADA, CLIENT, COMPANY, type Mailing, setUpMail, TEAM } from './mailing.ts'
import { aMail } from './post-office.ts'

/** What comes in by mail: whose words it is, where it belongs, and what is never answered. */

/** A ticket that the client and the team have mail of. */
async function aTicket(mailing: Mailing, change = {}) {
  const question = aQuestion(change)
  await mailing.app.inject({ method: 'POST', url: '/api/conversations', payload: question })
  await mailing.deliver()
  const [toClient, toTeam] = [mailing.office.to(CLIENT).at(-1), mailing.office.to(TEAM).at(-1)]
  const thread = (mail: typeof toClient) => ({ id: mail?.messageId ?? '', reply: mail?.replyTo?.[0]?.address ?? '' })
  return { id: question.id, client: thread(toClient), team: thread(toTeam) }
}

const said = async ({ store }: Mailing, id: string) =>
  (await store.entriesAfter(0, id, 99)).map(({ from, kind, text, via }) => [via, from, kind, text])

it('a client’s answer is theirs by its thread and address, and opens again what was solved', async () => {
  const mailing = await setUpMail()
  const { id, client } = await aTicket(mailing)
  const cookie = await mailing.signIn('Ada')
  const solve = { key: 'solve-00001' }
  await mailing.app.inject({
    method: 'POST',
    url: `/api/desk/conversations/${id}/solve`,
    headers: { cookie },
    payload: solve,
  })
  const text = `It is not here.\n\nOn Monday, Testline <${client.reply}> wrote:\n> ##- Write your answer above this line -##\n> Hello\n`
  const mail = aMail({ from: `Ana <${CLIENT.toUpperCase()}>`, to: COMPANY, text, inReplyTo: client.id })
  expect(await mailing.take(mail)).toEqual({ verdict: 'client', conversation: id })
  expect(await mailing.take(mail)).toEqual({ verdict: 'repeated', conversation: id })
  expect((await said(mailing, id)).slice(1)).toEqual([
    ['web', 'agent', 'solved', ''],
    ['mail', 'client', 'message', 'It is not here.'],
    ['mail', 'client', 'reopened', ''],
  ])
  expect(await mailing.store.conversation(id)).toMatchObject({ state: 'open', waitingSince: NOW })
  await mailing.deliver()
  expect(mailing.office.to(TEAM).at(-1)?.text).toContain('It is not here.')
})

it('an agent’s answer to the team’s copy goes to the client, counts as first response, and solves by a line of its own', async () => {
  const mailing = await setUpMail()
  const { id, team } = await aTicket(mailing)
  mailing.clock.now = NOW + 600_000
  const text = 'We found it.\n\n#solve\n\n> ##- Write your answer above this line -##\n'
  await mailing.take(aMail({ from: ADA, to: team.reply, text }))
  expect((await said(mailing, id)).slice(1)).toEqual([
    ['web', 'agent', 'assigned', 'Ada'],
    ['mail', 'agent', 'message', 'We found it.'],
    ['mail', 'agent', 'solved', ''],
  ])
  expect(await mailing.store.conversation(id)).toMatchObject({
    state: 'solved',
    assignee: 'Ada',
    firstResponseAt: NOW + 600_000,
  })
  const timed = (await ledger(mailing.store)).filter((event) => 'seconds' in event)
  expect(timed).toMatchObject([
    { kind: 'first_response_sent', seconds: 600, business_seconds: 600 },
    { kind: 'conversation_solved', seconds: 600, business_seconds: 600 },
  ])
  await mailing.deliver()
  const [, answered, solved] = mailing.office.to(CLIENT)
  expect(answered?.text).toContain('We found it.')
  expect(answered?.text).not.toContain('#solve')
  expect(solved?.text).toContain('We marked your question as solved.')
})

type Ticket = Awaited<ReturnType<typeof aTicket>>
const PNG = `${'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='}`

it.each<[string, (ticket: Ticket) => Parameters<typeof aMail>[0], string, unknown[][]]>([
  [
    'a client from another address, by the address that only our mail names',
    ({ client }) => ({ from: 'ana@work.example', to: client.reply, text: 'From work.' }),
    'client',
    [['mail', 'client', 'message', 'From work.']],
  ],
  [
    'somebody whom the client copied in, answering to all',
    ({ client }) => ({ from: 'eve@mail.example', to: `${CLIENT}, ${client.reply}`, text: 'Pay to me.' }),
    'stranger',
    [['mail', 'agent', 'note', expect.stringMatching(/eve@mail\.example.*Pay to me\./s)]],
  ],
  [
    'somebody who answers a mail that was passed on',
    ({ client }) => ({ from: 'eve@mail.example', to: COMPANY, text: 'Pay to me.', inReplyTo: client.id }),
    'stranger',
    [['mail', 'agent', 'note', expect.stringMatching(/eve@mail\.example.*not the client’s.*Pay to me\./s)]],
  ],
  [
    'somebody with the team’s copy who is not of the team',
    ({ team }) => ({ from: 'eve@mail.example', to: team.reply, text: 'Pay to me.', inReplyTo: team.id }),
    'stranger',
    [['mail', 'agent', 'note', expect.stringContaining('Pay to me.')]],
  ],
  [
    'somebody who writes an agent’s name on the client’s mail',
    ({ client }) => ({ from: ADA, to: COMPANY, text: 'Pay to me.', inReplyTo: client.id }),
    'stranger',
    [['mail', 'agent', 'note', expect.stringContaining('Pay to me.')]],
  ],
  [
    'the client who got hold of the team’s copy',
    ({ team }) => ({ from: CLIENT, to: team.reply, text: 'I am support.' }),
    'stranger',
    [['mail', 'agent', 'note', expect.stringContaining('I am support.')]],
  ],
  [
    'everybody of a domain of agents',
    ({ team }) => ({ from: 'Bo <bo@agents.example>', to: COMPANY, text: 'Hello.', inReplyTo: team.id }),
    'agent',
    [
      ['web', 'agent', 'assigned', 'Bo'],
      ['mail', 'agent', 'message', 'Hello.'],
    ],
  ],
  [
    'the team’s own mailbox',
    ({ team }) => ({ from: TEAM, to: COMPANY, text: 'Hello.', inReplyTo: team.id }),
    'agent',
    [
      ['web', 'agent', 'assigned', 'team'],
      ['mail', 'agent', 'message', 'Hello.'],
    ],
  ],
  [
    'an agent who solves by the subject alone',
    ({ team }) => ({ from: ADA, to: team.reply, subject: 'Re: x [solved]', text: '> quoted' }),
    'agent',
    [['mail', 'agent', 'solved', '']],
  ],
  [
    'an answer out of office',
    ({ client }) => ({ from: CLIENT, to: client.reply, subject: 'Automatic reply: x', text: 'Back on Monday.' }),
    'automatic',
    [['mail', 'agent', 'note', expect.stringContaining('Back on Monday.')]],
  ],
  [
    'a program that says so',
    ({ client }) => ({
      from: CLIENT,
      to: client.reply,
      text: 'Got it.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    }),
    'automatic',
    [['mail', 'agent', 'note', expect.stringContaining('Got it.')]],
  ],
  [
    'a program that does not say so with "no"',
    ({ client }) => ({ from: CLIENT, to: client.reply, text: 'I am a person.', headers: { 'Auto-Submitted': 'no' } }),
    'client',
    [['mail', 'client', 'message', 'I am a person.']],
  ],
  [
    'a team’s program that answers our copy',
    ({ team }) => ({
      from: TEAM,
      to: team.reply,
      text: 'Request 7 received.',
      headers: { 'Auto-Submitted': 'auto-generated' },
    }),
    'automatic',
    [['mail', 'agent', 'note', expect.stringContaining('Request 7')]],
  ],
  [
    'a mail with a null sender',
    ({ client }) => ({ from: CLIENT, to: client.reply, text: 'Hm.', headers: { 'Return-Path': '<>' } }),
    'automatic',
    [['mail', 'agent', 'note', expect.stringContaining('Hm.')]],
  ],
  [
    'a mail of ours that comes back to us',
    ({ client }) => ({ from: COMPANY, to: client.reply, text: 'Hello', headers: { 'X-Loop': COMPANY } }),
    'ignored',
    [],
  ],
  [
    'a secret, which is taken out',
    ({ client }) => ({ from: CLIENT, to: client.reply, text: 'my card is 4000 0566 5566 5556' }),
    'client',
    [['mail', 'client', 'message', 'my card is •••']],
  ],
  [
    'HTML alone',
    ({ client }) => ({
      ...{ from: CLIENT, to: client.reply, headers: { 'Content-Type': 'text/html; charset=utf-8' } },
      text: '<p>It is <b>here</b>.</p><div>On Monday, Testline &lt;s@x.example&gt; wrote:</div><blockquote>Hello</blockquote>',
    }),
    'client',
    [['mail', 'client', 'message', 'It is here.']],
  ],
  [
    'HTML with links: their addresses stay, those of the web and of mailboxes',
    ({ team }) => ({
      ...{ from: TEAM, to: team.reply, headers: { 'Content-Type': 'text/html; charset=utf-8' } },
      text: [
        '<p>See <a href="https://testline.example/de/trading/">hier</a> or <a href="https://x.example/a">https://x.example/a</a>,',
        'write to <a href="mailto:help@x.example?subject=Hi">us</a> or <a href="mailto:ana@x.example">ana@x.example</a>,',
        'not <a href="javascript:alert(1)">this</a>, <a href="/there">there</a>, <a href="data:text/html,x">that</a>.</p>',
      ].join(' '),
    }),
    'agent',
    [
      expect.anything(),
      [
        ...['mail', 'agent', 'message'],
        'See hier (https://testline.example/de/trading/) or https://x.example/a, write to us (help@x.example) or ana@x.example, not this, there, that.',
      ],
    ],
  ],
  [
    'a picture and a program',
    ({ client }) => ({
      ...{ from: CLIENT, to: client.reply, headers: { 'Content-Type': 'multipart/mixed; boundary=b' } },
      text: [
        ...['--b', 'Content-Type: text/plain', '', 'Look.', '--b', 'Content-Type: image/png; name="a.png"'],
        ...['Content-Disposition: attachment; filename="../a.png"', 'Content-Transfer-Encoding: base64', '', PNG],
        ...['--b', 'Content-Type: image/png; name="evil.png"', 'Content-Disposition: attachment; filename="evil.png"'],
        ...['', 'MZ not a picture', '--b--', ''],
      ].join('\r\n'),
    }),
    'client',
    [
      ['mail', 'client', 'message', 'Look.\n\n[Left out of a mail: evil.png (neither a picture nor a PDF)]'],
      ['mail', 'agent', 'note', 'Left out of a mail: evil.png (neither a picture nor a PDF)'],
    ],
  ],
])('%s', async (_, write, verdict, entries) => {
  const mailing = await setUpMail()
  const ticket = await aTicket(mailing)
  const taken = await mailing.take(aMail(write(ticket)))
  expect(taken).toEqual({ verdict, conversation: verdict === 'ignored' ? '' : ticket.id })
  expect((await said(mailing, ticket.id)).slice(1)).toEqual(entries)
  // The client sees nothing of notes.
  await mailing.deliver()
  for (const { text } of mailing.office.to(CLIENT)) expect(text).not.toMatch(/Pay to me|Back on Monday|I am support/)
})

it('keeps a picture with its message, for both sides', async () => {
  const mailing = await setUpMail()
  const { id, client } = await aTicket(mailing)
  const text = ['--b', 'Content-Type: image/png', 'Content-Disposition: attachment; filename="../../a.png"']
  const body = [...text, 'Content-Transfer-Encoding: base64', '', PNG, '--b--', ''].join('\r\n')
  const headers = { 'Content-Type': 'multipart/mixed; boundary=b' }
  await mailing.take(aMail({ from: CLIENT, to: client.reply, text: body, headers }))
  const [, entry] = await mailing.store.entriesAfter(0, id, 9)
  expect(entry?.attachments).toMatchObject([{ name: 'a.png', type: 'image/png' }])
  await mailing.deliver()
  expect(mailing.office.to(TEAM).at(-1)?.attachments).toMatchObject([{ filename: 'a.png', mimeType: 'image/png' }])
})

it('says which files were left out to the client, on the page and by mail, and to the team', async () => {
  const mailing = await setUpMail()
  const { id, client } = await aTicket(mailing)
  await mailing.deliver()
  const body = [
    ...['--b', 'Content-Type: text/plain', '', 'See the picture.', '--b', 'Content-Type: application/zip'],
    ...['Content-Disposition: attachment; filename="a.zip"', '', 'PK not kept', '--b--', ''],
  ].join('\r\n')
  const headers = { 'Content-Type': 'multipart/mixed; boundary=b' }
  const line = '[Left out of a mail: a.zip (neither a picture nor a PDF)]'
  const mail = aMail({ from: CLIENT, to: client.reply, text: body, headers })
  const before = mailing.office.to(CLIENT).length
  await mailing.take(mail)
  await mailing.take(mail)
  expect(await said(mailing, id)).toContainEqual(['mail', 'client', 'message', `See the picture.\n\n${line}`])
  await mailing.deliver()
  expect(mailing.office.to(TEAM).at(-1)?.text).toContain(`| ${line}`)
  const told = mailing.office.to(CLIENT).slice(before)
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain('We could not keep all the files')
  expect(told[0]?.text).toContain(`| ${line}`)

  const opening = aMail({ from: CLIENT, to: COMPANY, subject: 'Help', text: body, headers })
  const { conversation } = await mailing.take(opening)
  expect(await said(mailing, conversation)).toContainEqual([
    ...['mail', 'client', 'message'],
    `Help\n\nSee the picture.\n\n${line}`,
  ])
  await mailing.deliver()
  for (const reader of [CLIENT, TEAM]) expect(mailing.office.to(reader).at(-1)?.text).toContain(`| ${line}`)
})

it.each([
  ['Wo ist meine Einzahlung', 'Ich habe gestern Geld überwiesen und es ist nicht da.', 'en'],
  ['أين إيداعي', 'حوّلت المال أمس ولم يصل.', 'ar'],
  ['Where is my deposit', 'I sent it to you and it is not there.', 'en'],
])('a mail to nobody’s ticket opens one, in its language: %s', async (subject, text, locale) => {
  const mailing = await setUpMail()
  const mail = aMail({ from: `Ana <${CLIENT}>`, to: COMPANY, subject, text })
  const { verdict, conversation } = await mailing.take(mail)
  expect(verdict).toBe('opened')
  expect(await mailing.store.conversation(conversation)).toMatchObject({
    locale,
    channel: 'ticket',
    email: CLIENT,
    state: 'open',
  })
  expect((await said(mailing, conversation))[0]).toEqual(['mail', 'client', 'message', `${subject}\n\n${text}`])
  expect((await ledger(mailing.store)).map(({ kind }) => kind)).toEqual(['handoff_started'])
  await mailing.deliver()
  const [received] = mailing.office.to(CLIENT)
  expect(received?.subject).toBe(`Re: ${subject} [#${conversation.slice(0, 6).toUpperCase()}]`)
  expect(mail).toContain(`Message-ID: ${received?.inReplyTo}`)
  expect(await mailing.take(mail)).toMatchObject({ verdict: 'repeated' })
})

it.each<[string, Record<string, string>, string]>([
  ['a newsletter', { 'List-Id': '<news.example>' }, 'news@shop.example'],
  ['bulk', { Precedence: 'bulk' }, 'offers@shop.example'],
  ['an answer to an answer', { 'Auto-Submitted': 'auto-replied' }, CLIENT],
  ['an address that nobody reads', {}, 'no-reply@shop.example'],
  ['a mail from ourselves', {}, COMPANY],
  ['a mail from one of our own tagged addresses', {}, 'support+x@testline.example'],
  [
    'a notice that a mail was read',
    { 'Content-Type': 'multipart/report; report-type=disposition-notification' },
    CLIENT,
  ],
])('%s opens no ticket, and is answered by nobody', async (_, headers, from) => {
  const mailing = await setUpMail()
  const { verdict } = await mailing.take(aMail({ from, to: COMPANY, text: 'Hello', headers }))
  expect(verdict).toBe('ignored')
  expect(await mailing.deliver()).toBe(0)
})

it('somebody who opens one ticket after another goes on in the last one', async () => {
  const mailing = await setUpMail({ mostAnHour: 3 })
  const write = () => mailing.take(aMail({ from: CLIENT, to: COMPANY, text: 'Thank you for your mail!' }))
  const opened = [await write(), await write(), await write()]
  expect(opened.map(({ verdict }) => verdict)).toEqual(['opened', 'opened', 'opened'])
  const more = [await write(), await write()]
  expect(more.map(({ verdict }) => verdict)).toEqual(['client', 'client'])
  expect(opened.map(({ conversation }) => conversation)).toContain(more[0]?.conversation)
  mailing.clock.now = NOW + 3_600_001
  expect(await write()).toMatchObject({ verdict: 'opened' })
})

const report = (action: string, messageId: string) =>
  aMail({
    ...{
      from: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
      to: COMPANY,
      subject: 'Undelivered Mail Returned to Sender',
    },
    headers: { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b', 'Return-Path': '<>' },
    text: [
      ...['--b', 'Content-Type: text/plain', '', 'I am sorry.', '--b', 'Content-Type: message/delivery-status', ''],
      ...[
        'Reporting-MTA: dns; mx.example',
        '',
        `Final-Recipient: rfc822; ${CLIENT}`,
        `Action: ${action}`,
        'Status: 5.1.1',
      ],
      ...['Diagnostic-Code: smtp; 550 No such user', '', '--b', 'Content-Type: text/rfc822-headers', ''],
      ...[`Message-ID: ${messageId}`, 'Subject: Your question', '', '--b--', ''],
    ].join('\r\n'),
  })

it('a mail that comes back has failed, staff are told so once, and nobody is answered', async () => {
  const mailing = await setUpMail()
  const { id, client } = await aTicket(mailing)
  expect(await mailing.take(report('delayed', client.id))).toMatchObject({ verdict: 'ignored' })
  expect((await mailing.store.mails(9)).every(({ state }) => state === 'sent')).toBe(true)
  expect(await mailing.take(report('failed', client.id))).toEqual({ verdict: 'returned', conversation: id })
  await mailing.take(report('failed', client.id))
  expect((await said(mailing, id)).slice(1)).toEqual([
    ['mail', 'agent', 'note', `The mail to ${CLIENT} could not be delivered: 5.1.1 550 No such user`],
  ])
  expect((await mailing.store.mails(9))[0]).toMatchObject({ state: 'failed', kind: 'received', recipient: CLIENT })
  expect(await mailing.deliver()).toBe(0)
})

it('a report about a mail that is not ours says nothing, also one with a Message-ID that somebody made up', async () => {
  const mailing = await setUpMail()
  const { client } = await aTicket(mailing)
  const forged = client.id.replace(/\.c[a-z2-7]{12}@/, '.caaaaaaaaaaaa@')
  for (const id of ['<1@elsewhere.example>', forged])
    expect(await mailing.take(report('failed', id))).toEqual({ verdict: 'ignored', conversation: '' })
})
