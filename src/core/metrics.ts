/**
 * Every number that is shown, defined once: facts about one search or one help session, the outcomes judged from them,
 * the tallies counted over them, and the rates that put one tally over another. Data only: `src/store/tally.ts` turns
 * it into SQL, `report.ts` divides. Source of the definitions: the design's "The ledger: events, outcomes, metrics".
 */

/** Between opening a result and searching for something similar: sooner means that the result did not answer. */
export const REFORMULATED_WITHIN = 120_000

/**
 * The outcomes of a search, first that fits. Conditions are over the search's facts: `results` of its last settled
 * query, and whether a result was `chosen`, then `reformulated`, `escalated`, or refused with "none of these help".
 */
export const SEARCH_OUTCOMES = [
  { outcome: 'no_results', when: 'chosen = 0 and found = 0' },
  { outcome: 'no_click', when: 'chosen = 0' },
  { outcome: 'reformulated', when: 'reformulated = 1' },
  { outcome: 'escalated', when: 'escalated = 1 or none_helped = 1' },
  { outcome: 'answered', when: '1 = 1' },
] as const
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number]['outcome']

/** The kinds of unanswered search. */
export const UNANSWERED_KINDS = [
  'no_results',
  'no_click',
  'reformulated',
  'escalated',
] as const satisfies SearchOutcome[]

/** The outcomes of a help session, first that fits. `vote` is the last vote: 1 helpful, 0 not helpful, -1 none. */
export const SESSION_OUTCOMES = [
  { outcome: 'failed', when: 'handed = 1 and tried_at <= handed_at' },
  { outcome: 'direct', when: 'handed = 1' },
  { outcome: 'confirmed', when: 'vote = 1' },
  { outcome: 'unanswered', when: 'last_search_unanswered = 1 or vote = 0' },
  { outcome: 'potential', when: '(searched = 1 or contact = 1) and guide_read = 1' },
  { outcome: 'abandoned', when: 'searched = 1 or contact = 1' },
  { outcome: 'readership', when: '1 = 1' },
] as const
export type SessionOutcome = (typeof SESSION_OUTCOMES)[number]['outcome']

/** Counted over help sessions, by the day the session began and the locale it began in. */
export const SESSION_TALLIES = {
  help_sessions: '1',
  failed: "case when outcome = 'failed' then 1 else 0 end",
  direct: "case when outcome = 'direct' then 1 else 0 end",
  confirmed: "case when outcome = 'confirmed' then 1 else 0 end",
  unanswered: "case when outcome = 'unanswered' then 1 else 0 end",
  potential: "case when outcome = 'potential' then 1 else 0 end",
  abandoned: "case when outcome = 'abandoned' then 1 else 0 end",
  readership: "case when outcome = 'readership' then 1 else 0 end",
  intent: "case when outcome = 'readership' then 0 else 1 end",
  helped: "case when outcome = 'confirmed' or outcome = 'potential' then 1 else 0 end",
  contact_opened: 'contact',
  contact_deflected: 'case when contact = 1 and handed = 0 then 1 else 0 end',
  handoffs: 'handoff_count',
  handoffs_after_reading: 'case when handed = 1 and read_at <= handed_at then handoff_count else 0 end',
  votes: 'case when vote >= 0 then 1 else 0 end',
} as const

/** Counted over searches, by the day the session began and the locale that was searched in. */
export const SEARCH_TALLIES = {
  searches: '1',
  searches_found: 'found',
  searches_chosen: 'chosen',
  searches_answered: "case when outcome = 'answered' then 1 else 0 end",
  searches_confirmed: "case when outcome = 'answered' and confirmed = 1 then 1 else 0 end",
  searches_unanswered: "case when outcome = 'answered' then 0 else 1 end",
  no_results: "case when outcome = 'no_results' then 1 else 0 end",
  no_click: "case when outcome = 'no_click' then 1 else 0 end",
  reformulated: "case when outcome = 'reformulated' then 1 else 0 end",
  escalated: "case when outcome = 'escalated' then 1 else 0 end",
  zero_results: 'case when results = 0 then 1 else 0 end',
  clicks: 'click_count',
  clicked_positions: 'position_sum',
} as const

/** Counted over events from the desk or a vendor, by the day and locale of the session that asked. */
export const SERVICE_TALLIES = {
  first_responses: "case when kind = 'first_response_sent' then 1 else 0 end",
  solved: "case when kind = 'conversation_solved' then 1 else 0 end",
  ratings: "case when kind = 'csat_submitted' then 1 else 0 end",
  ratings_positive: "case when kind = 'csat_submitted' and score >= 4 then 1 else 0 end",
} as const

export type SessionTally = keyof typeof SESSION_TALLIES
export type SearchTally = keyof typeof SEARCH_TALLIES
export type ServiceTally = keyof typeof SERVICE_TALLIES
export type Tally = SessionTally | SearchTally | ServiceTally

export const TALLIES: readonly Tally[] = [
  ...(Object.keys(SESSION_TALLIES) as SessionTally[]),
  ...(Object.keys(SEARCH_TALLIES) as SearchTally[]),
  ...(Object.keys(SERVICE_TALLIES) as ServiceTally[]),
]

interface MetricDefinition {
  /** The tally counted. */
  of: Tally
  /** The tally it is put over. */
  over: Tally
  /** share: a part of the whole, 0–1; ratio: so many to one; mean: an average. */
  as: 'share' | 'ratio' | 'mean'
  /** What it counts, in one sentence; translations are in `locales/<locale>/insights.json`. */
  sentence: string
}

/** The rates: each one tally over another, with the sentence that is shown beside it. */
export const METRICS = {
  deflection_from: {
    of: 'confirmed',
    over: 'intent',
    as: 'share',
    sentence:
      'Help sessions with intent that ended without a contact and whose last vote was “helpful”, over all help sessions with intent (a search, a vote, contact opened or a handoff).',
  },
  deflection_to: {
    of: 'helped',
    over: 'intent',
    as: 'share',
    sentence:
      'The same, and also those who read a guide after searching or opening contact and left without a contact or an unanswered search: they may have been helped, but did not say so.',
  },
  contact_deflection: {
    of: 'contact_deflected',
    over: 'contact_opened',
    as: 'share',
    sentence: 'Help sessions that opened contact and did not hand off, over all that opened contact.',
  },
  self_service_score: {
    of: 'help_sessions',
    over: 'handoffs',
    as: 'ratio',
    sentence:
      'Help sessions to handoffs, as Zendesk publishes its self-service score: every visitor counts as helped unless they wrote.',
  },
  failed_deflection: {
    of: 'handoffs_after_reading',
    over: 'handoffs',
    as: 'share',
    sentence: 'Handoffs by people who had read a guide before, over all handoffs (Kitsune’s failed deflection).',
  },
  unanswered_rate: {
    of: 'searches_unanswered',
    over: 'searches',
    as: 'share',
    sentence:
      'Searches that did not lead to an answer (nothing found, nothing chosen, searched again, or escalated), over all searches.',
  },
  zero_result_rate: {
    of: 'zero_results',
    over: 'searches',
    as: 'share',
    sentence: 'Searches that found nothing at all, over all searches.',
  },
  click_through_rate: {
    of: 'searches_chosen',
    over: 'searches',
    as: 'share',
    sentence:
      'Searches in which at least one result was opened, over all searches; a search counts once however many results it opened.',
  },
  mean_position: {
    of: 'clicked_positions',
    over: 'clicks',
    as: 'mean',
    sentence: 'The positions of all results opened (1 is the first), added up, over the number of results opened.',
  },
  csat: {
    of: 'ratings_positive',
    over: 'ratings',
    as: 'share',
    sentence: 'Ratings of 4 or 5 after a solved conversation, over all ratings.',
  },
} as const satisfies Record<string, MetricDefinition>
export type Metric = keyof typeof METRICS

/** The funnel of searches, widest first: each step is a part of the one before. */
export const FUNNEL = [
  'searches',
  'searches_found',
  'searches_chosen',
  'searches_answered',
  'searches_confirmed',
] as const satisfies Tally[]
