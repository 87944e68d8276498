import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { duration } from '../../src/core/duration.ts'
import { nearestText } from '../../src/core/local-text.ts'
import { isMissing, shareOf } from '../../src/core/quarter-figures.ts'
import { quarterText } from '../../src/core/quarter-text.ts'
import { createTranslate } from '../../src/core/text.ts'

const t = createTranslate(JSON.parse(readFileSync('locales/en/report.json', 'utf8')), 'en')
const say = quarterText('en', t, 3)

describe('a rate', () => {
  test.each([
    [9400, 10_000, '94%', '9,400 of 10,000'],
    [0, 120, '0%', '0 of 120'],
    [0, 0, '–', '0 of 0'],
    [2, 120, '–', 'fewer than 3 of 120'],
    [1, 2, '–', 'fewer than 3 of fewer than 3'],
    [3, 3, '100%', '3 of 3'],
    [6, 8, '–', '– of 8'],
  ])('of %i over %i is shown as %s, %s', (of, over, shown, from) => {
    expect(say.rate({ of, over })).toEqual({ shown, from })
  })

  it('is divided by nothing only as null', () => {
    expect(shareOf({ of: 0, over: 0 })).toBeNull()
    expect(shareOf({ of: 3, over: 4 })).toBe(0.75)
  })

  it('of two counts that hold each other not may be above 100%', () => {
    expect(say.ratio(41_690, 41_280)).toEqual({ shown: '101%', from: '41,690 to 41,280' })
  })
})

describe('the deflection interval', () => {
  test.each([
    [41, 63, 100, '41–63%'],
    [41, 41, 100, '41%'],
    [2, 63, 100, '–'],
    [0, 0, 0, '–'],
  ])('from %i to %i of %i is %s', (low, high, over, shown) => {
    expect(say.interval({ of: low, over }, { of: high, over })).toBe(shown)
  })
})

describe('a count', () => {
  test.each([
    [0, '0'],
    [1, 'fewer than 3'],
    [2, 'fewer than 3'],
    [3, '3'],
    [505_509, '505,509'],
  ])('of %i is shown as %s', (value, shown) => {
    expect(say.count(value)).toBe(shown)
  })

  it('of what is no person is never held back', () => {
    expect(say.number(1)).toBe('1')
  })
})

describe('a time', () => {
  test.each([
    [45, '45 seconds'],
    [120, '2 minutes'],
    [3600, '1 hour'],
    [5400, '1.5 hours'],
    [7200, '2 hours'],
    [147_600, '41 hours'],
    [604_800, '7 days'],
  ])('of %i s is %s', (seconds, shown) => {
    expect(duration(seconds, 'en')).toBe(shown)
  })

  it('is written as its locale writes it', () => {
    expect(duration(5400, 'de')).toBe('1,5 Stunden')
    expect(quarterText('de', t, 3).rate({ of: 94, over: 100 }).shown).toBe('94\u00a0%')
  })

  test.each([
    [{ seconds: 604_800, bound: 'over', conversations: 9000 }, 'over 7 days', '9,000 conversations'],
    [{ seconds: 7200, bound: 'exact', conversations: 1 }, '–', 'fewer than 3 conversations'],
    [{ seconds: 0, bound: 'exact', conversations: 0 }, '–', '0 conversations'],
  ] as const)('as a median: %j', (median, shown, from) => {
    expect(say.median(median)).toEqual({ shown, from })
  })
})

it('tells of few new tickets no more than that they are few', () => {
  expect(say.opened(133_671)).toBe('133,671 new tickets')
  expect(say.opened(1)).toBe(say.opened(2))
})

it('writes days, months and quarters', () => {
  expect(say.day('2018-01-03')).toBe('January 3, 2018')
  expect(say.month('2026-09')).toBe('Sep 2026')
  expect(say.quarter('2026-Q3')).toBe('2026 Q3')
  expect(say.period('2026-07-01', '2026-09-30').replace(/\s/g, ' ')).toBe('July 1 – September 30, 2026')
})

it('keeps a figure together inside right-to-left text', () => {
  expect(quarterText('ar', t, 3).rate({ of: 94, over: 100 }).shown).toMatch(/^\u2067.*\u2069$/)
})

it('tells a reason from a figure', () => {
  expect(isMissing({ missing: 'no_tickets' })).toBe(true)
  for (const part of [0, [], { of: 1, over: 2 }, { missing: 'whatever' }, null]) expect(isMissing(part)).toBe(false)
})

it('takes a text from the nearest language, else from one that is there, and says which', () => {
  expect(nearestText({ en: 'Hello', de: 'Hallo' }, ['pl', 'de', 'en'])).toEqual({ locale: 'de', text: 'Hallo' })
  expect(nearestText({ es: 'Hola' }, ['pl', 'en'])).toEqual({ locale: 'es', text: 'Hola' })
})
