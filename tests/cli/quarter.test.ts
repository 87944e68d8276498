import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isWrong } from '../../src/cli/command.ts'
import { EXPLAINED } from '../../src/cli/explain.ts'
import { reportQuarter } from '../../src/cli/quarter.ts'
import type { GuidepostEvent } from '../../src/core/events.ts'
import type { Notice } from '../../src/core/notice.ts'
import { quarterFile } from '../../src/core/quarter.ts'
import { isMissing } from '../../src/core/quarter-figures.ts'
import { parseDay } from '../../src/core/question.ts'
import { newSession } from '../../src/core/session-id.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { toStored } from '../../src/store/stored-event.ts'
import { SITE } from '../server/site.ts'
import { unansweredTicket } from '../store/unanswered-ticket.ts'
import { aContext } from './running.ts'

/** The published report's file, counted from tickets and events that went in as they always do. */

const NOW = Date.UTC(2026, 9, 5)
const DAY = 86_400_000
const at = (day: string) => (parseDay(day) ?? 0) * DAY

function ticket(id: string, day: string, own: Partial<Ticket>): Ticket {
  return unansweredTicket(at(day), { id, locale: 'es', ...own })
}
const solvedOn = (day: string): Partial<Ticket> => ({
  solved_at: at(day),
  resolution_seconds: 3600,
  first_response_seconds: 60,
  score: 5,
})

let root = ''
let store: Store
let lines: string[] = []
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'guidepost-quarter-'))
  mkdirSync(join(root, 'content/reports'), { recursive: true })
  store = await openStore(`sqlite:${join(root, 'data')}`, 'here')
  lines = []
})
afterEach(async () => {
  await store.close()
  rmSync(root, { recursive: true, force: true })
})

const run = async (quarter: string, figure = '') => {
  const context = aContext({
    openStore: async () => store,
    site: SITE,
    root,
    now: () => NOW,
    note: (line) => lines.push(line),
  })
  const outcome = await reportQuarter({ quarter, figure }, ['trading', 'verification'], context)
  lines.push(...(isWrong(outcome) ? [outcome.what, outcome.mend] : outcome.lines))
  return outcome.code
}
const path = () => join(root, 'content/reports/2026-q3.json')
const written = () => quarterFile.parse(JSON.parse(readFileSync(path(), 'utf8')))

/** A search of some words, with a guide opened and voted helpful when it was answered. */
function searched(day: string, seed: number, isAnswered: boolean): GuidepostEvent[] {
  const began = at(day) + seed * 60_000
  const base = { session: newSession(began, () => seed), locale: 'en', page: '/en/' }
  const search: GuidepostEvent = {
    kind: 'search_performed',
    ...base,
    id: 1,
    at: began,
    search: 1,
    query: 'unstake early',
    results: isAnswered ? 2 : 0,
    rung: 'exact',
    surface: 'home',
  }
  const guide = 'trading/staking'
  const rest: GuidepostEvent[] = [
    { kind: 'result_clicked', ...base, id: 2, at: began + 1000, search: 1, guide, position: 1 },
    { kind: 'guide_viewed', ...base, id: 3, at: began + 2000, guide, guide_locale: 'en', from: 'search' },
    { kind: 'guide_rated', ...base, id: 4, at: began + 3000, guide, helpful: true, reason: '' },
  ]
  return isAnswered ? [search, ...rest] : [search]
}

describe('a quarter', () => {
  it('is counted from tickets, chats and sessions, with the two quarters before', async () => {
    await store.saveTickets([
      ticket('aaaaaaaa', '2026-07-01', solvedOn('2026-07-03')),
      ticket('bbbbbbbb', '2026-09-30', { ...solvedOn('2026-10-02'), topic: 'verification' }),
      ticket('cccccccc', '2026-08-10', { topic: 'verification' }),
      ticket('dddddddd', '2026-08-10', { ...solvedOn('2026-08-10'), channel: 'chat', score: 2 }),
      ticket('eeeeeeee', '2026-05-05', solvedOn('2026-07-04')),
      ticket('ffffffff', '2025-01-05', {}),
    ])
    const before = [1, 2, 3].flatMap((seed) => searched('2026-05-02', seed, false))
    const since = [1, 2, 3].flatMap((seed) => searched('2026-08-02', seed, true))
    await store.append([...before, ...since].map((event) => toStored(event, new Map())))
    expect(await run('2026-Q3')).toBe(0)
    const report = written()
    expect(report.headline[0]).toEqual({
      quarter: '2026-Q3',
      opened: 3,
      solved: 2,
      // Asked for and not solved by the end of September: one of 2025, one of August, and the one solved in October.
      backlog: 3,
      satisfaction: { of: 2, over: 3 },
      firstReply: expect.objectContaining({ conversations: 3, bound: 'exact' }),
      resolution: expect.objectContaining({ conversations: 3 }),
      chat: { of: 1, over: 3 },
    })
    expect(report.headline[1]).toMatchObject({ quarter: '2026-Q2', opened: 1, solved: 0, backlog: 2 })
    expect(report.months).toContainEqual({ month: '2026-08', opened: 1 })
    expect(report.peak).toEqual({ day: '2026-05-05', opened: 1 })
    expect(report.categories).toEqual({
      tickets: {
        over: 3,
        top: [
          { category: 'verification', count: 2 },
          { category: 'trading', count: 1 },
        ],
      },
      chats: { over: 1, top: [{ category: 'trading', count: 1 }] },
    })
    expect(report.selfService).toEqual({
      intent: 3,
      confirmed: 3,
      helped: 3,
      searches: 3,
      unanswered: 0,
      gapsClosed: [{ words: 'unstake early', locale: 'en', sessions: 3 }],
    })
    expect(report.sample).toBe(false)
  })

  it('says of every figure that is missing why, and prints it', async () => {
    expect(await run('2026-Q3')).toBe(0)
    const report = written()
    expect(report.headline[0]).toMatchObject({
      opened: { missing: 'no_tickets' },
      satisfaction: { missing: 'no_ratings' },
      firstReply: { missing: 'no_times' },
    })
    expect(report).toMatchObject({
      months: { missing: 'no_tickets' },
      selfService: { missing: 'no_sessions' },
      quotes: { missing: 'no_quotes' },
    })
    expect(lines.join('\n')).toMatch(/quotes: not known \(no_quotes\)/)
  })

  it('keeps what a person chose when it is counted again, and nothing of a sample', async () => {
    await run('2026-Q3')
    const chosen = { ...written(), quotes: [{ text: 'Quick and kind.', locale: 'en', score: 5 }] }
    writeFileSync(path(), JSON.stringify(chosen))
    await run('2026-Q3')
    expect(written().quotes).toEqual(chosen.quotes)
    writeFileSync(path(), JSON.stringify({ ...chosen, sample: true }))
    await run('2026-Q3')
    expect(written()).toMatchObject({ sample: false, quotes: { missing: 'no_quotes' } })
  })

  it('is explained figure by figure, with days that add up', async () => {
    await store.saveTickets([ticket('aaaaaaaa', '2026-07-01', {}), ticket('bbbbbbbb', '2026-07-02', {})])
    expect(await run('2026-Q3', 'tickets.new')).toBe(0)
    expect(lines[0]).toMatch(/^tickets\.new: Tickets that clients asked for/)
    expect(lines.filter((line) => /^2026-/.test(line))).toHaveLength(92)
    expect(lines).toContainEqual(expect.stringMatching(/^2026-07-02 +1$/))
    expect(lines.at(-1)).toMatch(/^in all +2$/)
  })

  it('is explained whatever its figure, and each adds up to what is shown', async () => {
    await store.saveTickets([
      ticket('aaaaaaaa', '2026-07-01', { topic: 'verification' }),
      ticket('bbbbbbbb', '2026-07-01', solvedOn('2026-07-09')),
      ticket('eeeeeeee', '2026-05-05', {}),
    ])
    const events = [...searched('2026-05-02', 1, false), ...searched('2026-08-02', 2, true)]
    await store.append(events.map((event) => toStored(event, new Map())))
    for (const figure of Object.keys(EXPLAINED)) {
      lines = []
      expect(await run('2026-Q3', figure), figure).toBe(0)
      expect(lines[0], figure).toMatch(new RegExp(`^${figure}: [A-Z].*\\.$`))
      expect(lines.at(-1), figure).toMatch(/^in all/)
    }
    const inAll = async (figure: string) => {
      lines = []
      await run('2026-Q3', figure)
      return lines.at(-1)?.split(/ {2,}/).slice(1)
    }
    // Three were ever asked for, and one was solved: two wait.
    expect(await inAll('tickets.backlog')).toEqual(['3', '1'])
    expect(lines).toContainEqual(expect.stringMatching(/^before +1 +0$/))
    expect(await inAll('tickets.solved-to-new')).toEqual(['1', '2'])
    expect(await inAll('tickets.months')).toEqual(['3'])
    expect(await inAll('categories.tickets')).toEqual(['1', '1'])
  })

  it('knows months before the first ticket as little as those to come, and says so', async () => {
    await store.saveTickets([ticket('aaaaaaaa', '2026-07-20', {}), ticket('bbbbbbbb', '2026-09-01', {})])
    await run('2026-Q4')
    const file = join(root, 'content/reports/2026-q4.json')
    const { months } = quarterFile.parse(JSON.parse(readFileSync(file, 'utf8')))
    expect(
      Object.fromEntries(isMissing(months) ? [] : months.map(({ month, opened }) => [month, opened])),
    ).toMatchObject({
      '2026-01': { missing: 'not_measured' },
      '2026-06': { missing: 'not_measured' },
      '2026-07': 1,
      '2026-08': 0,
      '2026-09': 1,
      '2026-10': 0,
      '2026-11': { missing: 'not_yet' },
      '2026-12': { missing: 'not_yet' },
    })
  })

  it('that a person broke is not written over: the file is named, and how to mend it', async () => {
    writeFileSync(path(), '{ broken')
    await expect(run('2026-Q3')).rejects.toThrow(/2026-q3\.json cannot be read: .*[\s\S]*Correct it, or take it away/)
    expect(readFileSync(path(), 'utf8')).toBe('{ broken')
  })

  it('that is none, a figure that is none, and one that is not over are told', async () => {
    expect(await run('2026-3')).toBe(2)
    expect(lines.join()).toContain('such as 2026-Q3')
    expect(await run('2026-Q3', 'tickets')).toBe(2)
    expect(lines.join()).toContain('Choose one of tickets.new')
    await run('2026-Q4')
    expect(lines.join()).toContain('these figures are not final')
  })

  it('proposes the disruptions that readers were told of in the quarter, and keeps what a person made of them', async () => {
    const told = (id: string, severity: Notice['severity'], starts: string, ends: string | null): Notice => {
      const span = { starts: at(starts), ends: ends === null ? null : at(ends), updatedAt: at(starts) }
      return {
        id,
        severity,
        title: { en: id, es: id },
        text: { en: id, es: id },
        topics: [],
        source: 'content',
        ...span,
      }
    }
    const built = [
      told('before', 'incident', '2026-06-20', '2026-06-30'),
      told('into', 'incident', '2026-06-29', '2026-07-02'),
      told('news', 'info', '2026-08-01', '2026-08-02'),
      told('called off', 'warning', '2026-08-09', '2026-08-01'),
    ]
    mkdirSync(join(root, 'dist/notices'), { recursive: true })
    writeFileSync(join(root, 'dist/notices/built.json'), JSON.stringify({ at: NOW, hosts: [], notices: built }))
    const live = { ...told('live', 'warning', '2026-09-30', null), source: 'staff' as const }
    await store.saveNotice({ at: NOW, who: 'Ada', what: 'written', notice: live }, 0)
    expect(await run('2026-Q3')).toBe(0)
    expect(written().notices).toEqual([
      { title: { en: 'into', es: 'into' }, from: '2026-06-29', to: '2026-07-02' },
      { title: { en: 'live', es: 'live' }, from: '2026-09-30', to: null },
    ])
    expect(lines.join('\n')).toContain('"live" of 2026-09-30 was proposed')
    writeFileSync(path(), JSON.stringify({ ...written(), notices: [] }))
    await run('2026-Q3')
    expect(written().notices).toEqual([])
  })
})
