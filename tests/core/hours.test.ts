import { describe, expect, it } from 'vitest'
import { hoursFor, openingAt, parseSpan } from '../../src/core/hours.ts'
import type { OpeningHours } from '../../src/core/site-config.ts'

const at = (text: string) => Date.parse(text)
const office = (timeZone: string, ...spans: string[]): OpeningHours => ({
  locales: ['es'],
  timeZone,
  weekly: { 1: spans, 2: spans, 3: spans, 4: spans, 5: spans },
})
const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())

describe('Madrid, weekdays 08:00–20:00', () => {
  const hours = office('Europe/Madrid', '08:00-20:00')
  it.each([
    ['2026-11-23T06:59:59Z', false, '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T07:00:00Z', true, '2026-11-23T19:00:00.000Z'],
    ['2026-11-23T18:59:59Z', true, '2026-11-23T19:00:00.000Z'],
    ['2026-11-23T19:00:00Z', false, '2026-11-24T07:00:00.000Z'],
    ['2026-11-27T20:00:00Z', false, '2026-11-30T07:00:00.000Z'],
    // Summer time: an hour earlier by the world's clock; over the weekends on which it begins and ends.
    ['2026-07-01T06:00:00Z', true, '2026-07-01T18:00:00.000Z'],
    ['2026-03-27T19:00:00Z', false, '2026-03-30T06:00:00.000Z'],
    ['2026-10-23T18:00:00Z', false, '2026-10-26T07:00:00.000Z'],
  ])('at %s open is %s until %s', (moment, open, until) => {
    const opening = openingAt(hours, at(moment))
    expect([opening.open, iso(opening.until)]).toEqual([open, until])
  })
})

it('opens and closes once each weekday of a whole year, both changes of time included', () => {
  const hours = office('Europe/Madrid', '08:00-20:00')
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit' })
  let moment = at('2026-01-01T00:00:00Z')
  const changes: string[] = []
  while (moment < at('2027-01-01T00:00:00Z')) {
    const { until } = openingAt(hours, moment)
    if (until === null) throw new Error('These hours end.')
    changes.push(clock.format(until))
    moment = until
  }
  expect(new Set(changes)).toEqual(new Set(['08:00', '20:00']))
  expect(changes.length).toBeGreaterThan(520)
})

it('runs past midnight', () => {
  const hours = office('Asia/Dubai', '22:00-02:00')
  expect(openingAt(hours, at('2026-11-23T21:30:00Z')).open).toBe(true)
  expect(iso(openingAt(hours, at('2026-11-23T21:30:00Z')).until)).toBe('2026-11-23T22:00:00.000Z')
  expect(openingAt(hours, at('2026-11-22T21:30:00Z')).open).toBe(false)
})

it('closes at noon between two spans, and joins spans that touch', () => {
  expect(openingAt(office('UTC', '08:00-12:00', '13:00-17:00'), at('2026-11-23T12:30:00Z'))).toEqual({
    open: false,
    until: at('2026-11-23T13:00:00Z'),
  })
  expect(openingAt(office('UTC', '08:00-12:00', '12:00-17:00'), at('2026-11-23T09:00:00Z'))).toEqual({
    open: true,
    until: at('2026-11-23T17:00:00Z'),
  })
})

it('never ends around the clock, and never opens without a day', () => {
  const always = {
    locales: ['en'],
    timeZone: 'UTC',
    weekly: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, ['00:00-24:00']])),
  }
  expect(openingAt(always, at('2026-11-23T12:30:00Z'))).toEqual({ open: true, until: null })
  expect(openingAt({ locales: ['en'], timeZone: 'UTC', weekly: {} }, 0)).toEqual({ open: false, until: null })
})

it.each(['8-20', '08:00', '25:00-26:00', '08:60-09:00'])('refuses the span "%s" and says how to write it', (span) => {
  expect(() => parseSpan(span)).toThrow(/Write them as "08:00-20:00"/)
})

it('finds the hours of a locale, or none', () => {
  const hours = office('UTC', '08:00-12:00')
  expect(hoursFor('es', { hours: [hours] })).toBe(hours)
  expect(hoursFor('de', { hours: [hours] })).toBeNull()
})
