import { eventId, newSession, randomBits, sessionStart } from '../core/session-id.ts'

/** One tab's help session, kept in sessionStorage only: no cookie, nothing that outlives the tab. */

const KEY = 'guidepost:session'
const SILENCE = 30 * 60_000
const LONGEST = 24 * 60 * 60_000

interface Kept {
  id: string
  seen: number
}

/** The tab's session: the same until 30 minutes of silence or 24 hours, then a new one. */
export function openSession(now: number): string {
  const kept = readKept()
  const fresh = kept !== null && now - kept.seen < SILENCE && now - sessionStart(kept.id) < LONGEST
  const id = fresh ? kept.id : newSession(now, randomBits)
  sessionStorage.setItem(KEY, JSON.stringify({ id, seen: now } satisfies Kept))
  return id
}

function readKept(): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    if (kept === null || typeof kept !== 'object' || !('id' in kept) || !('seen' in kept)) return null
    const { id, seen } = kept
    return typeof id === 'string' && /^\d{1,19}$/.test(id) && typeof seen === 'number' ? { id, seen } : null
  } catch {
    return null
  }
}

const nonce = randomBits(37)
let counter = 0

/** The next event number of this page load: 53 bits, never drawn twice in a session. */
export function nextEventId(): number {
  counter += 1
  return eventId(nonce, counter)
}
