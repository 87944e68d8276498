import type { ReaderEvent } from '../core/events.ts'
import { HOME, pageHere, speaking } from './home.ts'
import { nextEventId, openSession } from './session.ts'

/**
 * The reader's side of the ledger. Events wait in sessionStorage until the server acknowledged them and go again with
 * the same ids; a repeated one changes nothing there. With Do Not Track or Global Privacy Control nothing is recorded.
 */

const KEY = 'guidepost:queue'
const MOST_WAITING = 200
const BATCH = 50
const PATH = `${HOME}/api/journal`
const PAUSES = [2_000, 10_000, 60_000]

type OwnFields<E> = E extends ReaderEvent ? Omit<E, 'session' | 'id' | 'at' | 'locale' | 'page'> : never
/** What a caller tells: the kind and its own fields; who, when and where are added. */
export type Recorded = OwnFields<ReaderEvent>

let sending = false
let failures = 0
let retry: ReturnType<typeof setTimeout> | undefined

/** Whether the reader asked not to be counted. */
export function declined(): boolean {
  const privacy = 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true
  return privacy || navigator.doNotTrack === '1'
}

/** The session that goes with a hand-off; empty when the reader asked not to be counted. */
export function sessionForHandoff(): string {
  return declined() ? '' : openSession(Date.now())
}

/** Queues an event and sends what waits. Never throws: a page works without its ledger. */
export function record(event: Recorded): void {
  if (declined()) return
  const now = Date.now()
  try {
    const full = {
      ...event,
      session: openSession(now),
      id: nextEventId(),
      at: now,
      locale: speaking().lang,
      page: pageHere(),
    }
    keep([...waiting(), full].slice(-MOST_WAITING))
  } catch {
    return
  }
  void flush()
}

/** Sends everything that waits, oldest first; what is not acknowledged stays and is sent again. */
export async function flush(): Promise<void> {
  if (sending || declined()) return
  sending = true
  clearTimeout(retry)
  try {
    for (let events = waiting().slice(0, BATCH); events.length > 0; events = waiting().slice(0, BATCH)) {
      const response = await fetch(PATH, {
        method: 'POST',
        keepalive: true,
        credentials: 'omit',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ v: 1, events }),
      })
      // 202 and 422 both say that each event was looked at; what was refused would be refused again.
      if (response.status !== 202 && response.status !== 422)
        throw new Error(`The journal answered ${response.status}.`)
      forget(events)
      failures = 0
    }
  } catch {
    const pause = PAUSES[Math.min(failures, PAUSES.length - 1)]
    failures += 1
    retry = setTimeout(() => void flush(), pause)
  } finally {
    sending = false
  }
}

/** The last resort while a page goes away: the events stay queued, since no answer can be read. */
function sendLast(): void {
  const events = waiting().slice(0, BATCH)
  if (events.length === 0 || declined()) return
  const body = JSON.stringify({ v: 1, events })
  if (HOME === '') navigator.sendBeacon(PATH, new Blob([body], { type: 'text/plain' }))
  // A beacon brings cookies along, which other sites' pages have no business with.
  else void fetch(PATH, { method: 'POST', keepalive: true, credentials: 'omit', body }).catch(() => undefined)
}

type Waiting = { id: number }

function waiting(): Waiting[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((event) => typeof event?.id === 'number') : []
  } catch {
    return []
  }
}

function keep(events: Waiting[]): void {
  sessionStorage.setItem(KEY, JSON.stringify(events))
}

function forget(sent: Waiting[]): void {
  const ids = new Set(sent.map((event) => event.id))
  keep(waiting().filter((event) => !ids.has(event.id)))
}

if (typeof document !== 'undefined') {
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sendLast()
  })
  addEventListener('pagehide', sendLast)
  addEventListener('online', () => void flush())
  void flush()
}
