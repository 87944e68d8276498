import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { quarterFile } from '../../src/core/quarter.ts'
import { MISSING_REASONS } from '../../src/core/quarter-figures.ts'

const sample = () => JSON.parse(readFileSync('content/reports/2026-q3.json', 'utf8'))

/** What is wrong with the sample after a change, as "path: message". */
function problems(change: (file: ReturnType<typeof sample>) => void): string[] {
  const file = sample()
  change(file)
  const read = quarterFile.safeParse(file)
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('a report’s file', () => {
  it('is read as it stands', () => {
    expect(problems(() => {})).toEqual([])
    expect(quarterFile.parse(sample())).toEqual(sample())
  })

  it.each(['months', 'peak', 'benchmark', 'selfService', 'languages', 'processing', 'notices', 'quotes'])(
    'may lack %s when it says why, and not otherwise',
    (part) => {
      for (const reason of MISSING_REASONS) expect(problems((file) => (file[part] = { missing: reason }))).toEqual([])
      expect(problems((file) => delete file[part])).not.toEqual([])
      expect(problems((file) => (file[part] = null))).not.toEqual([])
      expect(problems((file) => (file[part] = { missing: 'no idea' }))[0]).toMatch(
        new RegExp(`^${part}.missing: must be one of no_tickets, `),
      )
    },
  )

  test.each<[string, (file: ReturnType<typeof sample>) => void, string]>([
    [
      'a rate of more than all',
      (file) => (file.headline[0].satisfaction.of = 99_999),
      'headline.0.satisfaction: has more in "of" than in "over": "of" counts a part of "over"',
    ],
    [
      'days of another quarter',
      (file) => (file.to = '2026-09-29'),
      'to: is "2026-09-29", and for 2026-Q3 it must be "2026-09-30"',
    ],
    ['a day that is none', (file) => (file.made = '2026-13-01'), 'made: must be a day, such as 2026-09-30'],
    [
      'quarters in another order',
      (file) => file.headline.splice(1, 2, file.headline[2], file.headline[1]),
      'headline.1.quarter: is "2026-Q1", and for 2026-Q3 it must be "2026-Q2"',
    ],
    ['two quarters', (file) => file.headline.pop(), 'headline: must hold three quarters: this one and the two before'],
    ['eleven months', (file) => file.months.shift(), 'months: holds 11 months: list the 12 from 2025-10 to 2026-09'],
    [
      'a month twice',
      (file) => (file.months[4].month = '2026-01'),
      'months.4.month: is "2026-01", and for 2026-Q3 it must be "2026-02"',
    ],
    [
      'categories in no order',
      (file) => file.categories.chats.top.reverse(),
      'categories.chats.top: is not in order: put the largest category first',
    ],
    [
      'categories above their whole',
      (file) => (file.categories.tickets.over = 100),
      'categories.tickets.over: is less than its categories together: it counts all conversations',
    ],
    [
      'more helped than asked',
      (file) => (file.selfService.helped = 200_000),
      'selfService.helped: must lie between "confirmed" and "intent", which hold it from both sides',
    ],
    [
      'more unanswered than searched',
      (file) => (file.selfService.unanswered = 200_000),
      'selfService.unanswered: is more than "searches", of which it is a part',
    ],
    [
      'a notice that ends before it begins',
      (file) => (file.notices[1].to = '2026-08-01'),
      'notices.1.to: is before "from": exchange them',
    ],
    [
      'a notice without a title',
      (file) => (file.notices[0].title = {}),
      'notices.0.title: is empty: add a text, such as "en: …"',
    ],
  ])('with %s is refused, with its place', (_, change, problem) => {
    expect(problems(change)).toContain(problem)
  })

  it('says every reason in words', () => {
    const { missing } = JSON.parse(readFileSync('locales/en/report.json', 'utf8'))
    expect(Object.keys(missing).sort()).toEqual([...MISSING_REASONS].sort())
  })
})
