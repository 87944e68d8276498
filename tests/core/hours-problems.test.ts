import { describe, expect, it } from 'vitest'
import { assertHours, hoursProblems } from '../../src/core/hours-problems.ts'
import type { OpeningHours } from '../../src/core/site-config.ts'
import { site } from '../../src/site.config.ts'

const KNOWN = { locales: ['en', 'tr', 'pt-BR'], topics: ['account-security', 'trading'] }
const office: OpeningHours = {
  locales: ['tr'],
  topics: [],
  timeZone: 'Europe/Istanbul',
  weekly: { 1: ['08:00-20:00'] },
  exceptions: [],
}
/** As somebody writes them whom no compiler helps. */
const written = (change: object): OpeningHours => ({ ...office, ...change })
const printed = (...hours: OpeningHours[]) => hoursProblems(hours, KNOWN).map(({ place, text }) => `${place} ${text}`)

describe('hours that cannot be kept are told with their place and their mending:', () => {
  it.each<[string, object, string]>([
    [
      'an unknown zone',
      { timeZone: 'Europe/Istambul' },
      'hours[0].timeZone There is no time zone "Europe/Istambul". Write one such as "Europe/Madrid", or "UTC".',
    ],
    [
      'a day that is no list',
      { weekly: { 1: '08:00-20:00' } },
      "hours[0].weekly.1 This is not a list. Write ['08:00-20:00'], or leave the day out.",
    ],
    [
      'a span that is a number',
      { weekly: { 1: [8] } },
      "hours[0].weekly.1[0] This is not a text. Write '08:00-20:00'.",
    ],
    [
      'a day that differs without its end',
      { exceptions: [{ from: '12-24', spans: [] }] },
      "hours[0].exceptions[0].to This is missing. Write '12-26'.",
    ],
    [
      'a day that differs and is no group',
      { exceptions: ['12-24'] },
      "hours[0].exceptions[0] This is not a group in braces. Write { from: '12-24', to: '12-26', spans: [] }.",
    ],
    ['topics that are left out', { topics: undefined }, 'hours[0].topics This is missing. Write [] for all of them.'],
    [
      'a span that cannot be read',
      { weekly: { 1: ['08:00-20:00'], 5: ['08:00-12:00', '13-17'] } },
      'hours[0].weekly.5[1] Opening hours "13-17" cannot be read. Write them as "08:00-20:00"; the day\'s end is "24:00".',
    ],
    [
      'a span without an end',
      { weekly: { 1: ['08:00-08:00'] } },
      'hours[0].weekly.1[0] Opening hours "08:00-08:00" end as they begin. Write "00:00-24:00" for the whole day.',
    ],
    [
      'spans over each other',
      { weekly: { 2: ['12:00-17:00', '08:00-13:00'] } },
      'hours[0].weekly.2[0] "Tuesday 12:00-17:00" begins before "Tuesday 08:00-13:00" ends. Write them as one span, or correct one of them.',
    ],
    [
      'a night that lasts into the next shift',
      { weekly: { 3: ['22:00-06:00'], 4: ['05:00-09:00'] } },
      'hours[0].weekly.4[0] "Thursday 05:00-09:00" begins before "Wednesday 22:00-06:00" ends. Write them as one span, or correct one of them.',
    ],
    [
      'also over the end of the week',
      { weekly: { 1: ['01:00-05:00'], 7: ['22:00-02:00'] } },
      'hours[0].weekly.1[0] "Monday 01:00-05:00" begins before "Sunday 22:00-02:00" ends. Write them as one span, or correct one of them.',
    ],
    [
      'spans over each other on a day that differs',
      { exceptions: [{ from: '12-24', to: '12-24', spans: ['08:00-12:00', '11:00-14:00'] }] },
      'hours[0].exceptions[0].spans[1] "11:00-14:00" begins before "08:00-12:00" ends. Write them as one span, or correct one of them.',
    ],
    [
      'a language that is not published',
      { locales: ['tr', 'pt-PT'] },
      'hours[0].locales[1] Locale "pt-PT" is not published. Did you mean "pt-BR"?',
    ],
    [
      'a topic that does not exist',
      { topics: ['acount-security'] },
      'hours[0].topics[0] Topic "acount-security" is not in content/topics.yaml. Did you mean "account-security"?',
    ],
    [
      'a topic like no other',
      { topics: ['weather'] },
      'hours[0].topics[0] Topic "weather" is not in content/topics.yaml. Choose one of account-security, trading.',
    ],
    [
      'a day that the calendar does not have',
      { exceptions: [{ from: '02-30', to: '03-01', spans: [] }] },
      'hours[0].exceptions[0].from "02-30" is no day of the calendar. Write "2026-12-24", or "12-24" for every year.',
    ],
    [
      'a day as people write it',
      { exceptions: [{ from: '24.12.2026', to: '2026-12-26', spans: [] }] },
      'hours[0].exceptions[0].from "24.12.2026" is no day of the calendar. Write "2026-12-24", or "12-24" for every year.',
    ],
    [
      'days with and without their year',
      { exceptions: [{ from: '2026-12-24', to: '12-26', spans: [] }] },
      'hours[0].exceptions[0] "2026-12-24" and "12-26" do not go together. Write both with a year or both without.',
    ],
    [
      'days in the wrong order',
      { exceptions: [{ from: '2026-12-26', to: '2026-12-24', spans: [] }] },
      'hours[0].exceptions[0] "2026-12-26" is after "2026-12-24". Exchange them.',
    ],
    [
      'a day of the week that is none',
      { weekly: { 0: ['08:00-20:00'] } },
      'hours[0].weekly "0" is no day. Write 1 (Monday) to 7 (Sunday).',
    ],
    [
      'a misspelt field',
      { exceptons: [] },
      'hours[0] "exceptons" is not a known field. Did you mean "exceptions"? Correct the name, or take it out.',
    ],
    ['a field that is missing', { exceptions: undefined }, 'hours[0].exceptions This is missing. Write [] for none.'],
    [
      'no language',
      { locales: [] },
      'hours[0].locales These hours are for no language. Name one, or take the entry out.',
    ],
  ])('%s', (_, change, expected) => {
    expect(printed(written(change))).toEqual([expected])
  })

  it('each span over a longer one that began before', () => {
    const long = written({ weekly: { 1: ['08:00-20:00', '09:00-10:00', '19:00-21:00'] } })
    expect(hoursProblems([long], KNOWN).map(({ place }) => place)).toEqual([
      'hours[0].weekly.1[1]',
      'hours[0].weekly.1[2]',
    ])
  })

  it('all of them at once, entry by entry', () => {
    expect(() =>
      assertHours(
        {
          hours: [office, written({ timeZone: 'Moon' }), written({ locales: ['xx'] })],
          locales: { tr: { name: 'Türkçe', fallback: [] } },
        },
        [],
      ),
    ).toThrow(
      'The hours must be mended before the site can be built or served:\n\n  src/site.config.ts: hours[1].timeZone\n    There is no time zone "Moon".',
    )
  })
})

describe('hours that can be kept are left alone:', () => {
  it.each<[string, object]>([
    ['spans that touch', { weekly: { 1: ['08:00-12:00', '12:00-17:00'], 2: ['00:00-24:00'], 3: ['00:00-24:00'] } }],
    ['a night before a morning', { weekly: { 7: ['22:00-06:00'], 1: ['06:00-14:00'] } }],
    ['holidays over the turn of the year', { exceptions: [{ from: '12-24', to: '01-06', spans: [] }] }],
    ['a leap day of every year', { exceptions: [{ from: '02-29', to: '02-29', spans: [] }] }],
    ['a topic of their own', { topics: ['trading'] }],
    ['UTC', { timeZone: 'UTC' }],
  ])('%s', (_, change) => {
    expect(printed(written(change))).toEqual([])
  })

  it('two teams of the same language at the same hour', () => {
    expect(printed(office, office)).toEqual([])
  })

  it('those of the sample', () => {
    const topics = ['account-security']
    expect(hoursProblems(site.hours, { locales: Object.keys(site.locales), topics })).toEqual([])
  })
})
