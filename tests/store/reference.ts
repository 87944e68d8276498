import type { GuidepostEvent } from '../../src/core/events.ts'
import type { SearchOutcome, SessionOutcome } from '../../src/core/outcomes.ts'
import { dayOf, sessionDay } from '../../src/core/session-id.ts'
import {
  type Bucket,
  bucketName,
  type Counts,
  type Family,
  type TallyRow,
  TIMES,
  type Time,
} from '../../src/core/tallies.ts'
import type { StoredEvent } from '../../src/store/store.ts'

/**
 * The ledger's rules once more in plain TypeScript, written from the design and not from the SQL: what the store
 * counts must be what this counts.
 */

type Of<K extends GuidepostEvent['kind']> = Extract<StoredEvent, { kind: K }>

interface Search {
  session: string
  search: number
  locale: string
  words: string
  results: number
  beganAt: number
  settledAt: number
  stems: Set<string>
  clicks: Of<'result_clicked'>[]
  outcome: SearchOutcome
  confirmed: boolean
  rung: string
  surface: string
}

/** A row with the family that it is kept in. */
export type FamilyRow = TallyRow & { family: Family }

const ofKind = <K extends GuidepostEvent['kind']>(events: readonly StoredEvent[], kind: K) =>
  events.filter((event): event is Of<K> => event.kind === kind)

const smallest = (texts: readonly string[]) => [...texts].sort()[0] ?? ''

/** Votes on a guide's page, and "this solved it" at the contact form with what takes it back. */
const wordsOnGuides = (events: readonly StoredEvent[]) => [
  ...ofKind(events, 'guide_rated'),
  ...ofKind(events, 'suggestion_rated'),
]

/** The last of several votes; of two at one moment "not helpful". Null when there is none. */
function lastWord(votes: readonly { at: number; helpful: boolean }[]): boolean | null {
  const lastAt = Math.max(...votes.map((vote) => vote.at))
  const last = votes.filter((vote) => vote.at === lastAt)
  return last.length === 0 ? null : last.every(({ helpful }) => helpful)
}

function searchesOf(events: readonly StoredEvent[]): Search[] {
  const performed = Map.groupBy(ofKind(events, 'search_performed'), ({ search }) => search)
  const clicks = ofKind(events, 'result_clicked')
  const searches = [...performed].map(([search, told]): Search => {
    const settledAt = Math.max(...told.map(({ at }) => at))
    const last = told.filter(({ at }) => at === settledAt)
    const stems = [0, 1, 2]
      .map((place) => smallest(last.map((event) => event.stems[place] ?? '')))
      .filter((stem) => stem !== '')
    return {
      session: last[0]?.session ?? '',
      search,
      locale: smallest(last.map(({ locale }) => locale)),
      words: smallest(last.map(({ words }) => words)),
      results: Math.max(...last.map(({ results }) => results)),
      beganAt: Math.min(...told.map(({ at }) => at)),
      settledAt,
      stems: new Set(stems),
      clicks: clicks.filter((click) => click.search === search),
      outcome: 'answered',
      confirmed: false,
      rung: smallest(last.map(({ rung }) => rung)),
      surface: smallest(last.map(({ surface }) => surface)),
    }
  })
  for (const search of searches) {
    const votes = wordsOnGuides(events).filter((vote) =>
      search.clicks.some((click) => click.guide === vote.guide && vote.at >= click.at),
    )
    const handedOff = ofKind(events, 'handoff_started').some((handoff) =>
      search.clicks.some((click) => handoff.at >= click.at),
    )
    const refused = ofKind(events, 'search_unanswered').some(
      (told) => told.search === search.search && told.reason === 'none_helped',
    )
    const again = searches.some(
      (later) =>
        later.search !== search.search &&
        !search.stems.isDisjointFrom(later.stems) &&
        search.clicks.some((click) => later.beganAt >= click.at && later.beganAt - click.at <= 120_000),
    )
    search.confirmed = votes.some(({ helpful }) => helpful)
    if (search.clicks.length === 0) search.outcome = search.results === 0 ? 'no_results' : 'no_click'
    else if (again) search.outcome = 'reformulated'
    else if (handedOff || votes.some(({ helpful }) => !helpful) || refused) search.outcome = 'escalated'
  }
  return searches
}

function sessionOutcome(events: readonly StoredEvent[], searches: readonly Search[]): SessionOutcome {
  const tries = [...ofKind(events, 'search_performed'), ...ofKind(events, 'guide_viewed')].map(({ at }) => at)
  const handoffs = ofKind(events, 'handoff_started').map(({ at }) => at)
  if (handoffs.length > 0) return tries.some((tried) => tried <= Math.max(...handoffs)) ? 'failed' : 'direct'
  const vote = lastWord(wordsOnGuides(events))
  if (vote === true) return 'confirmed'
  const lastSearchAt = Math.max(...searches.map(({ settledAt }) => settledAt))
  if (vote === false || searches.some((search) => search.settledAt === lastSearchAt && search.outcome !== 'answered'))
    return 'unanswered'
  const intent = searches.length > 0 || ofKind(events, 'contact_opened').length > 0
  if (!intent) return 'readership'
  return ofKind(events, 'guide_viewed').length > 0 ? 'potential' : 'abandoned'
}

const topicOf = (guide: string) => guide.slice(0, guide.indexOf('/'))

/** The topic an event is about; empty when it names none. */
function aboutOf(event: StoredEvent): string {
  if ('guide' in event) return topicOf(event.guide)
  return 'topic' in event ? event.topic : ''
}

/** The text among those of the earliest or latest moment that comes first in the alphabet. */
function at(which: 'first' | 'last', told: readonly { at: number; text: string }[]): string {
  const moments = told.map((one) => one.at)
  const moment = which === 'first' ? Math.min(...moments) : Math.max(...moments)
  return smallest(told.filter((one) => one.at === moment).map(({ text }) => text))
}

/** The bucket a time falls into, as a count of one; nothing when there was no such time. */
function timedIn(time: Time, seconds: number): Partial<Record<Bucket, number>> {
  if (seconds < 0) return {}
  const bounds: readonly number[] = TIMES[time].bounds
  const place = bounds.findIndex((bound) => seconds <= bound)
  return { [bucketName(time, place === -1 ? bounds.length : place)]: 1 }
}

/** Each event once, by session. */
function sessionsOf(history: readonly StoredEvent[]): Map<string, StoredEvent[]> {
  const once = [...new Map(history.map((event) => [`${event.session}:${event.id}`, event])).values()]
  return Map.groupBy(once, (event) => event.session)
}

/** How many sessions of some days searched some words in a language, and how many had no answer to one of these searches. */
export function referenceSearchers(
  history: readonly StoredEvent[],
  { from, to }: { from: number; to: number },
  locale: string,
  words: readonly string[],
): { people: number; unserved: number } {
  const sessions = [...sessionsOf(history)]
    .filter(([session]) => sessionDay(session) >= from && sessionDay(session) <= to)
    .map(([, events]) => searchesOf(events).filter((one) => one.locale === locale && words.includes(one.words)))
  return {
    people: sessions.filter((searches) => searches.length > 0).length,
    unserved: sessions.filter((searches) => searches.some(({ outcome }) => outcome !== 'answered')).length,
  }
}

/** The tallies of a history, one row a search, session, reading or case, in any order. */
export function referenceTallies(history: readonly StoredEvent[]): FamilyRow[] {
  const rows: FamilyRow[] = []
  for (const [session, events] of sessionsOf(history)) {
    const day = sessionDay(session)
    const searches = searchesOf(events)
    const add = (family: Family, locale: string, subject: string, part: string, counts: Partial<Counts>) =>
      rows.push({ family, day, locale, subject, part, counts })
    for (const search of searches) add('search', search.locale, ...searchRow(search))
    for (const [locale, guide, shownIn, counts] of readingRows(events)) add('guide', locale, guide, shownIn, counts)
    rows.push(...caseRows(events, day))

    const handoffs = ofKind(events, 'handoff_started')
    const views = ofKind(events, 'guide_viewed')
    const contact = ofKind(events, 'contact_opened').length > 0
    if (searches.length === 0 && views.length === 0 && handoffs.length === 0 && !contact) continue
    const outcome = sessionOutcome(events, searches)
    const locale = at(
      'first',
      events.map((event) => ({ at: event.at, text: event.locale })),
    )
    const readBefore = views.some((view) => handoffs.some((handoff) => view.at <= handoff.at))
    const shown = searches.some(({ results, clicks }) => results > 0 || clicks.length > 0)
    const topic = at(
      'last',
      events.map((event) => ({ at: event.at, text: aboutOf(event) })).filter(({ text }) => text !== ''),
    )
    const surface = at(
      'first',
      [...ofKind(events, 'search_performed'), ...ofKind(events, 'contact_opened')].map((event) => ({
        at: event.at,
        text: event.surface,
      })),
    )
    add('session', locale, topic, surface, {
      help_sessions: 1,
      [outcome]: 1,
      intent: Number(outcome !== 'readership'),
      helped: Number(outcome === 'confirmed' || outcome === 'potential'),
      handoffs: handoffs.length,
      handoffs_after_reading: readBefore ? handoffs.length : 0,
      votes: Number(wordsOnGuides(events).length > 0),
      readers: Number(views.length > 0),
      readers_kept: Number(views.length > 0 && handoffs.length === 0),
      searchers_found: Number(shown),
      searchers_kept: Number(shown && handoffs.length === 0),
    })
    if (contact) rows.push(...contactRows(events, searches, { day, locale, surface, outcome }))
  }
  return rows
}

function searchRow(search: Search): [topic: string, surface: string, counts: Partial<Counts>] {
  const { outcome, results, clicks, confirmed, rung, surface, beganAt } = search
  const topic = at(
    'last',
    clicks.map((click) => ({ at: click.at, text: topicOf(click.guide) })),
  )
  const waited = clicks.length === 0 ? -1 : (Math.min(...clicks.map((click) => click.at)) - beganAt) / 1000
  return [
    topic,
    surface,
    {
      searches: 1,
      searches_found: Number(results > 0 || clicks.length > 0),
      searches_chosen: Number(clicks.length > 0),
      searches_answered: Number(outcome === 'answered'),
      searches_confirmed: Number(outcome === 'answered' && confirmed),
      searches_unanswered: Number(outcome !== 'answered'),
      ...(outcome === 'answered' ? {} : { [outcome]: 1 }),
      zero_results: Number(results === 0),
      clicks: clicks.length,
      clicked_positions: clicks.reduce((sum, { position }) => sum + position, 0),
      [`rung_${rung}`]: 1,
      ...timedIn('click', waited),
    },
  ]
}

function readingRows(events: readonly StoredEvent[]): [string, string, string, Partial<Counts>][] {
  const searchBegins = [...Map.groupBy(ofKind(events, 'search_performed'), ({ search }) => search).values()].map(
    (told) => Math.min(...told.map((one) => one.at)),
  )
  return [...Map.groupBy(ofKind(events, 'guide_viewed'), ({ guide }) => guide)].map(([guide, views]) => {
    const times = views.map((view) => view.at)
    const votes = ofKind(events, 'guide_rated').filter((vote) => vote.guide === guide)
    const lastAt = Math.max(...votes.map((vote) => vote.at))
    const last = votes.filter((vote) => vote.at === lastAt)
    const isHanded = ofKind(events, 'handoff_started').some((handoff) => handoff.at >= Math.min(...times))
    const isHelped = last.every(({ helpful }) => helpful)
    return [
      smallest(views.map(({ locale }) => locale)),
      guide,
      smallest(views.map(({ guide_locale }) => guide_locale)),
      {
        readings: 1,
        guide_views: views.length,
        guide_votes: Number(last.length > 0),
        guide_helpful: Number(last.length > 0 && isHelped),
        guide_handed: Number(isHanded),
        guide_failed: Number(isHanded || !isHelped),
        guide_exits: Number(searchBegins.some((begin) => begin > Math.max(...times))),
      },
    ]
  })
}

type Timed = Of<'first_response_sent'> | Of<'conversation_solved'>

/** A case's time twice: by the calendar, and within business hours where somebody counted them. */
function timed(time: 'first_response' | 'resolution', pick: (...of: number[]) => number, told: readonly Timed[]) {
  const business = told.flatMap(({ business_seconds }) => business_seconds ?? [])
  return {
    ...(told.length > 0 ? timedIn(time, pick(...told.map(({ seconds }) => seconds))) : {}),
    ...(business.length > 0 ? timedIn(`${time}_business`, pick(...business)) : {}),
  }
}

/** The contact form: one row for the session, and one for each guide that was suggested and opened there. */
function contactRows(
  events: readonly StoredEvent[],
  searches: readonly Search[],
  { day, locale, surface, outcome }: { day: number; locale: string; surface: string; outcome: SessionOutcome },
): FamilyRow[] {
  const handoffs = ofKind(events, 'handoff_started')
  const topic = at(
    'last',
    [...ofKind(events, 'contact_opened'), ...handoffs]
      .filter((event) => event.topic !== '')
      .map((event) => ({ at: event.at, text: event.topic })),
  )
  const atTheForm = searches.filter((search) => search.surface === 'contact')
  const opened = Map.groupBy(
    atTheForm.flatMap(({ clicks }) => clicks),
    ({ guide }) => guide,
  )
  const suggestions = [...opened].map(([guide, clicks]) => {
    const openedAt = Math.min(...clicks.map((click) => click.at))
    const since = <E extends { at: number }>(told: readonly E[]) => told.filter((one) => one.at >= openedAt)
    return {
      guide,
      isHanded: since(handoffs).length > 0,
      isAccepted: lastWord(since(wordsOnGuides(events)).filter((word) => word.guide === guide)) === true,
    }
  })
  const isRead = suggestions.length > 0
  const isHanded = handoffs.length > 0
  return [
    {
      family: 'contact',
      day,
      locale,
      subject: topic,
      part: surface,
      counts: {
        contact_opened: 1,
        contact_shown: Number(atTheForm.some(({ results, clicks }) => results > 0 || clicks.length > 0)),
        contact_read: Number(isRead),
        contact_read_handed: Number(isRead && isHanded),
        contact_confirmed: Number(outcome === 'confirmed' && suggestions.some(({ isAccepted }) => isAccepted)),
        contact_deflected: Number(!isHanded),
      },
    },
    ...suggestions.map(({ guide, isHanded, isAccepted }) => ({
      family: 'suggestion' as const,
      day,
      locale,
      subject: guide,
      part: `${topic}/${surface}`,
      counts: {
        suggestions_read: 1,
        suggestions_confirmed: Number(isAccepted && !isHanded),
        suggestions_deflected: Number(!isHanded),
      },
    })),
  ]
}

function caseRows(events: readonly StoredEvent[], day: number): FamilyRow[] {
  return [...Map.groupBy(ofKind(events, 'handoff_started'), ({ conversation }) => conversation)].flatMap(
    ([conversation, handoffs]) => {
      const firstAt = Math.min(...handoffs.map((handoff) => handoff.at))
      const first = handoffs.filter((handoff) => handoff.at === firstAt)
      const of = <E extends { conversation: string }>(told: readonly E[]) =>
        told.filter((one) => one.conversation === conversation)
      const responses = of(ofKind(events, 'first_response_sent'))
      const solutions = of(ofKind(events, 'conversation_solved'))
      const ratings = of(ofKind(events, 'csat_submitted'))
      const ratedAt = Math.max(...ratings.map((rating) => rating.at))
      const score = Math.min(...ratings.filter((rating) => rating.at === ratedAt).map((rating) => rating.score))
      const isChat = smallest(first.map(({ channel }) => channel)) === 'chat'
      const row = {
        family: 'service' as const,
        locale: smallest(first.map(({ locale }) => locale)),
        subject: smallest(first.map(({ topic }) => topic)),
        part: isChat ? 'chat' : 'ticket',
      }
      const isSolved = solutions.length > 0
      const counted: FamilyRow = {
        ...row,
        day,
        counts: {
          cases: 1,
          chats: Number(isChat),
          first_responses: Number(responses.length > 0),
          solved: Number(isSolved),
          solved_chats: Number(isSolved && isChat),
          ratings: Number(ratings.length > 0),
          ratings_positive: Number(ratings.length > 0 && score >= 4),
          ...timed('first_response', Math.min, responses),
          ...timed('resolution', Math.max, solutions),
        },
      }
      if (!isSolved) return [counted]
      const solvedAt = Math.max(...solutions.map((solution) => solution.at))
      return [counted, { ...row, day: dayOf(solvedAt), counts: { solved_on_day: 1 } }]
    },
  )
}
