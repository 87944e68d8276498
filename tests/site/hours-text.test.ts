import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { OpeningHours } from '../../src/core/site-config.ts'
import { createTranslate } from '../../src/core/text.ts'
import { describeHours } from '../../src/site/hours-text.ts'

const textsOf = (locale: string) =>
  createTranslate(JSON.parse(readFileSync(`locales/${locale}/site.json`, 'utf8')), locale)
const day = ['08:00-20:00']
const weekdays = { 1: day, 2: day, 3: day, 4: day, 5: day }
const hours = (weekly: OpeningHours['weekly']): OpeningHours => ({
  locales: ['en'],
  topics: [],
  timeZone: 'Europe/Madrid',
  weekly,
  exceptions: [],
})
const all = ['00:00-24:00']

describe('hours as they are read', () => {
  it.each<[string, string, OpeningHours['weekly'], string]>([
    ['the same on every working day', 'en', weekdays, 'Mon – Fri, 8:00 AM – 8:00 PM, Spain Time'],
    [
      'others on the weekend',
      'en',
      { ...weekdays, 6: ['10:00-16:00'], 7: ['10:00-16:00'] },
      'Mon – Fri, 8:00 AM – 8:00 PM · Sat and Sun, 10:00 AM – 4:00 PM, Spain Time',
    ],
    [
      'with a break, from Sunday to Tuesday',
      'de',
      { 7: ['08:00-12:00', '13:00-17:00'], 1: ['08:00-12:00', '13:00-17:00'], 2: ['08:00-12:00', '13:00-17:00'] },
      'So – Di, 08:00 – 12:00 und 13:00 – 17:00, MEZ',
    ],
    [
      'around the clock',
      'en',
      { 1: all, 2: all, 3: all, 4: all, 5: all, 6: all, 7: all },
      'Every day, around the clock',
    ],
    ['around the clock on some days', 'en', { 6: all, 7: all }, 'Sat and Sun, all day, Spain Time'],
  ])('%s', (_, locale, weekly, expected) => {
    expect(describeHours(hours(weekly), locale, textsOf(locale)).replace(/[\u00a0\u202f]/g, ' ')).toBe(expected)
  })
})
