import { createHmac, randomBytes } from 'node:crypto'

/** Token buckets by address. Addresses are kept as a keyed hash, in memory, and the key is drawn anew each day. */

const BURST = 100
const PER_SECOND = 5
const DAY = 86_400_000
const MOST_BUCKETS = 50_000

export interface Flood {
  /** Takes tokens for events; answers the seconds to wait when there are not enough, else 0. */
  take(address: string, events: number, now: number): number
}

interface Bucket {
  tokens: number
  at: number
}

/** A flood gate: bursts of 100 events an address, then five a second. */
export function createFlood(): Flood {
  let key = randomBytes(32)
  let keyDay = 0
  let buckets = new Map<string, Bucket>()

  return {
    take(address, events, now) {
      const day = Math.floor(now / DAY)
      if (day !== keyDay || buckets.size > MOST_BUCKETS) {
        key = randomBytes(32)
        keyDay = day
        buckets = new Map()
      }
      const name = createHmac('sha256', key).update(address).digest('base64')
      const before = buckets.get(name) ?? { tokens: BURST, at: now }
      const tokens = Math.min(BURST, before.tokens + (Math.max(0, now - before.at) / 1000) * PER_SECOND)
      if (tokens < events) {
        buckets.set(name, { tokens, at: now })
        return Math.ceil((events - tokens) / PER_SECOND)
      }
      buckets.set(name, { tokens: tokens - events, at: now })
      return 0
    },
  }
}
