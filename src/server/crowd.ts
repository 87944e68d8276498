import { createAddressNames, isLoopback } from './address.ts'

/** So many sessions of an address and hour are counted where searches are grouped: one person cannot make a gap. */
const MOST_SESSIONS = 3
const MOST_ADDRESSES = 50_000
const HOUR = 3_600_000

export interface Crowd {
  /** Whether a session is among the first of its address in this hour. The machine's own are always. */
  isCounted(address: string, session: string, now: number): boolean
}

/** Remembers, for an hour and in memory, which sessions an address has; the address itself is not kept. */
export function createCrowd(): Crowd {
  const nameOf = createAddressNames()
  let hour = 0
  let sessions = new Map<string, Set<string>>()

  return {
    isCounted(address, session, now) {
      if (isLoopback(address)) return true
      const current = Math.floor(now / HOUR)
      if (current !== hour || sessions.size > MOST_ADDRESSES) {
        hour = current
        sessions = new Map()
      }
      const name = nameOf(address, now)
      const own = sessions.get(name) ?? new Set()
      sessions.set(name, own)
      if (own.size < MOST_SESSIONS) own.add(session)
      return own.has(session)
    },
  }
}
