import { describe, expect, test } from 'vitest'
import type { ShownNotice } from '../../src/core/notice.ts'
import { momentOf, type Saying, saidOf } from '../../src/core/notice-said.ts'

const NOW = Date.parse('2026-11-23T15:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const SAYING: Saying = {
  locale: 'en-GB',
  now: NOW,
  words: { since: 'Since {{time}}', from: 'From {{time}}', updated: 'Updated {{time}}' },
  timeZone: 'UTC',
}
const NOTICE: ShownNotice = {
  id: 'late',
  severity: 'info',
  title: 'Late',
  text: 'Text.',
  locale: 'en-GB',
  topics: [],
  starts: NOW - HOUR,
  ends: null,
  updatedAt: NOW - HOUR,
}

/** Intl writes spans with spaces of several widths. */
const plainSpaces = (text: string) => text.replace(/\s/g, ' ')

describe('what stands under a notice', () => {
  test.each<[string, Partial<ShownNotice>, string[]]>([
    ['one that runs', {}, ['Since 14:00 UTC']],
    ['one that was changed', { updatedAt: NOW - HOUR / 2 }, ['Since 14:00 UTC', 'Updated 14:30 UTC']],
    ['one since yesterday', { starts: NOW - DAY }, ['Since 22 Nov 2026, 15:00 UTC', 'Updated 14:00 UTC']],
    ['one to come', { starts: NOW + HOUR }, ['From 16:00 UTC']],
    ['one with an end', { ends: NOW + HOUR }, ['14:00–16:00 UTC']],
    [
      'one that is over',
      { starts: NOW - 2 * DAY, ends: NOW - DAY, updatedAt: NOW - DAY },
      ['21 Nov 2026, 15:00 UTC – 22 Nov 2026, 15:00 UTC'],
    ],
    ['one called off before it began', { starts: NOW + HOUR, ends: NOW - HOUR }, ['Since 16:00 UTC']],
    ['one in another language', { locale: 'ja' }, ['Since 14:00 UTC', 'Japanese']],
  ])('%s', (_, change, said) => expect(saidOf({ ...NOTICE, ...change }, SAYING).map(plainSpaces)).toEqual(said))

  test('is by the clock of the machine, without its name, where no zone is given', () => {
    const local = momentOf(NOW, { locale: 'en-GB', now: NOW, timeZone: undefined })
    expect(local).toBe(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit' }).format(NOW))
  })
})
