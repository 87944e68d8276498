import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { aQuestion } from '../setup.ts'
import { openPostOffice } from './post-office.ts'

const KILLS = 4
const SENDERS = 3

const folder = mkdtempSync(join(tmpdir(), 'guidepost-outbox-'))
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(smtp: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-post.ts'), folder, smtp], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [address] = await once(createInterface(child.stdout), 'line')
  return {
    address: String(address),
    async kill() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

let asked = 0
/** The ticket's number, once the server said that it is safe; null when nobody knows. */
async function openTicket(address: string): Promise<string | null> {
  asked += 1
  const question = aQuestion({ session: '', email: `client-${asked}@mail.example` })
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': `10.0.${Math.floor(asked / 250)}.${asked % 250}`,
  }
  try {
    const reply = await fetch(`${address}/api/conversations`, {
      method: 'POST',
      headers,
      body: JSON.stringify(question),
    })
    return reply.status === 201 ? question.id : null
  } catch {
    return null
  }
}

/** Answers once nothing waits to be sent. */
async function emptied(): Promise<void> {
  const store = await openStore(`sqlite:${folder}`)
  while ((await store.dueMails(Number.MAX_SAFE_INTEGER, 1)).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 100))
  await store.close()
}

test('kill -9 while mail goes out loses none, and what is sent again is the same mail by its Message-ID', {
  timeout: 120_000,
}, async () => {
  const office = await openPostOffice('support@testline.example')
  const acknowledged: string[] = []
  for (let round = 0; round < KILLS; round += 1) {
    const { address, kill } = await start(office.smtp)
    let killed = false
    const senders = Array.from({ length: SENDERS }, async () => {
      while (!killed) {
        const id = await openTicket(address)
        if (id !== null) acknowledged.push(id)
      }
    })
    const before = office.delivered.length
    while (office.delivered.length < before + 5) await new Promise((resolve) => setTimeout(resolve, 5))
    const dying = kill()
    killed = true
    await Promise.all([dying, ...senders])
  }
  const { kill } = await start(office.smtp)
  await emptied()
  await kill()

  /** The Message-IDs that each reader of a ticket got: one, however often it came. */
  const got = Map.groupBy(office.delivered, ({ envelope, messageId = '' }) => {
    const [, id = ''] = /^<([a-z0-9]+)\./.exec(messageId) ?? []
    return `${id} ${envelope.to.startsWith('client-') ? 'client' : 'team'}`
  })
  expect(acknowledged.length).toBeGreaterThan(KILLS)
  for (const id of acknowledged)
    for (const reader of ['client', 'team'])
      expect(new Set(got.get(`${id} ${reader}`)?.map(({ messageId }) => messageId)).size, `${id} ${reader}`).toBe(1)
  for (const [reader, mails] of got) expect(new Set(mails.map(({ messageId }) => messageId)).size, reader).toBe(1)
  await office.close()
})
