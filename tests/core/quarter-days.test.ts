import { describe, expect, it, test } from 'vitest'
import { type Quarter, quarterOf, reportPath, trailingMonths } from '../../src/core/quarter-days.ts'
import { dayText } from '../../src/core/question.ts'

function quarter(text: string): Quarter {
  const read = quarterOf(text)
  if ('problem' in read) throw new Error(read.problem)
  return read.quarter
}

describe('a quarter', () => {
  test.each([
    ['2026-Q3', '2026-07-01', '2026-09-30', ['2026-Q2', '2026-Q1']],
    ['2018-Q2', '2018-04-01', '2018-06-30', ['2018-Q1', '2017-Q4']],
    ['2026-Q1', '2026-01-01', '2026-03-31', ['2025-Q4', '2025-Q3']],
    ['2024-Q1', '2024-01-01', '2024-03-31', ['2023-Q4', '2023-Q3']],
    ['2026-q4', '2026-10-01', '2026-12-31', ['2026-Q3', '2026-Q2']],
  ])('%s is from %s to %s, after %j', (text, from, to, before) => {
    const read = quarter(text)
    expect([read.name, dayText(read.from), dayText(read.to), read.before]).toEqual([
      text.toUpperCase(),
      from,
      to,
      before,
    ])
  })

  it('has ninety-one days in a leap year’s first quarter, and follows the one before without a hole', () => {
    expect(quarter('2024-Q1').to - quarter('2024-Q1').from + 1).toBe(91)
    for (const name of ['2026-Q3', '2026-Q1']) {
      const { from, before } = quarter(name)
      expect(quarter(before[0]).to + 1).toBe(from)
    }
  })

  test.each(['2026-Q5', '2026-Q0', '2026Q3', 'Q3 2026', '26-Q3', '', '0001-Q1', '2026-Q3-x'])(
    'that is written "%s" is refused with how to write it',
    (text) => {
      expect(quarterOf(text)).toEqual({
        problem: `"${text}" is not a quarter. Write a year and Q1 to Q4, such as 2026-Q3.`,
      })
    },
  )
})

it('ends twelve months that cross the year', () => {
  const months = trailingMonths(quarter('2026-Q1'))
  expect(months).toHaveLength(12)
  expect([months[0], months[8], months[11]]).toEqual(['2025-04', '2025-12', '2026-03'])
})

it('has its report under its own address', () => {
  expect(reportPath('2026-Q3')).toBe('reports/2026-q3/')
})
