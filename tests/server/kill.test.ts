import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import { everybody } from '../../src/core/question.ts'
import { newSession, randomBits } from '../../src/core/session-id.ts'
import { openStore } from '../../src/store/store.ts'
import { anEvent } from './setup.ts'

const KILLS = 5
const SENDERS = 6
const BATCH = 20

type Batch = Record<string, unknown>[]

const folder = mkdtempSync(join(tmpdir(), 'guidepost-kill-'))
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a server on the folder and answers its address and a function that kills it as a power cut would. */
async function start() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-server.ts'), folder], {
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

function newBatch(): Batch {
  const session = newSession(Date.now(), randomBits)
  return Array.from({ length: BATCH }, () => anEvent({ session, at: Date.now() }))
}

let sent = 0
/** Whether the server said that the batch is safe. */
async function isAcknowledged(address: string, events: Batch): Promise<boolean> {
  sent += 1
  // Every request from another address, so that the flood gate lets them all in.
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': `10.0.${Math.floor(sent / 250) % 250}.${sent % 250}`,
  }
  try {
    const reply = await fetch(`${address}/api/journal`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ v: 1, events }),
    })
    return reply.status === 202
  } catch {
    return false
  }
}

const nameOf = (event: object) => ('session' in event && 'id' in event ? `${event.session}:${event.id}` : '')

async function storedNames(): Promise<string[]> {
  const store = await openStore(`sqlite:${folder}`)
  const today = Math.floor(Date.now() / 86_400_000)
  const names = (await store.events(everybody(today - 1, today + 1))).map(nameOf)
  await store.close()
  return names
}

test('kill -9 while events stream in loses nothing that was acknowledged, and sending everything again doubles nothing', {
  timeout: 40_000,
}, async () => {
  const acknowledged: Batch[] = []
  const all: Batch[] = []
  for (let round = 0; round < KILLS; round++) {
    const { address, kill } = await start()
    let killed = false
    const senders = Array.from({ length: SENDERS }, async () => {
      while (!killed) {
        const batch = newBatch()
        all.push(batch)
        if (await isAcknowledged(address, batch)) acknowledged.push(batch)
      }
    })
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 300))
    const dying = kill()
    await new Promise((resolve) => setTimeout(resolve, 20))
    killed = true
    await Promise.all([dying, ...senders])
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS)

  const kept = new Set(await storedNames())
  expect(acknowledged.flat().filter((event) => !kept.has(nameOf(event)))).toEqual([])

  const { address, kill } = await start()
  for (const batch of all) expect(await isAcknowledged(address, batch)).toBe(true)
  await kill()
  const names = await storedNames()
  expect(names.length).toBe(all.length * BATCH)
  expect(new Set(names).size).toBe(names.length)
})
