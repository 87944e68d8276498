import { describe, expect, it } from 'vitest'
import { bandOf, isCalm, isSurge, LEAST_SURGE, lastHour, type Series } from '../../src/core/surge.ts'

const HOUR = 3_600_000
const START = 480_000
const NOW_HOUR = START + 35 * 24

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** Poisson's distribution by Knuth's method. */
function poisson(mean: number, random: () => number): number {
  const least = Math.exp(-mean)
  let [count, product] = [0, random()]
  while (product > least) {
    count++
    product *= random()
  }
  return count
}

/** Five weeks of hours, each around its mean. */
function history(meanOf: (hour: number) => number, random: () => number, hours = 35 * 24): Series {
  const byHour = new Map<number, number>()
  for (let hour = START; hour < START + hours; hour++) byHour.set(hour, poisson(meanOf(hour), random))
  return { byHour, since: START }
}

/** Quiet nights, busy days, quiet weekends. */
const rhythm = (hour: number) => {
  const busy = hour % 24 >= 8 && hour % 24 < 20 ? 20 : 2
  return hour % 168 < 48 ? busy / 4 : busy
}

describe('a surge', () => {
  it('is not the rhythm of day and week: at most one false alarm in 20 weeks of hours', () => {
    let raised = 0
    for (let seed = 1; seed <= 20; seed++) {
      const series = history(rhythm, seeded(seed))
      for (let hour = START + 28 * 24; hour < NOW_HOUR; hour++) {
        const known = new Map([...series.byHour].filter(([each]) => each <= hour))
        if (isSurge({ ...series, byHour: known }, (hour + 1) * HOUR - 1)) raised++
      }
    }
    expect(raised).toBeLessThanOrEqual(1)
  })

  it('is none by a part of a session: what is compared is what is shown', () => {
    const byHour = new Map([
      [NOW_HOUR, 0],
      [NOW_HOUR - 1, 8],
    ])
    const now = NOW_HOUR * HOUR + HOUR / 10
    const series = { byHour, since: START }
    expect([lastHour(series, now), bandOf(series, now).high, isSurge(series, now)]).toEqual([7, LEAST_SURGE - 1, false])
  })

  it.each([
    [10, 19],
    [14, 19],
    [3, 19],
  ])('of five times as many at hour %i is seen within the minutes that bring them', (hourOfDay) => {
    const series = history(rhythm, seeded(7))
    const hour = NOW_HOUR - (NOW_HOUR % 24) + hourOfDay
    const { high } = bandOf(series, hour * HOUR + 5 * 60_000)
    const byHour = new Map([...series.byHour, [hour, Math.ceil(high) + 1] as const])
    expect(isSurge({ ...series, byHour }, hour * HOUR + 5 * 60_000)).toBe(true)
    expect(high).toBeLessThan(5 * rhythm(hour) + LEAST_SURGE)
  })

  it('of a series without history is at least eight sessions in an hour', () => {
    const of = (count: number): Series => ({ byHour: new Map([[NOW_HOUR, count]]), since: NOW_HOUR - 24 * 29 })
    expect(isSurge(of(7), NOW_HOUR * HOUR + 60_000)).toBe(false)
    expect(isSurge(of(8), NOW_HOUR * HOUR + 60_000)).toBe(true)
  })

  it('is over when it is nearer to what is usual than what raised it', () => {
    const of = (count: number): Series => ({ byHour: new Map([[NOW_HOUR, count]]), since: NOW_HOUR - 24 * 29 })
    const now = NOW_HOUR * HOUR + 60_000
    expect([isSurge(of(6), now), isCalm(of(6), now)]).toEqual([false, false])
    expect(isCalm(of(3), now)).toBe(true)
  })

  it('counts 60 minutes, also across the hour', () => {
    const byHour = new Map([
      [NOW_HOUR - 1, 8],
      [NOW_HOUR, 3],
    ])
    expect(lastHour({ byHour, since: START }, NOW_HOUR * HOUR + HOUR / 4)).toBe(9)
  })
})
