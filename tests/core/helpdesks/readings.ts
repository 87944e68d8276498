import type { Reading, TicketFacts } from '../../../src/core/ticket.ts'

/** The facts of a reading that must have some. */
export function factsOf(reading: Reading): TicketFacts {
  if ('facts' in reading) return reading.facts
  throw new Error('problem' in reading ? reading.problem : reading.leftOut)
}

export function problemIn(reading: Reading): string {
  return 'problem' in reading ? reading.problem : 'no problem'
}

export const at = (text: string) => Date.parse(text)
