import { describe, expect, it } from 'vitest'
import { addUp, figureOf, makeReport, parseDay, readQuestion, type UnansweredRow } from '../../src/core/report.ts'

const row = (words: string, sessions: number): UnansweredRow => ({
  locale: 'en',
  words,
  query: words,
  sessions,
  searches: sessions + 1,
  contacted: 0,
  searchedAgain: 0,
  left: sessions,
  kinds: { no_results: sessions + 1, no_click: 0, reformulated: 0, escalated: 0 },
})

it('divides once and keeps both numbers; nothing over nothing is no figure, never 0', () => {
  expect(figureOf('csat', { ...addUp([]), ratings: 4, ratings_positive: 3 })).toEqual({
    metric: 'csat',
    of: 3,
    over: 4,
    value: 0.75,
  })
  expect(figureOf('csat', addUp([])).value).toBeNull()
})

describe('a report', () => {
  const rows = [
    { day: 100, locale: 'en', counts: { help_sessions: 3, intent: 2, confirmed: 1, helped: 2, readership: 1 } },
    { day: 101, locale: 'es', counts: { help_sessions: 1, intent: 1, unanswered: 1 } },
  ]
  const report = makeReport({ from: 99, to: 101, locale: null }, rows, [row('deposit', 3), row('secret words', 2)], 3)

  it('adds up its parts', () => {
    expect(report.counts.help_sessions).toBe(4)
    expect(report.figures.deflection_from).toMatchObject({ of: 1, over: 3 })
    expect(report.figures.deflection_to).toMatchObject({ of: 2, over: 3 })
  })
  it('has every day, also those on which nothing was', () => {
    expect(report.days.map(({ intent }) => intent)).toEqual([0, 2, 1])
  })
  it('shows the words of three sessions and only counts those of fewer', () => {
    expect(report.unanswered.map(({ query }) => query)).toEqual(['deposit'])
    expect(report.withheld).toEqual({ threshold: 3, groups: 1, searches: 3 })
    expect(JSON.stringify(report)).not.toContain('secret words')
  })
  it('of one locale counts that locale alone', () => {
    expect(makeReport({ from: 99, to: 101, locale: 'es' }, rows, [], 3).counts.help_sessions).toBe(1)
  })
})

describe('a question', () => {
  const read = (from?: string, to?: string, locale?: string) => readQuestion({ from, to, locale }, ['en', 'es'], 20780)
  it('without days is the last 28', () =>
    expect(read()).toEqual({ question: { from: 20753, to: 20780, locale: null } }))
  it('takes two days and a locale', () =>
    expect(read('2026-11-01', '2026-11-02', 'es')).toEqual({ question: { from: 20758, to: 20759, locale: 'es' } }))
  it.each([
    ['2026-02-30', undefined, undefined, /"from" is "2026-02-30", which is not a day/],
    ['2026-11-02', '2026-11-01', undefined, /Exchange them/],
    ['2020-01-01', '2026-11-01', undefined, /longer than/],
    [undefined, 'soon', undefined, /"to" is "soon"/],
    [undefined, undefined, 'xx', /Choose one of en, es/],
  ])('%s – %s in %s is told how to be mended', (from, to, locale, message) => {
    expect(read(from, to, locale)).toEqual({ problem: expect.stringMatching(message) })
  })
})

it('reads days of the calendar only', () => {
  expect(parseDay('2026-11-23')).toBe(20780)
  expect(parseDay('2026-13-01')).toBeNull()
  expect(parseDay('2026-1-1')).toBeNull()
})
