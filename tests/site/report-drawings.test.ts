import { describe, expect, it } from 'vitest'
import { benchmarkFile } from '../../src/core/benchmark.ts'
import { volumeTimes } from '../../src/site/report/benchmark-rows.ts'
import { monthChart } from '../../src/site/report/month-bars.ts'

/** The drawings of the report, as numbers. */

const months = (counts: readonly number[]) => counts.map((opened, place) => ({ month: `m${place}`, opened }))
const year = months([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 2])

describe('the bars of twelve months', () => {
  it('are as high as their counts, from one floor', () => {
    const chart = monthChart(year, 3, false)
    const heights = chart?.bars.map(({ height }) => height) ?? []
    expect(heights[10]).toBeCloseTo((heights[5] ?? 0) * 2, 1)
    for (const { y, height } of chart?.bars ?? []) expect(y + height).toBeCloseTo(chart?.floor ?? 0)
    expect(chart?.grid.map(({ value }) => value)).toContain(0)
    expect(chart?.bars.filter(({ isThisQuarter }) => isThisQuarter).map(({ month }) => month)).toEqual([
      'm9',
      'm10',
      'm11',
    ])
  })

  it('draw nothing for a month whose count is held back, or not known', () => {
    const [first, ...rest] = year
    const chart = monthChart([{ month: first?.month ?? '', opened: { missing: 'no_tickets' } }, ...rest], 3, false)
    expect(chart?.bars[0]?.height).toBe(0)
    expect(chart?.bars[11]?.height).toBe(0)
  })

  it('run from right to left as mirrored', () => {
    const [ltr, rtl] = [monthChart(year, 3, false), monthChart(year, 3, true)]
    expect(rtl?.bars.map(({ x, width }) => Math.round((100 - x - width) * 10))).toEqual(
      ltr?.bars.map(({ x }) => Math.round(x * 10)),
    )
  })

  it('are none when there is nothing to show', () => {
    expect(monthChart(months(Array.from({ length: 12 }, () => 0)), 3, false)).toBeNull()
    expect(monthChart(months(Array.from({ length: 12 }, () => 2)), 3, false)).toBeNull()
  })
})

describe('how many times the benchmark’s volume', () => {
  const headline = (opened: number | { missing: 'no_tickets' }) => ({
    quarter: '2026-Q3',
    opened,
    solved: { missing: 'no_tickets' as const },
    backlog: { missing: 'no_tickets' as const },
    satisfaction: { missing: 'no_ratings' as const },
    firstReply: { missing: 'no_times' as const },
    resolution: { missing: 'no_times' as const },
    chat: { missing: 'no_chats' as const },
  })
  const version = benchmarkFile.parse({
    one: {
      sample: true,
      source: { en: 'Invented.' },
      method: { en: 'None.' },
      published: '2026-07-01',
      hours: 'business',
      companies: 2,
      figures: { opened: 4456, satisfaction: null, firstReply: null, resolution: null },
    },
  })['one']

  it('is said when it is more, and both are known', () => {
    if (!version) throw new Error('no version')
    expect(Math.round(volumeTimes(headline(133_671), version) ?? 0)).toBe(30)
    expect(volumeTimes(headline(4000), version)).toBeNull()
    expect(volumeTimes(headline({ missing: 'no_tickets' }), version)).toBeNull()
  })
})
