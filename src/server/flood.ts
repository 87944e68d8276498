import { createAddressNames } from './address.ts'

/** Token buckets by address; the address itself is not kept. */

const BURST = 100
const PER_SECOND = 5
const MOST_BUCKETS = 50_000

export interface Flood {
  /** Takes a token for a request; answers the seconds to wait when there is none, else 0. */
  take(address: string, now: number): number
}

interface Bucket {
  tokens: number
  at: number
}

/** A flood gate: bursts of 100 requests an address, then five a second. */
export function createFlood(): Flood {
  const nameOf = createAddressNames()
  let buckets = new Map<string, Bucket>()

  return {
    take(address, now) {
      // A new day's names make the buckets of the day before nobody's.
      if (buckets.size > MOST_BUCKETS) buckets = new Map()
      const name = nameOf(address, now)
      const before = buckets.get(name) ?? { tokens: BURST, at: now }
      const tokens = Math.min(BURST, before.tokens + (Math.max(0, now - before.at) / 1000) * PER_SECOND)
      const wait = tokens < 1 ? Math.ceil((1 - tokens) / PER_SECOND) : 0
      buckets.set(name, { tokens: wait > 0 ? tokens : tokens - 1, at: now })
      return wait
    },
  }
}
