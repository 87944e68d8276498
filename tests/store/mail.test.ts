import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutgoingMail, ReceivedMail } from '../../src/store/mail-sql.ts'
import { type Change, type Opening, openStore, type Store } from '../../src/store/store.ts'

/** What a store keeps of mail: nothing is said that is not in the outbox too, and nothing that was before. */

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guidepost-mail-'))
  store = await openStore(`sqlite:${folder}`, 'here')
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const opening: Opening = {
  id: 'conversation0001',
  secretHash: 'secret',
  session: '1',
  locale: 'en',
  topic: 'trading',
  channel: 'ticket',
  email: 'ana@mail.example',
  packet: { searches: [], guides: [], page: '' },
  fields: {},
  earlier: '',
  identity: null,
  message: 'Where is it?',
  via: 'web',
  at: 1000,
  events: [],
}
const change: Change = {
  ...{ conversation: opening.id, key: 'answer-0001', kind: 'message', from: 'agent', text: 'Here.', who: 'Ada' },
  ...{ via: 'web', attachments: [], reason: '', at: 2000, events: [] },
}
const ON = { toClients: true, toTeam: true }
const waiting = async () => (await store.dueMails(Number.MAX_SAFE_INTEGER, 99)).map(({ id, kind }) => `${id} ${kind}`)

it('puts nothing in the outbox while mail is off, and later nothing of that time', async () => {
  await store.openConversation(opening)
  await store.addEntry(change)
  await store.switchMail(ON, 'key')
  expect(await waiting()).toEqual([])
  await store.addEntry({ ...change, key: 'answer-0002' })
  expect(await waiting()).toEqual(['3c answered'])
  await store.switchMail({ toClients: false, toTeam: false }, 'key')
  await store.addEntry({ ...change, key: 'answer-0003' })
  expect(await waiting()).toEqual(['3c answered'])
})

it('puts each entry’s mails in the outbox once, however often it is told', async () => {
  await store.switchMail(ON, 'key')
  for (let told = 0; told < 2; told += 1) {
    await store.openConversation(opening)
    await store.addEntry(change)
    await store.addEntry({ ...change, key: 'client-0001', from: 'client', who: '' })
    await store.addEntry({ ...change, key: 'solve-00001', kind: 'solved', text: '' })
    await store.addEntry({ ...change, key: 'note-000001', kind: 'note' })
  }
  expect((await waiting()).sort()).toEqual(['1c received', '1t opened', '2c answered', '3t asked', '4c solved'])
})

it('knows whom mail goes to: no chat, nobody without an address, no team without a mailbox', async () => {
  await store.switchMail({ toClients: true, toTeam: false }, 'key')
  await store.openConversation({ ...opening, channel: 'chat', email: '' })
  await store.openConversation({ ...opening, id: 'conversation0002', email: '' })
  await store.openConversation({ ...opening, id: 'conversation0003' })
  expect(await waiting()).toEqual(['3c received'])
})

it('sends nothing again when conversations are merged', async () => {
  await store.openConversation(opening)
  await store.openConversation({ ...opening, id: 'conversation0002' })
  await store.addEntry(change)
  await store.switchMail(ON, 'key')
  await store.merge({ from: opening.id, into: 'conversation0002', key: 'merge-0001', who: 'Ada', at: 3000, events: [] })
  expect(await waiting()).toEqual([])
})

it('keeps the first key that was given, for good', async () => {
  expect(await store.switchMail(ON, 'first')).toBe('first')
  expect(await store.switchMail(ON, 'second')).toBe('first')
})

it('writes down what became of an attempt, and counts what an address got', async () => {
  await store.switchMail(ON, 'key')
  await store.openConversation(opening)
  const outcome = { recipient: opening.email, nextAt: 5000, reason: 'away', at: 2000 }
  await store.settleMail({ ...outcome, id: '1c', state: 'waiting' })
  expect(await store.mail('1c')).toMatchObject({ state: 'waiting', attempts: 1, nextAt: 5000, doneAt: null })
  expect((await store.dueMails(4999, 9)).map(({ id }) => id)).toEqual(['1t'])
  await store.settleMail({ ...outcome, id: '1c', state: 'sent', at: 6000 })
  expect(await store.mail('1c')).toMatchObject({ state: 'sent', attempts: 2, doneAt: 6000 })
  expect(await store.countMails(opening.email, ['received', 'solved'], 5999)).toBe(1)
  expect(await store.countMails(opening.email, ['received', 'solved'], 6000)).toBe(0)
  expect(await store.countMails(opening.email, ['solved'], 0)).toBe(0)
})

it('counts copies by conversation and by address', async () => {
  await store.openConversation(opening)
  const copy: OutgoingMail = {
    ...{
      id: 'x1',
      conversation: opening.id,
      entry: 0,
      kind: 'transcript',
      recipient: 'Home@mail.example',
      locale: 'en',
    },
    ...{ state: 'waiting', attempts: 0, nextAt: 10, reason: '', madeAt: 10, doneAt: null },
  }
  await store.queueMail(copy)
  await store.queueMail(copy)
  expect(await store.countTranscripts(opening.id, 'else@mail.example', 0)).toBe(1)
  expect(await store.countTranscripts('other', 'home@mail.example', 0)).toBe(1)
  expect(await store.countTranscripts('other', 'else@mail.example', 0)).toBe(0)
  expect(await store.countTranscripts(opening.id, 'home@mail.example', 10)).toBe(0)
})

it('lets a link open its conversation, and the one that it was merged into', async () => {
  await store.openConversation(opening)
  await store.openConversation({ ...opening, id: 'conversation0002', secretHash: 'second' })
  await store.grantLink(opening.id, 'by-mail')
  await store.grantLink(opening.id, 'by-mail')
  expect(await store.holdsSecret(opening.id, 'by-mail')).toBe(true)
  expect(await store.holdsSecret('conversation0002', 'by-mail')).toBe(false)
  await store.merge({ from: opening.id, into: 'conversation0002', key: 'merge-0001', who: 'Ada', at: 3000, events: [] })
  expect(await store.holdsSecret('conversation0002', 'by-mail')).toBe(true)
})

it('remembers mails that came in, once, and up to where a mailbox is read', async () => {
  const mail: ReceivedMail = {
    ...{ id: 'hash', messageId: '<1@x.example>', conversation: opening.id, side: 'client', sender: opening.email },
    ...{ subject: 'Hi', verdict: 'opened', at: 100 },
  }
  await store.saveReceivedMail(mail)
  await store.saveReceivedMail({ ...mail, verdict: 'client' })
  expect(await store.receivedMail('hash')).toEqual(mail)
  expect(await store.receivedMail('other')).toBeNull()
  expect(await store.receivedMails(opening.id, 'client')).toEqual([mail])
  expect(await store.openedByMail(opening.email, 99)).toEqual([opening.id])
  expect(await store.openedByMail(opening.email, 100)).toEqual([])

  expect(await store.mailboxPlace('inbox')).toBeNull()
  await store.saveMailboxPlace({ name: 'inbox', validity: '1', uid: 5 })
  await store.saveMailboxPlace({ name: 'inbox', validity: '1', uid: 7 })
  expect(await store.mailboxPlace('inbox')).toEqual({ name: 'inbox', validity: '1', uid: 7 })
})
