import type { Figure, TallyCounts, TimeFigure } from './answers.ts'
import { METRICS, type Metric } from './metrics.ts'
import { bucketName, type Counts, percentile, TALLIES, TIMES, type Time } from './tallies.ts'

/** From counts to what is shown of them: the one division of the product. */

/**
 * The division: a metric's two numbers and their quotient; null, never 0, when there is nothing to divide by.
 * @example figureOf('csat', { ratings_positive: 3, ratings: 4 }) // => { metric: 'csat', of: 3, over: 4, value: 0.75 }
 */
export function figureOf(metric: Metric, counts: TallyCounts): Figure {
  const [of, over] = [counts[METRICS[metric].of] ?? 0, counts[METRICS[metric].over] ?? 0]
  return { metric, of, over, value: over === 0 ? null : of / over }
}

/** A time's percentiles, and how many were timed. */
export function timeOf(time: Time, counts: Partial<Counts>): TimeFigure {
  const { bounds } = TIMES[time]
  const over = [...bounds, 0].reduce<number>((sum, _, place) => sum + (counts[bucketName(time, place)] ?? 0), 0)
  const [median, p90] = [percentile(time, 0.5, counts), percentile(time, 0.9, counts)]
  const known = (value: number | null) => (value === Number.POSITIVE_INFINITY ? (bounds.at(-1) ?? null) : value)
  return { over, median: known(median), p90: known(p90), isBeyond: median === Number.POSITIVE_INFINITY }
}

const Z = 1.959964

/**
 * The 95 % interval of a share by Wilson (1927): what it may be when so many were counted. A ranking by its lower bound
 * does not put one vote of one before ninety of a hundred. Null when nothing was counted.
 * @example wilson(1, 1) // => { low: 0.21, high: 1 }
 */
export function wilson(of: number, over: number): { low: number; high: number } | null {
  if (over === 0) return null
  const share = of / over
  const middle = share + Z ** 2 / (2 * over)
  const reach = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * over)) / over)
  const scale = 1 + Z ** 2 / over
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) }
}

/** Counts without zeros and without buckets, as they are sent. */
export function sent(counts: Partial<Counts>): TallyCounts {
  return Object.fromEntries(TALLIES.flatMap((tally) => (counts[tally] ? [[tally, counts[tally]]] : [])))
}
