import { MAX_BATCH, MAX_BODY } from '../core/events.ts'
import type { Drop } from './journal-step.ts'

/** What the journal answers: the fate of each event, or why the whole batch has to come again, smaller or later. */

export interface Refusal {
  status: 400 | 413 | 429 | 503
  /** Seconds; 0 when trying again would not help. */
  retryAfter: number
  body: { error: { code: string; message: string } }
}

export type Answer =
  | { status: 202 | 422; retryAfter: 0; body: { stored: number; repeated: number; dropped: Drop[] } }
  | Refusal

/** The answer to a body that is larger than a batch may be. */
export const TOO_LARGE: Refusal = {
  status: 413,
  retryAfter: 0,
  body: {
    error: {
      code: 'too_large',
      message: `A batch is at most ${MAX_BODY} bytes and ${MAX_BATCH} events. Send it in parts.`,
    },
  },
}
export const MALFORMED: Refusal = {
  status: 400,
  retryAfter: 0,
  body: {
    error: {
      code: 'malformed',
      message: `The body must be JSON of the form { "v": 1, "events": [ … ] } with 1 to ${MAX_BATCH} events.`,
    },
  },
}
export const OVERLOADED: Refusal = {
  status: 503,
  retryAfter: 5,
  body: {
    error: {
      code: 'overloaded',
      message: 'Too many events wait for the disk. Nothing of this batch was kept; send it again later.',
    },
  },
}
export const NOT_STORED: Refusal = {
  status: 503,
  retryAfter: 5,
  body: {
    error: { code: 'not_stored', message: 'The events could not be stored. Nothing was kept; send them again later.' },
  },
}
