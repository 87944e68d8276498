import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessSeconds } from '../../src/core/business-hours.ts'
import { openingAt } from '../../src/core/hours.ts'
import type { DayException, OpeningHours, Weekday } from '../../src/core/site-config.ts'

const at = (text: string) => Date.parse(text)
const HOUR = 3600

function team(timeZone: string, spans: string[], days: Weekday[], exceptions: DayException[] = []): OpeningHours {
  return {
    locales: ['es'],
    topics: [],
    timeZone,
    weekly: Object.fromEntries(days.map((day) => [day, spans])),
    exceptions,
  }
}
const WEEKDAYS: Weekday[] = [1, 2, 3, 4, 5]
const ALL: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const office = team('Europe/Madrid', ['08:00-20:00'], WEEKDAYS, [{ from: '12-25', to: '12-25', spans: [] }])
const night = team('Europe/Madrid', ['22:00-06:00'], ALL)
const always = team('UTC', ['00:00-24:00'], ALL)

describe('the time within business hours', () => {
  it.each([
    ['within one day', '2026-11-23T09:00Z', '2026-11-23T11:30Z', [office], 2.5 * HOUR],
    ['from before they open', '2026-11-23T05:00Z', '2026-11-23T08:00Z', [office], HOUR],
    ['past the end of the day', '2026-11-23T18:00Z', '2026-11-24T08:00Z', [office], 2 * HOUR],
    ['over a weekend', '2026-11-27T18:00Z', '2026-11-30T08:00Z', [office], 2 * HOUR],
    ['over a holiday', '2026-12-24T18:00Z', '2026-12-28T08:00Z', [office], 2 * HOUR],
    ['wholly outside', '2026-11-28T00:00Z', '2026-11-29T23:00Z', [office], 0],
    ['over a week', '2026-11-23T00:00Z', '2026-11-30T00:00Z', [office], 60 * HOUR],
    ['of a night that summer time shortens', '2026-03-28T12:00Z', '2026-03-29T12:00Z', [night], 7 * HOUR],
    ['of a night that its end lengthens', '2026-10-24T12:00Z', '2026-10-25T12:00Z', [night], 9 * HOUR],
    [
      'of two teams that take turns',
      '2026-11-23T00:00Z',
      '2026-11-24T00:00Z',
      [office, night],
      (12 + 5 + 2 + 1) * HOUR,
    ],
    ['of two teams at once, counted once', '2026-11-23T09:00Z', '2026-11-23T10:00Z', [office, always], HOUR],
    ['where none are configured', '2026-11-23T09:00Z', '2026-11-29T09:00Z', [], 144 * HOUR],
    ['backwards', '2026-11-23T09:00Z', '2026-11-22T09:00Z', [], 0],
  ])('%s', (_, from, to, hours, wanted) => {
    expect(businessSeconds(at(from), at(to), hours)).toBe(wanted)
  })
})

const TEAMS = [
  office,
  night,
  always,
  team('America/New_York', ['01:00-03:30', '09:00-12:00'], ALL),
  team('Australia/Lord_Howe', ['23:30-00:30'], ALL),
  team('Asia/Kathmandu', ['09:15-17:45'], [7, 1, 2, 3, 4]),
]
const hours = fc.subarray(TEAMS, { minLength: 1 })
/** Whole seconds of 2026, often within a few days of each other. */
const moment = fc
  .integer({ min: at('2026-01-01T00:00Z') / 1000, max: at('2027-01-01T00:00Z') / 1000 })
  .map((s) => s * 1000)

it('adds up: the time to a moment and the time from it are the whole, and never more than the calendar’s', () => {
  fc.assert(
    fc.property(hours, moment, moment, moment, (teams, ...moments) => {
      const [from = 0, middle = 0, to = 0] = moments.sort((a, b) => a - b)
      const whole = businessSeconds(from, to, teams)
      expect(businessSeconds(from, middle, teams) + businessSeconds(middle, to, teams)).toBe(whole)
      expect(whole).toBeLessThanOrEqual((to - from) / 1000)
    }),
    { numRuns: 200 },
  )
})

it('runs while the hours are open and stands while they are closed', () => {
  fc.assert(
    fc.property(hours, moment, (teams, now) => {
      const minute = Math.floor(now / 60_000) * 60_000
      expect(businessSeconds(minute, minute + 60_000, teams)).toBe(openingAt(teams, minute).open ? 60 : 0)
    }),
    { numRuns: 500 },
  )
})

it('counts ten years of a team as the sum of their days', () => {
  const weeks = 522
  const from = at('2026-01-05T00:00Z')
  const to = from + weeks * 7 * 86_400_000
  expect(businessSeconds(from, to, [team('Asia/Kathmandu', ['09:15-17:45'], ALL)])).toBe(weeks * 7 * 8.5 * HOUR)
})
