import type { ShownNotice } from './notice.ts'

/** Which notices count now, and for whom. Without zod: the reader's browser judges by its own clock. */

/** From what is good to know to what stops people. */
export const SEVERITIES = ['info', 'warning', 'incident'] as const
export type Severity = (typeof SEVERITIES)[number]

type Span = Pick<ShownNotice, 'starts' | 'ends'>

/**
 * @param now ms since the epoch
 * @example stateOf({ starts: 10, ends: 20 }, 20) // => 'past'
 */
export function stateOf({ starts, ends }: Span, now: number): 'planned' | 'current' | 'past' {
  if (ends !== null && ends <= now) return 'past'
  return starts <= now ? 'current' : 'planned'
}

/**
 * Whether a notice is for a page: one of its topics, or any page when either has none.
 * @example concerns({ topics: ['trading'] }, 'verification') // => false
 */
export function concerns({ topics }: Pick<ShownNotice, 'topics'>, topic: string): boolean {
  return topics.length === 0 || topic === '' || topics.includes(topic)
}

/** Orders notices: what stops people first, then what began last. */
export function byUrgency<N extends Span & { severity: Severity }>(a: N, b: N): number {
  return SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || b.starts - a.starts
}
