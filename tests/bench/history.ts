import type { GuidepostEvent } from '../../src/core/events.ts'
import { newSession } from '../../src/core/session-id.ts'
import type { StoredEvent } from '../../src/store/store.ts'
import { toStored } from '../../src/store/stored-event.ts'

/** A long history for the bench: sessions of about six events over many days, locales, topics and words. */

const LOCALES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt-BR', 'tr', 'ru', 'uk', 'ar', 'ja', 'ko', 'zh-CN', 'vi']
export const TOPICS = [
  'verification',
  'fiat-funding',
  'crypto-funding',
  'account-access',
  'trading',
  'fees-limits',
  'general',
]
const SURFACES = ['home', 'header', 'results', 'not_found'] as const
const DAY = 86_400_000

/** A generator that gives the same numbers at every run (Park and Miller). */
export function lehmer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** So many different questions, of which the second is asked half as often as the first, and so on (Zipf's law). */
const PHRASES = 60_000

const phrases = new Map<number, string>()

function phrase(random: (below: number) => number): string {
  const rank = Math.floor(Math.exp((random(1_000_000) / 1_000_000) * Math.log(PHRASES)))
  const known = phrases.get(rank)
  if (known !== undefined) return known
  const made = [rank % 97, 97 + (rank % 1009), 2000 + rank].map(invented).join(' ')
  phrases.set(rank, made)
  return made
}

/** A word of six letters for a number, no two with the same beginning in a row (Knuth's multiplicative hash). */
function invented(number: number): string {
  let rest = Number((BigInt(number) * 2_654_435_761n) % 308_915_776n)
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(97 + (rest % 26))
    rest = Math.floor(rest / 26)
    return letter
  }).join('')
}

/** The events of one session that begins at a moment. */
export function benchSession(began: number, random: (below: number) => number): StoredEvent[] {
  const session = newSession(began, () => random(2 ** 22))
  const locale = LOCALES[Math.min(random(16), random(16))] ?? 'en'
  const topic = TOPICS[random(TOPICS.length)] ?? ''
  const guide = `${topic}/guide-${random(6)}`
  let [at, id] = [began, 0]
  const base = () => {
    at += 1000 + random(30_000)
    id += 1
    return { session, id, at, locale, page: `/${locale}/` }
  }
  const searched = (search: number): GuidepostEvent => ({
    kind: 'search_performed',
    ...base(),
    search,
    query: phrase(random),
    results: random(8),
    rung: 'exact',
    surface: SURFACES[random(4)] ?? 'home',
  })
  const read = (from: 'search' | 'external'): GuidepostEvent => ({
    kind: 'guide_viewed',
    ...base(),
    guide,
    guide_locale: locale,
    from,
  })
  const events: GuidepostEvent[] = random(5) === 0 ? [read('external')] : [searched(1)]
  if (random(3) > 0)
    events.push({ kind: 'result_clicked', ...base(), search: 1, guide, position: 1 + random(5) }, read('search'))
  if (random(3) === 0) events.push(searched(2))
  if (random(2) === 0) events.push(read('search'))
  if (random(4) === 0) events.push({ kind: 'guide_rated', ...base(), guide, helpful: random(3) > 0, reason: '' })
  if (random(6) === 0) events.push({ kind: 'contact_opened', ...base(), surface: 'header', topic })
  if (random(12) === 0) {
    const conversation = `c${session}`
    const asked = base()
    events.push({
      kind: 'handoff_started',
      ...asked,
      conversation,
      channel: random(2) === 0 ? 'chat' : 'ticket',
      vendor: 'desk',
      topic,
    })
    const [first, solved] = [60 * random(300), 60 * (300 + random(900))]
    events.push({ kind: 'first_response_sent', ...base(), conversation, seconds: first, business_seconds: first / 3 })
    events.push({ kind: 'conversation_solved', ...base(), conversation, seconds: solved, business_seconds: solved / 3 })
    if (random(3) === 0) events.push({ kind: 'csat_submitted', ...base(), conversation, score: 1 + random(5) })
  }
  return events.map((event) => toStored(event, new Map()))
}

/** Sessions day by day until so many events are made, in batches. */
export function* benchHistory(events: number, days: number, lastDay: number): Generator<StoredEvent[]> {
  const random = lehmer(7)
  const perDay = Math.ceil(events / days)
  for (let day = lastDay - days + 1; day <= lastDay; day++) {
    for (let made = 0; made < perDay; ) {
      const batch: StoredEvent[] = []
      while (batch.length < 2000) batch.push(...benchSession(day * DAY + random(DAY), random))
      made += batch.length
      yield batch
    }
  }
}
