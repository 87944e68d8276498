import { RUNGS, type Rung } from './vocabulary.ts'

/**
 * What is counted, as whole numbers that add up over days, locales, topics and surfaces. Each is an expression over the
 * facts that `src/store/facts-sql.ts` gathers of one help session, search, reading or case.
 */

const is = (condition: string) => `case when ${condition} then 1 else 0 end`
const ended = (outcome: string) => is(`outcome = '${outcome}'`)

/** Counted over help sessions; a session's topic is the last it met, its surface the first it asked at. */
export const SESSION_TALLIES = {
  help_sessions: '1',
  failed: ended('failed'),
  direct: ended('direct'),
  confirmed: ended('confirmed'),
  unanswered: ended('unanswered'),
  potential: ended('potential'),
  abandoned: ended('abandoned'),
  readership: ended('readership'),
  intent: is(`outcome <> 'readership'`),
  helped: is(`outcome = 'confirmed' or outcome = 'potential'`),
  handoffs: 'handoff_count',
  handoffs_after_reading: 'case when handed = 1 and read_at <= handed_at then handoff_count else 0 end',
  votes: is('vote >= 0'),
  readers: 'guide_read',
  readers_kept: is('guide_read = 1 and handed = 0'),
  searchers_found: 'shown',
  searchers_kept: is('shown = 1 and handed = 0'),
} as const

/** Counted over searches, in the locale that was searched in; a search's topic is that of the last result it opened. */
export const SEARCH_TALLIES = {
  searches: '1',
  searches_found: 'found',
  searches_chosen: 'chosen',
  searches_answered: ended('answered'),
  searches_confirmed: is(`outcome = 'answered' and confirmed = 1`),
  searches_unanswered: is(`outcome <> 'answered'`),
  no_results: ended('no_results'),
  no_click: ended('no_click'),
  reformulated: ended('reformulated'),
  escalated: ended('escalated'),
  zero_results: is('results = 0'),
  clicks: 'click_count',
  clicked_positions: 'position_sum',
  ...(Object.fromEntries(RUNGS.map((rung) => [`rung_${rung}`, is(`p_rung = '${rung}'`)])) as Record<
    `rung_${Rung}`,
    string
  >),
} as const

/** Counted over readings: one guide in one help session, by the guide and the locale it was shown in. */
export const GUIDE_TALLIES = {
  readings: '1',
  guide_views: 'views',
  guide_votes: is('r_vote >= 0'),
  guide_helpful: is('r_vote = 1'),
  guide_handed: 'handed_after',
  guide_failed: is('r_vote = 0 or handed_after = 1'),
  guide_exits: 'searched_after',
} as const

/**
 * Counted over help sessions that opened contact, by the last topic chosen there. `read_one`: opened a guide suggested at
 * the form; `accepted`: and the last word on one of those was "this solved it" or "helpful".
 */
export const CONTACT_TALLIES = {
  contact_opened: '1',
  contact_shown: 'shown_one',
  contact_read: 'read_one',
  contact_read_handed: is('read_one = 1 and handed = 1'),
  contact_confirmed: is(`accepted = 1 and outcome = 'confirmed'`),
  contact_deflected: is('handed = 0'),
} as const

/** Counted over guides suggested at the contact form and opened there: one guide in one help session. */
export const SUGGESTION_TALLIES = {
  suggestions_read: '1',
  suggestions_confirmed: is('s_vote = 1 and s_handed = 0'),
  suggestions_deflected: is('s_handed = 0'),
} as const

/** Counted over cases (one handoff, or a ticket of a connected helpdesk), by the day on which each was asked for. */
export const SERVICE_TALLIES = {
  cases: '1',
  chats: is(`of_channel = 'chat'`),
  first_responses: is('first_seconds >= 0'),
  solved: is('solved_seconds >= 0'),
  solved_chats: is(`solved_seconds >= 0 and of_channel = 'chat'`),
  ratings: is('last_score > 0'),
  ratings_positive: is('last_score >= 4'),
} as const

/** Counted over the same cases by the day on which each was solved: what the backlog is computed from. */
export type SolvedTally = 'solved_on_day'

export type SessionTally = keyof typeof SESSION_TALLIES
export type SearchTally = keyof typeof SEARCH_TALLIES
export type GuideTally = keyof typeof GUIDE_TALLIES
export type ContactTally = keyof typeof CONTACT_TALLIES
export type SuggestionTally = keyof typeof SUGGESTION_TALLIES
export type ServiceTally = keyof typeof SERVICE_TALLIES | SolvedTally
export type Tally = SessionTally | SearchTally | GuideTally | ContactTally | SuggestionTally | ServiceTally

export const TALLIES = [
  ...Object.keys(SESSION_TALLIES),
  ...Object.keys(SEARCH_TALLIES),
  ...Object.keys(GUIDE_TALLIES),
  ...Object.keys(CONTACT_TALLIES),
  ...Object.keys(SUGGESTION_TALLIES),
  ...Object.keys(SERVICE_TALLIES),
  'solved_on_day',
] as readonly Tally[]

/**
 * Times are kept as counts per bucket, so that they add up too: how many took at most so many seconds, and more than
 * the bound before. The last bucket takes what is longer than every bound. Bounds are seconds; `unit` is how many of
 * the fact's own unit make one.
 */
export const TIMES = {
  click: { fact: 'waited_ms', unit: 1000, over: 'search', bounds: [1, 2, 3, 5, 8, 13, 21, 34, 60, 120, 300] },
  first_response: { fact: 'first_seconds', unit: 1, over: 'service', bounds: serviceBounds() },
  resolution: { fact: 'solved_seconds', unit: 1, over: 'service', bounds: serviceBounds() },
  /** The same within business hours; of fewer cases, where nobody counted them. */
  first_response_business: { fact: 'first_business', unit: 1, over: 'service', bounds: serviceBounds() },
  resolution_business: { fact: 'solved_business', unit: 1, over: 'service', bounds: serviceBounds() },
} as const satisfies Record<string, { fact: string; unit: number; over: Family; bounds: readonly number[] }>
export type Time = keyof typeof TIMES
export type Bucket = `${Time}_in_${number}`

/** From a quarter of a minute to sixty days, six bounds to a factor of ten. */
function serviceBounds(): readonly number[] {
  const [minute, hour, day] = [60, 3600, 86_400]
  return [
    ...[15, 30],
    ...[1, 2, 3, 5, 8, 12, 18, 25, 40].map((n) => n * minute),
    ...[1, 1.5, 2, 3, 4, 6, 8, 12, 16].map((n) => n * hour),
    ...[1, 1.5, 2, 3, 4, 5, 7, 11, 16, 30, 60].map((n) => n * day),
  ]
}

/** The name of a time's bucket. */
export function bucketName(time: Time, place: number): Bucket {
  return `${time}_in_${place}`
}

/** The tallies of a time's buckets: expressions over the fact, which is -1 where nothing was timed. */
function bucketsOf(over: Family): Record<Bucket, string> {
  return Object.fromEntries(
    (Object.keys(TIMES) as Time[])
      .filter((time) => TIMES[time].over === over)
      .flatMap((time) => {
        const { fact, unit, bounds } = TIMES[time]
        return [...bounds, null].map((bound, place) => {
          const above = `${fact} ${place === 0 ? '>= 0' : `> ${(bounds[place - 1] ?? 0) * unit}`}`
          return [
            bucketName(time, place),
            is(bound === null ? above : `${above} and ${fact} <= ${bound * unit}`),
          ] as const
        })
      }),
  )
}

/** What is counted, by what it is counted over; one table of kept rows each. */
export const FAMILIES = {
  session: { ...SESSION_TALLIES, ...bucketsOf('session') },
  search: { ...SEARCH_TALLIES, ...bucketsOf('search') },
  guide: { ...GUIDE_TALLIES, ...bucketsOf('guide') },
  contact: CONTACT_TALLIES,
  suggestion: SUGGESTION_TALLIES,
  service: { ...SERVICE_TALLIES, ...bucketsOf('service') },
} as const satisfies Record<Family, Readonly<Record<string, string>>>
export type Family = 'session' | 'search' | 'guide' | 'contact' | 'suggestion' | 'service'

/** Counts of one or several rows; what is left out is 0. */
export type Counts = Record<Tally, number> & Partial<Record<Bucket, number>>

/** The counts of one day, locale and part of it. */
export interface TallyRow {
  /** Days since 1970-01-01, UTC. */
  day: number
  locale: string
  /** The topic, or of readings and suggestions the guide; "*" where it was not asked for. Empty: none. */
  subject: string
  /**
   * The surface, of cases the channel, of readings the guide's own locale, of suggestions the topic chosen and the
   * surface ("trading/header"); "*" where it was not asked for.
   */
  part: string
  counts: Partial<Counts>
}

/** Stands for every topic, or every surface. */
export const ALL = '*'

/** Adds up rows, so that the whole is always the sum of its parts. */
export function addUp(rows: readonly Pick<TallyRow, 'counts'>[]): Counts {
  const total = Object.fromEntries(TALLIES.map((tally) => [tally, 0])) as Counts
  for (const { counts } of rows)
    for (const [tally, count] of Object.entries(counts) as [Tally | Bucket, number][])
      total[tally] = (total[tally] ?? 0) + count
  return total
}

/**
 * A percentile of a time, in seconds: where so much of the counted lies below, straight between a bucket's bounds.
 * Null when nothing was timed; infinite when it lies beyond the last bound.
 * @param share 0.5 for the median
 */
export function percentile(time: Time, share: number, counts: Partial<Counts>): number | null {
  const { bounds } = TIMES[time]
  const buckets = [...bounds, null].map((_, place) => counts[bucketName(time, place)] ?? 0)
  const wanted = share * buckets.reduce((sum, count) => sum + count, 0)
  if (wanted === 0) return null
  let below = 0
  for (const [place, count] of buckets.entries()) {
    if (below + count >= wanted && count > 0) {
      const [low, high] = [place === 0 ? 0 : (bounds[place - 1] ?? 0), bounds[place] ?? Number.POSITIVE_INFINITY]
      return high === Number.POSITIVE_INFINITY ? high : low + ((wanted - below) / count) * (high - low)
    }
    below += count
  }
  return null
}
