/** Session and event numbers: made in the browser and on the server alike, so that a day can be read off a session. */

const EPOCH = Date.UTC(2024, 0, 1)
const RANDOM_BITS = 22n
const DAY = 86_400_000

/** Random bits as a number: `bits` at most 53. Passed in, so that tests can repeat a run. */
export type RandomBits = (bits: number) => number

/** Random bits from the platform's cryptographic source. */
export const randomBits: RandomBits = (bits) => {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  // 53 bits are what a number holds exactly; more would round the lowest ones away.
  return ((high % 2 ** 21) * 2 ** 32 + low) % 2 ** bits
}

/**
 * A new session's number: 63 bits, 41 of milliseconds since 2024-01-01 and 22 random, as a decimal string.
 * @example newSession(Date.UTC(2024, 0, 1), () => 5) // => '5'
 */
export function newSession(now: number, random: RandomBits): string {
  return ((BigInt(now - EPOCH) << RANDOM_BITS) | BigInt(random(22))).toString()
}

/** When a session began, in ms since the epoch. */
export function sessionStart(session: string): number {
  return Number(BigInt(session) >> RANDOM_BITS) + EPOCH
}

/**
 * The UTC day a session began, as days since 1970-01-01: midnight cuts no session in two.
 * @example sessionDay(newSession(Date.UTC(2026, 10, 23, 23, 59), random)) // => 20780
 */
export function sessionDay(session: string): number {
  return Math.floor(sessionStart(session) / DAY)
}

/**
 * The sessions that began on a UTC day: from the first to the one that no longer did.
 * @param day days since 1970-01-01
 */
export function daySessions(day: number): [first: bigint, end: bigint] {
  const first = (at: number) => BigInt(Math.max(0, at - EPOCH)) << RANDOM_BITS
  return [first(day * DAY), first((day + 1) * DAY)]
}

/**
 * The number of an event: 53 bits, a 37-bit nonce drawn once per page load and a 16-bit counter.
 * @example eventId(2, 3) // => 131075
 */
export function eventId(nonce: number, counter: number): number {
  return nonce * 2 ** 16 + (counter % 2 ** 16)
}

/**
 * The number of an event that has a name of its own, such as "c81f:solved": the same name is the same event, so
 * that telling it twice changes nothing. 53 bits of FNV-1a.
 */
export function namedEventId(name: string): number {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(name))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return Number((hash ^ (hash >> 53n)) & 0x1fffffffffffffn)
}

/** The first millisecond of a UTC day counted since 1970-01-01. */
export function dayStart(day: number): number {
  return day * DAY
}

/** The UTC day a moment belongs to, as days since 1970-01-01. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY)
}
