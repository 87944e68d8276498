/**
 * The judgements of the ledger: how a search ended and how a help session ended, each the first rule that fits. Source
 * of the definitions: the design's "The ledger: events, outcomes, metrics".
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

/**
 * The outcomes of a help session, first that fits. `vote` is the last vote: 1 helpful, 0 not helpful, -1 none. At the
 * contact form "this solved it" is such a vote, and "I still need a person" after it takes it back; a handoff, before or
 * after, makes both count for nothing.
 */
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
export type UnansweredKind = (typeof UNANSWERED_KINDS)[number]

/**
 * How help sessions that opened contact ended: "this solved it" and nobody asked; left after reading a suggestion there;
 * left; asked a person after reading one; asked a person. Made of their tallies (`contact-figures.ts`).
 */
export const CONTACT_ENDS = ['confirmed', 'read_left', 'left', 'read_asked', 'asked'] as const
export type ContactEnd = (typeof CONTACT_ENDS)[number]
