import { openSpans } from './hours.ts'
import type { OpeningHours } from './site-config.ts'

/**
 * How much of a time lies within business hours, in whole seconds; all of it when no hours are configured.
 * @example businessSeconds(Date.parse('2026-11-23T18:00Z'), Date.parse('2026-11-24T09:00Z'), [office]) // => 7200
 */
export function businessSeconds(from: number, to: number, hours: readonly OpeningHours[]): number {
  if (to <= from) return 0
  if (hours.length === 0) return Math.round((to - from) / 1000)
  const open = openSpans(hours, from, to).reduce(
    (sum, [start, end]) => sum + Math.min(end, to) - Math.max(start, from),
    0,
  )
  return Math.round(open / 1000)
}
