/** What the steps of the ingest policy hand on to each other. */

export type DropReason = 'bot' | 'unknown_kind' | 'server_only' | 'invalid' | 'clock' | 'session_full' | 'secret'

export interface Drop {
  index: number
  reason: DropReason
  /** What is wrong and how to mend it; never what the reader typed. */
  message: string
}

export interface Candidate<T> {
  index: number
  event: T
}

/** What the steps so far accepted, and everything that they dropped. */
export interface Step<T> {
  accepted: Candidate<T>[]
  dropped: Drop[]
}

class Dropped {
  reason: DropReason
  message: string
  constructor(reason: DropReason, message: string) {
    this.reason = reason
    this.message = message
  }
}

export function drop(reason: DropReason, message: string): Dropped {
  return new Dropped(reason, message)
}

/** Passes each event through a rule and adds what the rule dropped to what was dropped before. */
export function sift<T, U>({ accepted, dropped }: Step<T>, rule: (event: T) => U | Dropped): Step<U> {
  const step: Step<U> = { accepted: [], dropped: [...dropped] }
  for (const { index, event } of accepted) {
    const outcome = rule(event)
    if (outcome instanceof Dropped) step.dropped.push({ index, reason: outcome.reason, message: outcome.message })
    else step.accepted.push({ index, event: outcome })
  }
  return step
}
