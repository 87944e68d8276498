/** What the doctor says of one thing. */

export const HEALTH = ['good', 'warning', 'bad'] as const
export type Health = (typeof HEALTH)[number]

export interface Finding {
  /** What was looked at, such as "Store". */
  part: string
  health: Health
  /** How it is. */
  says: string
  /** How to mend it; empty when it is good. */
  mend: string
}

export function good(part: string, says: string): Finding {
  return { part, health: 'good', says, mend: '' }
}

/** It works, and something should be done about it. */
export function warning(part: string, says: string, mend: string): Finding {
  return { part, health: 'warning', says, mend }
}

/** It does not work. */
export function bad(part: string, says: string, mend: string): Finding {
  return { part, health: 'bad', says, mend }
}
