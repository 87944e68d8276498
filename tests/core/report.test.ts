import { describe, expect, it } from 'vitest'
import { everybody, parseDay, readQuestion } from '../../src/core/question.ts'
import { figureOf, timeOf, wilson } from '../../src/core/rate.ts'
import { makeReport, type UnansweredRow } from '../../src/core/report.ts'
import { addUp, type TallyRow } from '../../src/core/tallies.ts'

const row = (words: string, sessions: number): UnansweredRow => ({
  locale: 'en',
  words,
  query: words,
  sessions,
  searches: sessions + 1,
  contacted: 0,
  searchedAgain: 0,
  left: sessions,
  asked: sessions,
  answered: 0,
  hours: 3,
  firstDay: 100,
  lastDay: 101,
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

const NOTHING = { groups: 0, searches: 0 }
const none = {
  days: [],
  locales: [],
  topics: [],
  surfaces: [],
  guides: [],
  suggestions: [],
  unanswered: { rows: [], unlisted: NOTHING, withheld: NOTHING },
}

describe('a report', () => {
  const days: TallyRow[] = [
    {
      day: 100,
      locale: 'en',
      subject: '*',
      part: '*',
      counts: { help_sessions: 3, intent: 2, confirmed: 1, helped: 2, readership: 1 },
    },
    { day: 101, locale: 'es', subject: '*', part: '*', counts: { help_sessions: 1, intent: 1, unanswered: 1 } },
  ]
  const report = makeReport(
    everybody(99, 101),
    {
      ...none,
      days,
      locales: days,
      unanswered: { rows: [row('deposit', 3)], unlisted: NOTHING, withheld: { groups: 2, searches: 13 } },
    },
    3,
  )

  it('adds up its parts', () => {
    expect(report.counts.help_sessions).toBe(4)
    expect(report.figures.deflection_from).toMatchObject({ of: 1, over: 3 })
    expect(report.figures.deflection_to).toMatchObject({ of: 2, over: 3 })
  })
  it('has every day, also those on which nothing was', () => {
    expect(report.days.map(({ counts }) => counts.intent)).toEqual([undefined, 2, 1])
  })
  it('passes on what is shown, and how much is not', () => {
    expect(report.unanswered.map(({ query }) => query)).toEqual(['deposit'])
    expect(report.withheld).toEqual({ threshold: 3, groups: 2, searches: 13 })
  })
  it('without anything has no figure, and says none as 0', () => {
    const empty = makeReport(everybody(99, 101), none, 3)
    expect(Object.values(empty.figures).every(({ value }) => value === null)).toBe(true)
    expect(Object.values(empty.times).every(({ median, p90 }) => median === null && p90 === null)).toBe(true)
  })
})

describe('a question', () => {
  const read = (from?: string, to?: string, locale?: string, topic?: string, surface?: string) =>
    readQuestion({ from, to, locale, topic, surface }, { locales: ['en', 'es'], topics: ['trading'] }, 20780)
  it('without days is the last 28', () => expect(read()).toEqual({ question: everybody(20753, 20780) }))
  it('takes two days and a locale', () =>
    expect(read('2026-11-01', '2026-11-02', 'es')).toEqual({
      question: { ...everybody(20758, 20759), locale: 'es' },
    }))
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

it('takes a topic and a surface, and tells which there are', () => {
  const read = (topic: string, surface: string) =>
    readQuestion(
      { from: undefined, to: undefined, locale: '', topic, surface },
      { locales: ['en'], topics: ['trading'] },
      20780,
    )
  expect(read('trading', 'home')).toEqual({
    question: { ...everybody(20753, 20780), topic: 'trading', surface: 'home' },
  })
  expect(read('tradin', '')).toEqual({ problem: expect.stringMatching(/Topic "tradin".*Choose one of trading/) })
  expect(read('', 'hom')).toEqual({ problem: expect.stringMatching(/Surface "hom".*Choose one of home, header/) })
})

it('gives a percentile between the bounds of its bucket, and says when it lies beyond them all', () => {
  // 10 took up to 15 s, 10 between 15 and 30: the median is the bound, nine tenths lie at 27.
  expect(timeOf('first_response', { first_response_in_0: 10, first_response_in_1: 10 })).toEqual({
    over: 20,
    median: 15,
    p90: 27,
    isBeyond: false,
  })
  const beyond = timeOf('resolution', { resolution_in_31: 4 })
  expect(beyond).toEqual({ over: 4, median: 60 * 86_400, p90: 60 * 86_400, isBeyond: true })
  expect(timeOf('click', {})).toEqual({ over: 0, median: null, p90: null, isBeyond: false })
})

it('widens what few votes may mean (Wilson, 1927)', () => {
  expect(wilson(0, 0)).toBeNull()
  const one = wilson(1, 1)
  const many = wilson(90, 100)
  expect(one?.low).toBeCloseTo(0.2065, 3)
  expect(many?.low).toBeCloseTo(0.8256, 3)
  expect(many?.high).toBeCloseTo(0.9448, 3)
})

it('reads days of the calendar only', () => {
  expect(parseDay('2026-11-23')).toBe(20780)
  expect(parseDay('2026-13-01')).toBeNull()
  expect(parseDay('2026-1-1')).toBeNull()
})
