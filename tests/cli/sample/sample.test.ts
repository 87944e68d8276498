import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readPhrases } from '../../../src/cli/sample/guide-phrases.ts'
import { sampleHistory } from '../../../src/cli/sample/history.ts'
import { STALE_GUIDE, STORIES } from '../../../src/cli/sample/stories.ts'
import { command } from '../../../src/cli/sample.ts'
import { CONTACT_FUNNEL } from '../../../src/core/metrics.ts'
import { everybody, parseDay } from '../../../src/core/question.ts'
import { readSampleLabel } from '../../../src/server/sample.ts'
import { site } from '../../../src/site.config.ts'
import { readGaps } from '../../../src/store/read-gaps.ts'
import { readGuides, readReport } from '../../../src/store/read-report.ts'
import { openStore } from '../../../src/store/store.ts'
import { aContext, run as runCommand } from '../running.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'guidepost-sample-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const END = '2026-11-22'
const NOW = Date.parse('2026-11-24T12:00:00Z')
const run = (name: string, ...args: string[]) =>
  runCommand(command, ['--data', join(folder, name), '--end', END, ...args], aContext({ root, now: () => NOW }))

async function withStore<T>(
  name: string,
  use: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
): Promise<T> {
  const store = await openStore(`sqlite:${join(folder, name)}`)
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

const last = parseDay(END) ?? 0

describe('the sample', () => {
  it('is the same history for the same seed, and another for another', async () => {
    const hashes: string[] = []
    for (const [name, seed] of [
      ['a', '1'],
      ['b', '1'],
      ['c', '2'],
    ] as const) {
      expect((await run(name, '--days', '2', '--sessions-per-day', '40', '--seed', seed)).code).toBe(0)
      const events = await withStore(name, (store) => store.events(everybody(last - 1, last)))
      expect(events.length).toBeGreaterThan(100)
      hashes.push(createHash('sha256').update(JSON.stringify(events)).digest('hex'))
    }
    expect(hashes[0]).toBe(hashes[1])
    expect(hashes[0]).not.toBe(hashes[2])
  }, 60_000)

  it('has a gap that a new guide closes, one that stays, a guide that fails, and conversations with ratings', async () => {
    expect((await run('whole', '--days', '20', '--sessions-per-day', '250')).code).toBe(0)
    await withStore('whole', async (store) => {
      const question = everybody(last - 19, last)
      const parts = { store, synonyms: new Map(), least: 3, costOfContact: site.costOfContact, now: NOW }
      const { gaps } = await readGaps(question, parts)
      const of = (query: string | undefined) => gaps.find((gap) => gap.locale === 'en' && gap.query === query)
      const [closing, open] = [of(STORIES['en']?.closing), of(STORIES['en']?.open)]
      expect(open?.since).toMatchObject({ answered: 0 })
      const trend = closing?.trend ?? []
      const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
      expect(sum(trend.slice(0, 12))).toBeGreaterThan(4 * sum(trend.slice(12)))
      const { guides } = await readGuides({ ...question, locale: 'en' }, store)
      const stale = guides.find(({ guide }) => guide === STALE_GUIDE)
      expect(stale?.between?.high).toBeLessThan(0.6)
      const { counts } = await readReport(question, store, 3)
      for (const tally of ['cases', 'chats', 'first_responses', 'solved', 'ratings'] as const)
        expect([tally, counts[tally] > 0]).toEqual([tally, true])
      // Of those at the contact form some needed nobody, and each step loses some.
      const steps = [...CONTACT_FUNNEL].map((step) => counts[step])
      expect(steps).toEqual([...new Set(steps)].sort((a, b) => b - a))
      expect(counts.contact_confirmed).toBeGreaterThan(0)
      expect(counts.suggestions_read).toBeGreaterThan(counts.suggestions_deflected)
    })
  }, 120_000)

  it('is busy by day and quiet at weekends, and one day many ask the same', () => {
    const shape = { days: 28, sessionsPerDay: 400, seed: 3, end: last }
    const days = [...sampleHistory(shape, readPhrases(root, ['en']))]
    const isWeekend = (day: number) => [0, 6].includes(new Date(day * 86_400_000).getUTCDay())
    const mean = (of: typeof days) => of.reduce((sum, { visits }) => sum + visits.length, 0) / of.length
    expect(mean(days.filter(({ day }) => isWeekend(day)))).toBeLessThan(
      0.7 * mean(days.filter(({ day }) => !isWeekend(day))),
    )
    const all = days.flatMap(({ visits }) => visits)
    const inHours = (from: number, to: number) =>
      all.filter(({ at }) => new Date(at).getUTCHours() >= from && new Date(at).getUTCHours() < to).length
    expect(inHours(1, 5)).toBeLessThan(inHours(9, 13) / 4)
    const surging = days.map(
      ({ visits }) =>
        visits.filter(({ events }) =>
          events.some((event) => event.kind === 'search_performed' && event.query === STORIES['en']?.surge),
        ).length,
    )
    expect(surging.filter((count) => count > 100)).toHaveLength(1)
  })

  it('is labelled from its beginning, and replaces nothing that is no sample', async () => {
    expect(readSampleLabel(join(folder, 'a'))).toMatchObject({ sample: true, complete: true, seed: 1, end: END })
    const real = join(folder, 'real')
    await withStore('real', async () => undefined)
    writeFileSync(join(real, 'kept'), 'as it is')
    const { code, lines } = await run('real', '--days', '1')
    expect([code, lines.join()]).toEqual([2, expect.stringContaining('holds files that are no sample')])
    expect(readFileSync(join(real, 'kept'), 'utf8')).toBe('as it is')
  })

  it.each([
    ['--days', '0'],
    ['--days', 'many'],
    ['--sessions-per-day', '0'],
    ['--seed', 'x'],
    ['--end', '2026-02-30'],
    ['--end', '2099-01-01'],
  ])('is not made with %s %s', async (flag, value) => {
    const { code, lines } = await run('none', flag, value)
    expect([code, lines.join()]).toEqual([2, expect.stringContaining(flag)])
  })
})
