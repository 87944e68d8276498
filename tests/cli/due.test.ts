import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readDue, sayNext, writeDue } from '../../src/cli/due.ts'

const folder = mkdtempSync(join(tmpdir(), 'guidepost-due-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a build is good for ever where nothing is due, and until the next moment where something is', () => {
  writeDue(folder, null)
  expect(readDue(folder)).toBe(Number.POSITIVE_INFINITY)
  writeDue(folder, 1_800_000_000_000)
  expect(readDue(folder)).toBe(1_800_000_000_000)
})

test('one whose moment cannot be read is made again', () => {
  writeFileSync(join(folder, '.due'), 'soon')
  expect(readDue(folder)).toBe(0)
})

test('what comes next is said with when, where and what to do', () => {
  const next = { at: Date.UTC(2027, 0, 1, 8), guide: 'trading/staking', what: 'publish' as const }
  expect(sayNext({ ...next, locales: ['en', 'es'] })).toBe(
    'Next: trading/staking (en, es) is published on 2027-01-01 08:00 UTC. Build again then: npx guidepost build',
  )
  expect(sayNext({ ...next, what: 'retire', locales: ['en', 'es', 'de', 'fr'] })).toContain('(4 languages) is retired')
})
