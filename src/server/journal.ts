import { batch, CONVERSATION_KINDS, type GuidepostEvent, MAX_BATCH, readerEvent } from '../core/events.ts'
import { sessionStart } from '../core/session-id.ts'
import type { Store, StoredEvent } from '../store/store.ts'
import { toStored } from '../store/stored-event.ts'
import { isCrawler } from './crawler.ts'
import type { Crowd } from './crowd.ts'
import type { Flood } from './flood.ts'
import { type Answer, MALFORMED, NOT_STORED, OVERLOADED, type Refusal, TOO_LARGE } from './journal-answers.ts'
import { drop, type Step, sift } from './journal-step.ts'
import { redactWithLists } from './seed-lists.ts'

/** The ingest policy, top to bottom: each step keeps what it accepts and says what it dropped and why. */

const DAY = 86_400_000
const MOST_PER_SESSION = 300
/** Events that may wait for the disk at once; beyond it the answer is "later", never a loss. */
const MOST_WAITING = 20_000

export interface Arrival {
  body: unknown
  /** Used in memory for the flood and bot rules, never stored. */
  address: string
  userAgent: string
  now: number
}

export interface JournalParts {
  store: Store
  flood: Flood
  crowd: Crowd
  stopWords: ReadonlyMap<string, ReadonlySet<string>>
  /** The published locales. */
  locales: readonly string[]
}

export interface Journal {
  /** Takes a batch in; 202 only after the commit reached the disk. */
  takeIn(arrival: Arrival): Promise<Answer>
  /** How many events were dropped since the start, by reason. */
  dropped(): Readonly<Record<string, number>>
  /** How many events were stored since the start. */
  stored(): number
}

export function createJournal({ store, flood, crowd, stopWords, locales }: JournalParts): Journal {
  const counts: Record<string, number> = {}
  let waiting = 0
  let kept = 0

  return {
    dropped: () => counts,
    stored: () => kept,
    async takeIn({ body, address, userAgent, now }) {
      const large = dropTooLarge(body)
      if (large) return large
      const envelope = batch.safeParse(body)
      if (!envelope.success) return MALFORMED
      const bots = dropBot(envelope.data.events, userAgent)
      const flooded = dropFlood(bots, flood, address, now)
      if (flooded) return flooded
      const parsed = parseEvent(bots, locales)
      const clamped = clampClock(parsed, now)
      const clean = redactEvent(clamped)
      const fitting = await dropFullSession(clean, store)

      for (const { reason } of fitting.dropped) counts[reason] = (counts[reason] ?? 0) + 1
      if (waiting + fitting.accepted.length > MOST_WAITING) return OVERLOADED
      waiting += fitting.accepted.length
      try {
        const isCounted = (session: string) => crowd.isCounted(address, session, now)
        const answer = await append(fitting, store, (event) => putGrouped(toStored(event, stopWords), isCounted))
        if ('stored' in answer.body) kept += answer.body.stored
        return answer
      } finally {
        waiting -= fitting.accepted.length
      }
    },
  }
}

/** Bytes are counted while the body is read; here the events are. */
function dropTooLarge(body: unknown): Refusal | null {
  const isLong =
    typeof body === 'object' &&
    body !== null &&
    'events' in body &&
    Array.isArray(body.events) &&
    body.events.length > MAX_BATCH
  return isLong ? TOO_LARGE : null
}

/** Crawlers are told honestly that they are not counted. */
function dropBot(events: readonly unknown[], userAgent: string): Step<unknown> {
  const all = events.map((event, index) => ({ index, event }))
  if (!isCrawler(userAgent)) return { accepted: all, dropped: [] }
  const message = 'The user agent names a crawler; crawlers are not counted.'
  return { accepted: [], dropped: all.map(({ index }) => ({ index, reason: 'bot', message })) }
}

/** A flood is answered as a whole, so that the sender keeps the batch and sends it again. */
function dropFlood({ accepted }: Step<unknown>, flood: Flood, address: string, now: number): Refusal | null {
  const wait = accepted.length === 0 ? 0 : flood.take(address, now)
  if (wait === 0) return null
  const message = `Too many batches from one place. Send this one again in ${wait} s.`
  return { status: 429, retryAfter: wait, body: { error: { code: 'flood', message } } }
}

/** Each event by the schema; those that only the server may write are refused by name. */
function parseEvent(step: Step<unknown>, locales: readonly string[]): Step<GuidepostEvent> {
  const kinds = readerEvent.options.map((option) => option.shape.kind.value)
  return sift(step, (event) => {
    const kind = typeof event === 'object' && event !== null && 'kind' in event ? String(event.kind).slice(0, 40) : ''
    if (CONVERSATION_KINDS.has(kind))
      return drop('server_only', `"${kind}" is written by the server alone; leave it out.`)
    if (!kinds.some((known) => known === kind))
      return drop('unknown_kind', `"kind" is "${kind}"; it must be one of ${kinds.join(', ')}.`)
    const parsed = readerEvent.safeParse(event)
    if (!parsed.success)
      return drop(
        'invalid',
        parsed.error.issues.map(({ path, message }) => `${path.join('.') || kind}: ${message}`).join('; '),
      )
    const { locale } = parsed.data
    if (!locales.includes(locale))
      return drop('invalid', `locale: "${locale}" is not published; it must be one of ${locales.join(', ')}`)
    return parsed.data
  })
}

/** A moment is brought within a day of its arrival. The session's own number says which day it counts for: a wrong one is refused. */
function clampClock(step: Step<GuidepostEvent>, now: number): Step<GuidepostEvent> {
  return sift(step, (event) =>
    isBelievedSession(event.session, now)
      ? { ...event, at: Math.min(Math.max(event.at, now - DAY), now + DAY) }
      : drop(
          'clock',
          'session: it began more than two days ago or more than a day from now, by its number. Set the clock right and begin a new session.',
        ),
  )
}

/** Whether a session can be going on now: it lasts a day at most, and its events may arrive a day late. */
export function isBelievedSession(session: string, now: number): boolean {
  const began = sessionStart(session)
  return began >= now - 2 * DAY && began <= now + DAY
}

/** Once more on the server: nothing personal reaches the disk, whatever a client sent. */
function redactEvent(step: Step<GuidepostEvent>): Step<GuidepostEvent> {
  return sift(step, (event) => {
    const page = event.page.replace(/[?#].*$/s, '')
    if (event.kind !== 'search_performed') return { ...event, page }
    const { text: query, refused } = redactWithLists(event.query)
    if (refused !== '')
      return drop(
        'secret',
        'query: it looks like a recovery phrase or a private key, which is never kept. Do not send it.',
      )
    return { ...event, page, query }
  })
}

/** A session has at most 300 events; more is no person. */
async function dropFullSession(step: Step<GuidepostEvent>, store: Store): Promise<Step<GuidepostEvent>> {
  const rooms = new Map<string, number>()
  for (const { event } of step.accepted)
    if (!rooms.has(event.session)) rooms.set(event.session, MOST_PER_SESSION - (await store.countEvents(event.session)))
  return sift(step, (event) => {
    const room = rooms.get(event.session) ?? 0
    rooms.set(event.session, room - 1)
    return room > 0 ? event : drop('session_full', `session: it has its ${MOST_PER_SESSION} events; begin a new one.`)
  })
}

/** A fourth session of an address and hour is counted like every other, but its words are not grouped: nobody makes a gap alone. */
function putGrouped(event: StoredEvent, isCounted: (session: string) => boolean): StoredEvent {
  return event.words !== '' && !isCounted(event.session) ? { ...event, words: '' } : event
}

/** One commit for the whole batch. */
async function append(
  { accepted, dropped }: Step<GuidepostEvent>,
  store: Store,
  row: (event: GuidepostEvent) => StoredEvent,
): Promise<Answer> {
  try {
    const none = { stored: 0, repeated: 0 }
    const { stored, repeated } =
      accepted.length > 0 ? await store.append(accepted.map(({ event }) => row(event))) : none
    const isRefused = accepted.length === 0 && dropped.every(({ reason }) => reason !== 'bot')
    return {
      status: isRefused ? 422 : 202,
      retryAfter: 0,
      body: { stored, repeated, dropped: dropped.sort((a, b) => a.index - b.index) },
    }
  } catch {
    return NOT_STORED
  }
}
