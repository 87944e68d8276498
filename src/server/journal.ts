import { isbot } from 'isbot'
import { batch, CONVERSATION_KINDS, type GuidepostEvent, MAX_BODY, readerEvent } from '../core/events.ts'
import { redact } from '../core/redact.ts'
import { type RandomBits, sessionStart } from '../core/session-id.ts'
import type { Store } from '../store/store.ts'
import { toStored } from '../store/stored-event.ts'
import type { Flood } from './flood.ts'

/** The ingest policy, top to bottom: each step keeps what it accepts and says what it dropped and why. */

const DAY = 86_400_000
const MOST_PER_SESSION = 300

export interface Drop {
  index: number
  reason: 'bot' | 'unknown_kind' | 'server_only' | 'invalid' | 'clock' | 'session_full'
  /** What is wrong and how to mend it. */
  message: string
}

interface Candidate {
  index: number
  event: GuidepostEvent
}

/** What the step before accepted, and everything dropped so far. */
interface Step<T> {
  accepted: T[]
  dropped: Drop[]
}

export interface Arrival {
  body: unknown
  /** Used in memory for the flood and bot rules, never stored. */
  address: string
  userAgent: string
  now: number
}

export type Answer =
  | { status: 202 | 422; body: { stored: number; repeated: number; dropped: Drop[] } }
  | { status: 400 | 413; body: { error: { code: string; message: string } } }
  | { status: 429 | 503; retryAfter: number; body: { error: { code: string; message: string } } }

export interface Journal {
  store: Store
  flood: Flood
  stopWords: ReadonlyMap<string, ReadonlySet<string>>
  random: RandomBits
}

/** Takes a batch in; 202 only after the commit reached the disk. */
export async function takeIn(arrival: Arrival, journal: Journal): Promise<Answer> {
  const envelope = batch.safeParse(arrival.body)
  if (!envelope.success) return malformed(arrival.body)
  const { events } = envelope.data
  const wait = journal.flood.take(arrival.address, events.length, arrival.now)
  if (wait > 0) return flooded(wait)

  const bots = dropBot(events, arrival.userAgent)
  const parsed = parseEvents(bots)
  const clocked = clampClock(parsed, arrival.now)
  const fitting = await dropFullSessions(clocked, journal.store)
  const clean = fitting.accepted.map(({ event }) => toStored(redactQuery(event), journal.stopWords))
  try {
    const { stored, repeated } = clean.length > 0 ? await journal.store.append(clean) : { stored: 0, repeated: 0 }
    const dropped = fitting.dropped.sort((a, b) => a.index - b.index)
    const refused = clean.length === 0 && dropped.every(({ reason }) => reason !== 'bot')
    return { status: refused ? 422 : 202, body: { stored, repeated, dropped } }
  } catch {
    return {
      status: 503,
      retryAfter: 5,
      body: { error: { code: 'not_stored', message: 'The events could not be stored. Nothing was kept; send them again later.' } },
    }
  }
}

/** The answer to a body that is larger than a batch may be. */
export const TOO_LARGE: Answer = {
  status: 413,
  body: { error: { code: 'too_large', message: `A batch is at most ${MAX_BODY} bytes and 50 events. Send it in parts.` } },
}

function malformed(body: unknown): Answer {
  if (typeof body === 'object' && body !== null && 'events' in body && Array.isArray(body.events) && body.events.length > 50) return TOO_LARGE
  const message = 'The body must be JSON of the form { "v": 1, "events": [ … ] } with 1 to 50 events.'
  return { status: 400, body: { error: { code: 'malformed', message } } }
}

function flooded(wait: number): Answer {
  const message = `Too many events from one place. Send them again in ${wait} s.`
  return { status: 429, retryAfter: wait, body: { error: { code: 'flood', message } } }
}

/** Crawlers are told honestly that they are not counted. */
function dropBot(events: readonly unknown[], userAgent: string): Step<{ index: number; value: unknown }> {
  const all = events.map((value, index) => ({ index, value }))
  if (!isbot(userAgent)) return { accepted: all, dropped: [] }
  const message = 'The user agent names an automatic client; those are not counted.'
  return { accepted: [], dropped: all.map(({ index }) => ({ index, reason: 'bot', message })) }
}

/** Each event by the schema; those only the server may write are refused by name. */
function parseEvents(step: Step<{ index: number; value: unknown }>): Step<Candidate> {
  const accepted: Candidate[] = []
  const dropped = [...step.dropped]
  for (const { index, value } of step.accepted) {
    const kind = typeof value === 'object' && value !== null && 'kind' in value ? String(value.kind) : ''
    const parsed = readerEvent.safeParse(value)
    if (parsed.success) accepted.push({ index, event: parsed.data })
    else if (CONVERSATION_KINDS.has(kind))
      dropped.push({ index, reason: 'server_only', message: `"${kind}" is written by the server alone; leave it out.` })
    else if (!readerEvent.options.some((option) => option.shape.kind.value === kind))
      dropped.push({ index, reason: 'unknown_kind', message: `"kind" is "${kind}"; it must be one of ${readerEvent.options.map((option) => option.shape.kind.value).join(', ')}.` })
    else
      dropped.push({
        index,
        reason: 'invalid',
        message: parsed.error.issues.map(({ path, message }) => `${path.join('.') || kind}: ${message}`).join('; '),
      })
  }
  return { accepted, dropped }
}

/** A clock within a day of ours is believed up to now; a session that begins outside of it is refused. */
function clampClock(step: Step<Candidate>, now: number): Step<Candidate> {
  const accepted: Candidate[] = []
  const dropped = [...step.dropped]
  for (const { index, event } of step.accepted) {
    const began = sessionStart(event.session)
    const off = Math.max(Math.abs(event.at - now), Math.abs(began - now) - DAY)
    if (off > DAY) dropped.push({ index, reason: 'clock', message: 'The event or its session is more than a day away from the server’s time. Set the clock right.' })
    else accepted.push({ index, event: { ...event, at: Math.min(event.at, now) } })
  }
  return { accepted, dropped }
}

/** A session has at most 300 events; more is no person. */
async function dropFullSessions(step: Step<Candidate>, store: Store): Promise<Step<Candidate>> {
  const accepted: Candidate[] = []
  const dropped = [...step.dropped]
  for (const [session, candidates] of Map.groupBy(step.accepted, ({ event }) => event.session)) {
    const room = Math.max(0, MOST_PER_SESSION - (await store.countEvents(session)))
    accepted.push(...candidates.slice(0, room))
    const message = `The session has its ${MOST_PER_SESSION} events; begin a new one.`
    dropped.push(...candidates.slice(room).map(({ index }) => ({ index, reason: 'session_full' as const, message })))
  }
  return { accepted: accepted.sort((a, b) => a.index - b.index), dropped }
}

/** Once more on the server: nothing personal reaches the disk, whatever a client sent. */
function redactQuery(event: GuidepostEvent): GuidepostEvent {
  return event.kind === 'search_performed' ? { ...event, query: redact(event.query).text } : event
}
