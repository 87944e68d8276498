import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursFor, isWithin, openingAt, parseSpan } from '../../src/core/hours.ts'
import type { DayException, OpeningHours, Weekday } from '../../src/core/site-config.ts'

const at = (text: string) => Date.parse(text)
const hoursOf = (
  timeZone: string,
  spans: string[],
  days: Weekday[],
  exceptions: DayException[] = [],
): OpeningHours => ({
  locales: ['es'],
  topics: [],
  timeZone,
  weekly: Object.fromEntries(days.map((day) => [day, spans])),
  exceptions,
})
const WEEKDAYS: Weekday[] = [1, 2, 3, 4, 5]
const ALL: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const office = (timeZone: string, ...spans: string[]) => hoursOf(timeZone, spans, WEEKDAYS)
const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())
const shown = (hours: OpeningHours[], moment: string) => {
  const { open, until } = openingAt(hours, at(moment))
  return [open, iso(until)]
}

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
    expect(shown([hours], moment)).toEqual([open, until])
  })
})

const QUARTER = 15 * 60_000
const YEAR = [at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z')] as const

/** Whether the clock on a wall shows a time within the hours. */
function isOpenByTheClock({ weekly }: OpeningHours, clock: Intl.DateTimeFormat, moment: number): boolean {
  const parts = clock.formatToParts(moment)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  const minutes = Number(part('hour')) * 60 + Number(part('minute'))
  const day = (['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1) as Weekday
  const before = (day === 1 ? 7 : day - 1) as Weekday
  return (
    (weekly[day] ?? []).some((span) => minutes >= parseSpan(span)[0] && minutes < parseSpan(span)[1]) ||
    (weekly[before] ?? []).some((span) => minutes + 1440 < parseSpan(span)[1])
  )
}

/** Every change of a year, read off a clock at each quarter of an hour. */
function changesByTheClock(hours: OpeningHours): string[] {
  const clock = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone: hours.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const changes: string[] = []
  let before = isOpenByTheClock(hours, clock, YEAR[0])
  for (let moment = YEAR[0] + QUARTER; moment < YEAR[1]; moment += QUARTER) {
    const open = isOpenByTheClock(hours, clock, moment)
    if (open !== before) changes.push(`${open ? 'opens' : 'closes'} ${iso(moment)}`)
    before = open
  }
  return changes
}

/** Every change of a year, as each answer names the next one. */
function changesByTheAnswers(hours: OpeningHours): string[] {
  const changes: string[] = []
  let { open, until } = openingAt([hours], YEAR[0])
  while (until !== null && until < YEAR[1]) {
    changes.push(`${open ? 'closes' : 'opens'} ${iso(until)}`)
    ;({ open, until } = openingAt([hours], until))
  }
  return changes
}

const OF_EVERY_KIND: [string, string[], Weekday[]][] = [
  ['Europe/Madrid', ['08:00-20:00'], WEEKDAYS],
  // Across midnight, and across the hour that is skipped in March and comes twice in October.
  ['Europe/Madrid', ['22:00-06:00'], ALL],
  ['America/New_York', ['01:00-03:30', '09:00-12:00', '13:00-17:30'], ALL],
  // Half an hour of summer time, in the southern summer; the change is within the second span.
  ['Australia/Lord_Howe', ['08:00-18:00', '23:30-03:30'], ALL],
  // Without summer time, and with it at midnight: the day begins at one.
  ['America/Sao_Paulo', ['08:00-20:00'], WEEKDAYS],
  ['Africa/Cairo', ['20:00-24:00', '08:00-12:00'], ALL],
  ['Asia/Kathmandu', ['09:15-17:45'], [7, 1, 2, 3, 4]],
  ['Pacific/Chatham', ['00:00-24:00'], [6, 7]],
  ['Pacific/Kiritimati', ['12:00-12:15'], [3]],
]

describe('over the whole of 2026, both changes of time included, hours are what the clocks on the wall say', () => {
  it.each(OF_EVERY_KIND)('%s %j', (timeZone, spans, days) => {
    const hours = hoursOf(timeZone, spans, days)
    const changes = changesByTheClock(hours)
    expect(changes.length).toBeGreaterThan(100)
    expect(changesByTheAnswers(hours)).toEqual(changes)
  })

  it('whatever the moment that is asked about', () => {
    const hours = OF_EVERY_KIND.map(([timeZone, spans, days]) => hoursOf(timeZone, spans, days))
    fc.assert(
      fc.property(fc.constantFrom(...hours), fc.integer({ min: YEAR[0], max: YEAR[1] }), (team, moment) => {
        const { open, until } = openingAt([team], moment)
        const next = changesOf(team).find((change) => at(change.split(' ')[1] ?? '') > moment)
        if (next !== undefined) expect(`${open ? 'closes' : 'opens'} ${iso(until)}`).toBe(next)
      }),
    )
  })

  it('and several teams are open while any of them is, until the last of them goes', () => {
    const teams = OF_EVERY_KIND.map(([timeZone, spans, days]) => hoursOf(timeZone, spans, days))
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...teams), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: YEAR[0], max: YEAR[1] }),
        (together, moment) => {
          const { open, until } = openingAt(together, moment)
          const isOpen = (when: number) => together.some((team) => openingAt([team], when).open)
          expect(isOpen(moment)).toBe(open)
          if (until === null) return
          expect(isOpen(until)).toBe(!open)
          // In between nothing changes: neither at any team's own change nor just before the end.
          const ends = together.map((team) => openingAt([team], moment).until ?? until)
          for (const when of [...ends, until - 1].filter((end) => end < until)) expect(isOpen(when)).toBe(open)
        },
      ),
    )
  })
})

const kept = new Map<OpeningHours, string[]>()
/** Of the same hours only once. */
function changesOf(hours: OpeningHours): string[] {
  const changes = kept.get(hours) ?? changesByTheClock(hours)
  kept.set(hours, changes)
  return changes
}

describe('a time of the clock', () => {
  it.each([
    // 02:30 does not come on 29 March: who opens then is there from 03:00 on.
    ['that is skipped begins at the change', '02:30-06:00', '2026-03-29T00:59:00Z', false, '2026-03-29T01:00:00.000Z'],
    // 02:30 comes twice on 25 October: open from the first, and until the second.
    ['that comes twice opens at its first', '02:30-06:00', '2026-10-25T00:00:00Z', false, '2026-10-25T00:30:00.000Z'],
    // A span that falls into the skipped hour as a whole is not held that day, and is not the next opening either.
    ['that is skipped with its span', '02:00-03:00', '2026-03-28T23:00:00Z', false, '2026-03-30T00:00:00.000Z'],
    ['of a day of 25 hours', '23:45-24:00', '2026-10-24T22:10:00Z', false, '2026-10-25T22:45:00.000Z'],
    ['that comes twice closes at its last', '01:00-02:30', '2026-10-25T00:45:00Z', true, '2026-10-25T01:30:00.000Z'],
  ])('%s', (_, span, moment, open, until) => {
    expect(shown([hoursOf('Europe/Madrid', [span], ALL)], moment)).toEqual([open, until])
  })
})

it('runs past midnight', () => {
  const hours = office('Asia/Dubai', '22:00-02:00')
  expect(shown([hours], '2026-11-23T21:30:00Z')).toEqual([true, '2026-11-23T22:00:00.000Z'])
  expect(openingAt([hours], at('2026-11-22T21:30:00Z')).open).toBe(false)
})

it('closes at noon between two spans, and joins spans that touch', () => {
  expect(shown([office('UTC', '08:00-12:00', '13:00-17:00')], '2026-11-23T12:30:00Z')).toEqual([
    false,
    '2026-11-23T13:00:00.000Z',
  ])
  expect(shown([office('UTC', '08:00-12:00', '12:00-17:00')], '2026-11-23T09:00:00Z')).toEqual([
    true,
    '2026-11-23T17:00:00.000Z',
  ])
})

it('never ends around the clock, and never opens without a day', () => {
  expect(openingAt([hoursOf('UTC', ['00:00-24:00'], ALL)], at('2026-11-23T12:30:00Z'))).toEqual({
    open: true,
    until: null,
  })
  expect(openingAt([hoursOf('UTC', [], ALL)], 0)).toEqual({ open: false, until: null })
  expect(openingAt([], 0)).toEqual({ open: false, until: null })
})

describe('days that differ', () => {
  const holidays = (...exceptions: DayException[]) => hoursOf('Europe/Madrid', ['08:00-20:00'], WEEKDAYS, exceptions)
  it.each([
    [
      'a holiday is closed',
      [{ from: '12-25', to: '12-25', spans: [] }],
      '2026-12-25T10:00:00Z',
      false,
      '2026-12-28T07:00:00.000Z',
    ],
    [
      'every year',
      [{ from: '12-25', to: '12-25', spans: [] }],
      '2028-12-25T10:00:00Z',
      false,
      '2028-12-26T07:00:00.000Z',
    ],
    [
      'a day with its year is that day',
      [{ from: '2026-12-24', to: '2026-12-24', spans: ['08:00-14:00'] }],
      '2026-12-24T10:00:00Z',
      true,
      '2026-12-24T13:00:00.000Z',
    ],
    [
      'and no other year',
      [{ from: '2025-12-24', to: '2025-12-24', spans: [] }],
      '2026-12-24T10:00:00Z',
      true,
      '2026-12-24T19:00:00.000Z',
    ],
    [
      'the first that fits counts',
      [
        { from: '2026-12-24', to: '2026-12-24', spans: ['10:00-12:00'] },
        { from: '12-24', to: '12-24', spans: [] },
      ],
      '2026-12-24T08:00:00Z',
      false,
      '2026-12-24T09:00:00.000Z',
    ],
    [
      'a Sunday may be open',
      [{ from: '2026-11-29', to: '2026-11-29', spans: ['10:00-14:00'] }],
      '2026-11-28T10:00:00Z',
      false,
      '2026-11-29T09:00:00.000Z',
    ],
    [
      'three weeks closed still say when it opens',
      [{ from: '12-21', to: '01-10', spans: [] }],
      '2026-12-20T10:00:00Z',
      false,
      '2027-01-11T07:00:00.000Z',
    ],
    [
      'also from within, over the turn of the year',
      [{ from: '12-21', to: '01-10', spans: [] }],
      '2027-01-05T10:00:00Z',
      false,
      '2027-01-11T07:00:00.000Z',
    ],
  ])('%s', (_, exceptions, moment, open, until) => {
    expect(shown([holidays(...exceptions)], moment)).toEqual([open, until])
  })

  it('let a shift that began the evening before go on past midnight', () => {
    const night = hoursOf('UTC', ['22:00-06:00'], ALL, [{ from: '12-25', to: '12-25', spans: [] }])
    expect(shown([night], '2026-12-25T02:00:00Z')).toEqual([true, '2026-12-25T06:00:00.000Z'])
    expect(shown([night], '2026-12-25T23:00:00Z')).toEqual([false, '2026-12-26T22:00:00.000Z'])
  })

  it.each([
    [{ from: '24.12.', to: '12-25', spans: [] }, 'Write "2026-12-24", or "12-24" for every year.'],
    [{ from: '2026-12-24', to: '12-25', spans: [] }, 'Write both with a year or both without.'],
  ])('that cannot be read say how to write them: %j', (exception, advice) => {
    expect(() => isWithin('2026-12-24', exception)).toThrow(advice)
  })
})

it('opens with the team whose clocks are ahead, however far that is', () => {
  const once = (timeZone: string, day: number, spans: string[]) => {
    const date = new Date(day).toISOString().slice(0, 10)
    return hoursOf(timeZone, [], ALL, [{ from: date, to: date, spans }])
  }
  const midnight = at('2026-11-01T00:00:00Z')
  for (let far = 1; far < 40; far += 1) {
    const day = midnight + far * 86_400_000
    // In Kiritimati the next date begins at ten by the clocks of London.
    const teams = [
      once('Europe/London', day, ['23:00-24:00']),
      once('Pacific/Kiritimati', day + 86_400_000, ['00:30-01:00']),
    ]
    expect(iso(openingAt(teams, midnight).until)).toBe(iso(day + 10.5 * 3_600_000))
  }
})

it('refuses a span that ends as it begins, and says how a whole day is written', () => {
  expect(() => parseSpan('09:00-09:00')).toThrow('Write "00:00-24:00" for the whole day.')
})

it.each(['8-20', '08:00', '25:00-26:00', '08:60-09:00', '24:00-08:00', '08:00-24:30'])(
  'refuses the span "%s" and says how to write it',
  (span) => {
    expect(() => parseSpan(span)).toThrow(/Write them as "08:00-20:00"/)
  },
)

describe('whose hours', () => {
  const general = office('UTC', '08:00-12:00')
  const security = { ...general, topics: ['account-security'] }
  const site = { hours: [general, security] }
  it.each([
    ['of a topic without its own are the general ones', 'es', 'trading', site, [general]],
    ['of a topic with its own are those', 'es', 'account-security', site, [security]],
    ['before a topic is chosen are the general ones', 'es', '', site, [general]],
    [
      'of a language that has hours for some topics are those, before one is chosen',
      'es',
      '',
      { hours: [security] },
      [security],
    ],
    ['but not of another topic', 'es', 'trading', { hours: [security] }, []],
    ['of another language are none', 'de', '', site, []],
  ])('%s', (_, locale, topic, given, expected) => {
    expect(hoursFor(locale, topic, given)).toEqual(expected)
  })

  it('are joined where teams take turns around the world', () => {
    const teams = [
      office('Europe/Madrid', '08:00-20:00'),
      office('America/Los_Angeles', '09:00-22:00'),
      office('Asia/Tokyo', '07:00-17:00'),
    ]
    // 08:00 in Madrid on Monday is after Tokyo opened; Friday ends in California.
    expect(shown(teams, '2026-11-25T12:00:00Z')).toEqual([true, '2026-11-28T06:00:00.000Z'])
    expect(shown(teams, '2026-11-28T12:00:00Z')).toEqual([false, '2026-11-29T22:00:00.000Z'])
  })
})
