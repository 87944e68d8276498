import { createHmac, randomBytes } from 'node:crypto'

/** Addresses are kept as a keyed hash, in memory, and the key is drawn anew each day. */

const DAY = 86_400_000

/** Names addresses: the same address has the same name for a UTC day, and nobody can tell it from the name. */
export function createAddressNames(): (address: string, now: number) => string {
  let key = randomBytes(32)
  let keyDay = 0
  return (address, now) => {
    const day = Math.floor(now / DAY)
    if (day !== keyDay) {
      key = randomBytes(32)
      keyDay = day
    }
    return createHmac('sha256', key).update(networkOf(address)).digest('base64')
  }
}

/** Whether a request came from the machine itself, and from nobody whom a proxy on it speaks for. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address)
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
