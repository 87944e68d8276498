import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** An import that is killed, and started again, ends as one that was left alone. */

const ROWS = 120_000
const folder = mkdtempSync(join(tmpdir(), 'guidepost-import-kill-'))
const table = join(folder, 'tickets.csv')
const main = join(import.meta.dirname, '../../src/cli/main.ts')

beforeAll(() => {
  const at = (row: number) => new Date(Date.UTC(2026, 0, 1) + row * 60_000).toISOString()
  // Every hundredth line tells an earlier ticket again, every thousandth is wrong.
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const id = row % 100 === 99 ? row - 50 : row
    return `${id},${row % 1000 === 7 ? 'fax' : 'chat'},en,${row % 2 ? 'access' : 'odd'},${at(id)},${at(row)},,${(row % 5) + 1}`
  })
  const heading = 'id,channel,locale,category,created_at,first_response_at,solved_at,score'
  writeFileSync(table, [heading, ...lines].join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(data: string) {
  const child = spawn(process.execPath, [main, 'import-tickets', table, '--from', 'csv'], {
    env: { ...process.env, DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (text) => {
    printed += text
  })
  return { child, ended: once(child, 'close'), printed: () => printed }
}

/** What a store holds, or null while it has no tables. */
function read<T>(data: string, ask: (database: DatabaseSync) => T): T | null {
  const file = join(data, 'guidepost.sqlite')
  if (!existsSync(file)) return null
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return ask(database)
  } catch {
    return null
  } finally {
    database.close()
  }
}

const stored = (data: string) => read(data, (database) => database.prepare('select * from tickets order by id').all())
const position = (data: string) =>
  Number(read(data, (database) => database.prepare('select position from imports').get()?.['position']) ?? 0)

async function killAfter(data: string, tickets: number): Promise<void> {
  const { child, ended } = start(data)
  while (position(data) < tickets && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGKILL')
  await ended
}

it('ends with the same tickets and the same counts, without storing again what was stored', async () => {
  const once = join(folder, 'once')
  const whole = start(once)
  await whole.ended
  const again = join(folder, 'again')
  await killAfter(again, 1)
  const first = position(again)
  await killAfter(again, first + 1)
  const second = position(again)
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first)
  expect(second).toBeLessThan(ROWS - ROWS / 1000)
  const rest = start(again)
  await rest.ended
  expect(rest.printed()).toBe(whole.printed())
  expect(rest.printed()).toMatch(/^tickets\.csv, line 9: "channel"[\s\S]*Tickets: 118,\d+ added, [1-9]/)
  expect(stored(again)).toEqual(stored(once))
  expect(position(again)).toBe(position(once))
})
