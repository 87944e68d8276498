/** The words of the events that scripts name too: without zod, so that the reader downloads only the words. */

export const RUNGS = ['exact', 'respelled', 'synonym', 'relaxed', 'other_locale', 'none'] as const
export const SURFACES = [
  'home',
  'header',
  'results',
  'contact',
  'launcher',
  'not_found',
  'guide',
  'topic',
  'channels',
  'desk',
] as const
export const UNANSWERED_REASONS = ['no_results', 'none_helped', 'no_click'] as const
export const RATING_REASONS = ['', 'unclear', 'incomplete', 'outdated', 'not_my_case', 'other'] as const
/** Why a conversation was rated as it was. */
export const CSAT_REASONS = [
  '',
  'quick',
  'solved',
  'friendly',
  'slow',
  'unsolved',
  'unclear',
  'repeated',
  'other',
] as const

export type Rung = (typeof RUNGS)[number]
export type Surface = (typeof SURFACES)[number]
export type UnansweredReason = (typeof UNANSWERED_REASONS)[number]
export type RatingReason = (typeof RATING_REASONS)[number]
