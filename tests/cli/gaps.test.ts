import { describe, expect, it } from 'vitest'
import { command } from '../../src/cli/gaps.ts'
import { command as newGuide } from '../../src/cli/new.ts'
import { newSession } from '../../src/core/session-id.ts'
import { NOW, setUp } from '../server/setup.ts'
import { SITE } from '../server/site.ts'
import { aScratch, type Scratch } from './authoring/scratch.ts'

/** From a gap of the ledger to a guide: the searches go in as readers' browsers send them. */

const HOUR = 3_600_000

async function withSearches() {
  const setup = await setUp({ ...SITE, privacyThreshold: 3 })
  const send = async (at: number, seed: number, query: string, guide: string) => {
    const base = { session: newSession(at, () => seed), locale: 'en', page: '/en/' }
    const search = { search: 1, query, results: guide === '' ? 0 : 1, rung: 'exact', surface: 'home' }
    const events = [
      { kind: 'search_performed', ...base, id: 1, at, ...search },
      ...(guide === ''
        ? []
        : [
            { kind: 'result_clicked', ...base, id: 2, at: at + 1000, search: 1, guide, position: 1 },
            { kind: 'guide_viewed', ...base, id: 3, at: at + 2000, guide, guide_locale: 'en', from: 'search' },
            { kind: 'guide_rated', ...base, id: 4, at: at + 3000, guide, helpful: false, reason: '' },
          ]),
    ]
    setup.clock.now = at + 60_000
    const payload = { v: 1, events }
    expect((await setup.app.inject({ method: 'POST', url: '/api/journal', payload })).statusCode).toBe(202)
  }
  const typed = ['trailing stop', 'trailing stop', 'trailling stop', 'trailing stop', 'trailing stop']
  for (const [place, query] of typed.entries())
    await send(NOW + place * HOUR, place + 1, query, place < 3 ? '' : 'trading/order-types')
  for (const seed of [21, 22, 23]) await send(NOW + seed * HOUR, seed, 'paper wallet', '')
  await send(NOW, 9, 'just one person', '')
  const own = { site: { ...SITE, privacyThreshold: 3 }, openStore: async () => setup.store, now: () => NOW + 30 * HOUR }
  return { ...setup, own }
}

const TEXTS = ['--title', 'Trailing stops', '--scope', 'A stop that follows.', '--answer', 'Choose it in Trade.']
const FILE = 'content/en/trading/trailing-stops.mdx'

async function idOf(scratch: Scratch, own: object, query: string): Promise<string> {
  const { lines } = await scratch.run(command, [], own)
  return lines.find((line) => line.endsWith(query))?.split(' ')[0] ?? ''
}

describe('the gaps', () => {
  it('are listed most searched first, with their numbers and what came of them; few people’s words are only counted', async () => {
    const { own } = await withSearches()
    const scratch = aScratch()
    const { code, lines, json } = await scratch.run(command, [], own)
    expect(code).toBe(0)
    expect(lines).toEqual([
      expect.stringMatching(/^[0-9a-z]+ {2}en {2}open {2}trailing stop$/),
      '    5 sessions, 0 then asked a person',
      expect.stringMatching(/^[0-9a-z]+ {2}en {2}open {2}paper wallet$/),
      '    3 sessions, 0 then asked a person',
      'Not shown, each by fewer than 3 people, or all within fewer than 3 different hours: 1 searches.',
    ])
    expect(json).toMatchObject({ state: 'open', more: 0, gaps: [{ query: 'trailing stop', nearest: '' }, {}] })
    expect(JSON.stringify(json)).not.toContain('just one')
    expect((await scratch.run(command, ['--most', '1'], own)).lines).toContain('… and 1 more: --most 2 shows them.')
  })

  it.each(['0', '2.5', 'all'])('shown %s at most are asked for wrongly', async (most) => {
    const { own } = await withSearches()
    const { code, lines } = await aScratch().run(command, ['--most', most], own)
    expect([code, lines.join(' ')]).toEqual([
      2,
      expect.stringContaining(`--most is "${most}". Write how many are shown`),
    ])
  })

  it('that are none say so', async () => {
    const { own } = await withSearches()
    const scratch = aScratch()
    const { code, lines } = await scratch.run(command, ['--state', 'written'], own)
    expect([code, lines.slice(0, 2)]).toEqual([
      0,
      [
        expect.stringMatching(/^There are no gaps that are written from \d{4}-\d{2}-\d{2} to \d{4}-\d{2}-\d{2}\.$/),
        'Look further back with --from, or at others with --state all.',
      ],
    ])
    expect((await scratch.run(command, ['--from', '2026-01-01', '--to', '2026-01-31'], own)).lines[0]).toMatch(
      /^There are no gaps that are open/,
    )
    expect(await scratch.run(command, ['--state', 'opn'], own)).toMatchObject({
      code: 2,
      lines: [expect.stringContaining('Did you mean "open"?')],
    })
  })
})

describe('a guide for a gap', () => {
  it('has what enough people typed as phrases, tells the writer what failed them, and the gap is taken', async () => {
    const { own } = await withSearches()
    const scratch = aScratch()
    const id = await idOf(scratch, own, 'trailing stop')
    const { code, lines } = await scratch.run(
      newGuide,
      ['trading/trailing-stops', ...TEXTS, '--gap', id, '--by', 'Ada'],
      own,
    )
    expect([code, lines.at(-3)]).toEqual([0, `Gap ${id} is taken by Ada; its remark stands in the file.`])
    const text = scratch.read(FILE)
    expect(text).toContain('phrases:\n  - trailing stop\n  - TODO trading/trailing-stops 2\n')
    expect(text).toContain('related:\n  - trading/order-types\n')
    expect(text).toMatch(/^---\n# Gap [0-9a-z]+ \(en\), .*: in 30 days 5 sessions searched this and found no answer;/)
    expect(text).toContain('# - trailing stop (4)\n# - and 1 other ways to write it, each too seldom to be shown')
    expect(text).toContain('# - trading/order-types (2, 2)\n#\n# Take this remark out')
    expect(text).not.toContain('trailling')
    expect((await scratch.run(command, ['--state', 'taken'], own)).lines[0]).toBe(
      `${id}  en  taken by Ada  trailing stop`,
    )
    expect(await scratch.errorsIn(FILE)).toEqual([])
  })

  it('that there is not is told, and nothing is written or taken', async () => {
    const { own, store } = await withSearches()
    const scratch = aScratch()
    const { code, lines } = await scratch.run(newGuide, ['trading/trailing-stops', ...TEXTS, '--gap', 'none'], own)
    expect([code, lines]).toEqual([
      2,
      ['There is no gap "none" in the last year. See which there are: npx guidepost gaps'],
    ])
    expect([scratch.has(FILE), await store.gaps()]).toEqual([false, []])
  })

  it('stays open when the guide is only shown', async () => {
    const { own, store } = await withSearches()
    const scratch = aScratch()
    const id = await idOf(scratch, own, 'trailing stop')
    await scratch.run(newGuide, ['trading/trailing-stops', ...TEXTS, '--gap', id, '--dry-run'], own)
    expect([scratch.has(FILE), await store.gaps()]).toEqual([false, []])
  })
})
