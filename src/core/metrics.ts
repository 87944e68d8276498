import type { Tally } from './tallies.ts'

/**
 * Every rate that is shown, defined once: one tally over another, with the sentence beside it. The tallies are counted
 * from outcomes (`tallies.ts`, `outcomes.ts`), `src/store/tally.ts` turns those into SQL, and `report.ts` divides.
 */

interface MetricDefinition {
  /** The tally counted. */
  of: Tally
  /** The tally it is put over. */
  over: Tally
  /** share: a part of the whole, 0–1; ratio: so many to one; mean: an average. */
  as: 'share' | 'ratio' | 'mean'
  /** What it counts, in one sentence; translations are in `locales/<locale>/insights.json`. */
  sentence: string
  /** Who publishes this definition, and where; empty when it is ours. */
  source: string
}

/** The rates: each one tally over another, with the sentence that is shown beside it. */
export const METRICS = {
  deflection_from: {
    of: 'confirmed',
    over: 'intent',
    as: 'share',
    sentence:
      'Help sessions with intent that ended without a contact and whose last vote was “helpful”, over all help sessions with intent (a search, a vote, contact opened or a handoff).',
    source: '',
  },
  deflection_to: {
    of: 'helped',
    over: 'intent',
    as: 'share',
    sentence:
      'The same, and also those who read a guide after searching or opening contact and left without a contact or an unanswered search: they may have been helped, but did not say so.',
    source: '',
  },
  contact_deflection_from: {
    of: 'contact_confirmed',
    over: 'contact_opened',
    as: 'share',
    sentence:
      'Help sessions that opened contact, read a guide suggested there, said that it solved it and did not hand off, over all that opened contact.',
    source: '',
  },
  contact_deflection: {
    of: 'contact_deflected',
    over: 'contact_opened',
    as: 'share',
    sentence: 'Help sessions that opened contact and did not hand off, over all that opened contact.',
    source: '',
  },
  self_service_score: {
    of: 'help_sessions',
    over: 'handoffs',
    as: 'ratio',
    sentence:
      'Help sessions to handoffs, as Zendesk publishes its self-service score: every visitor counts as helped unless they wrote.',
    source:
      'Zendesk, “Getting started with self-service, part 6: Tracking essential self-service metrics”, support.zendesk.com',
  },
  failed_deflection: {
    of: 'handoffs_after_reading',
    over: 'handoffs',
    as: 'share',
    sentence: 'Handoffs by people who had read a guide before, over all handoffs (Kitsune’s failed deflection).',
    source: 'Mozilla, Kitsune, github.com/mozilla/kitsune',
  },
  servicenow_success: {
    of: 'readers_kept',
    over: 'readers',
    as: 'share',
    sentence:
      'Help sessions that read a guide and did not hand off, over all that read one, as ServiceNow counts a potential deflection: who reads and opens no case is held to be helped.',
    source: 'ServiceNow, “Self-Service Analytics concepts”, servicenow.com/docs',
  },
  intercom_resolution: {
    of: 'searchers_kept',
    over: 'searchers_found',
    as: 'share',
    sentence:
      'Help sessions that were shown a result and did not hand off, over all that were shown one, after Intercom’s resolution rate: who gets an answer and leaves is held to be resolved, whether they say so or not.',
    source: 'Intercom, “Fin AI Agent resolutions”, intercom.com/help',
  },
  unanswered_rate: {
    of: 'searches_unanswered',
    over: 'searches',
    as: 'share',
    sentence:
      'Searches that did not lead to an answer (nothing found, nothing chosen, searched again, or escalated), over all searches.',
    source: '',
  },
  zero_result_rate: {
    of: 'zero_results',
    over: 'searches',
    as: 'share',
    sentence: 'Searches that found nothing at all, over all searches.',
    source: '',
  },
  click_through_rate: {
    of: 'searches_chosen',
    over: 'searches',
    as: 'share',
    sentence:
      'Searches in which at least one result was opened, over all searches; a search counts once however many results it opened.',
    source: '',
  },
  mean_position: {
    of: 'clicked_positions',
    over: 'clicks',
    as: 'mean',
    sentence: 'The positions of all results opened (1 is the first), added up, over the number of results opened.',
    source: '',
  },
  csat: {
    of: 'ratings_positive',
    over: 'ratings',
    as: 'share',
    sentence: 'Ratings of 4 or 5 after a solved conversation, over all ratings.',
    source: '',
  },
  solved_to_new: {
    of: 'solved_on_day',
    over: 'cases',
    as: 'ratio',
    sentence:
      'Conversations and tickets solved in the period, whenever they were asked for, to one asked for in the period. Above 1 the backlog shrinks.',
    source: '',
  },
  chat_share: {
    of: 'solved_chats',
    over: 'solved',
    as: 'share',
    sentence: 'Solved chats, over all solved conversations and tickets that were asked for in the period.',
    source: '',
  },
  helpful_rate: {
    of: 'guide_helpful',
    over: 'guide_votes',
    as: 'share',
    sentence:
      'Readings whose last vote was “helpful”, over all readings with a vote; one vote a help session and guide.',
    source: '',
  },
  handoff_rate: {
    of: 'guide_handed',
    over: 'readings',
    as: 'share',
    sentence: 'Readings after which a person was asked in the same help session, over all readings.',
    source: '',
  },
  exit_rate: {
    of: 'guide_exits',
    over: 'readings',
    as: 'share',
    sentence: 'Readings after which a new search was begun in the same help session, over all readings.',
    source: '',
  },
  suggestion_deflection_from: {
    of: 'suggestions_confirmed',
    over: 'suggestions_read',
    as: 'share',
    sentence:
      'Of the help sessions that opened the guide from the contact form, those whose last word on it was “this solved it” or “helpful” and that asked no person afterwards.',
    source: '',
  },
  suggestion_deflection_to: {
    of: 'suggestions_deflected',
    over: 'suggestions_read',
    as: 'share',
    sentence:
      'The same, and also those that asked no person after opening it and said nothing: they may have been helped.',
    source: '',
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

/** The funnel at the contact form, widest first: each step is a part of the one before. */
export const CONTACT_FUNNEL = [
  'contact_opened',
  'contact_shown',
  'contact_read',
  'contact_confirmed',
] as const satisfies Tally[]
