import { createHmac, randomBytes } from 'node:crypto'

/** Token buckets by address. Addresses are kept as a keyed hash, in memory, and the key is drawn anew each day. */

const BURST = 100
const PER_SECOND = 5
const DAY = 86_400_000
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
  let key = randomBytes(32)
  let keyDay = 0
  let buckets = new Map<string, Bucket>()

  return {
    take(address, now) {
      const day = Math.floor(now / DAY)
      if (day !== keyDay || buckets.size > MOST_BUCKETS) {
        key = randomBytes(32)
        keyDay = day
        buckets = new Map()
      }
      const name = createHmac('sha256', key).update(networkOf(address)).digest('base64')
      const before = buckets.get(name) ?? { tokens: BURST, at: now }
      const tokens = Math.min(BURST, before.tokens + (Math.max(0, now - before.at) / 1000) * PER_SECOND)
      const wait = tokens < 1 ? Math.ceil((1 - tokens) / PER_SECOND) : 0
      buckets.set(name, { tokens: wait > 0 ? tokens : tokens - 1, at: now })
      return wait
    },
  }
}

/** One IPv6 customer has a whole /64 network; IPv4 addresses count as they are. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address
  if (address.toLowerCase().startsWith('::ffff:') && address.includes('.')) return address.slice(7)
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter((group) => group !== '')
  const right = tail.split(':').filter((group) => group !== '')
  const zeros = address.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, 4).join(':')
}
