import type { UsualWait } from './handoff.ts'
import { addUp, percentile, type TallyRow } from './tallies.ts'

/** How long people usually wait for an answer in the chat, said only where enough is known. */

/** The full UTC days before today that count, with today. */
export const WAIT_DAYS = 7
/** Fewer answered chats than this say nothing about the next one. */
export const ENOUGH_CHATS = 5

/**
 * The median time to the first answer of chats, from rows by channel: of the first that have enough answered chats. A
 * chat that nobody answered counts as one that waits longer than all others, so that half of them must have been
 * answered. Null when nothing can be said.
 * @param nearestFirst such as those of a topic, then those of the whole language
 * @example usualWait([ofTopic, ofLanguage]) // => { seconds: 95, chats: 40 }
 */
export function usualWait(nearestFirst: readonly (readonly TallyRow[])[]): UsualWait | null {
  for (const rows of nearestFirst) {
    const counts = addUp(rows.filter(({ part }) => part === 'chat'))
    const { chats, first_responses: answered } = counts
    if (answered < ENOUGH_CHATS) continue
    const median = chats > 2 * answered ? null : percentile('first_response', (0.5 * chats) / answered, counts)
    // Beyond the last bound nothing is known but that it is long.
    return median === null || median === Number.POSITIVE_INFINITY
      ? null
      : { seconds: Math.round(median), chats: answered }
  }
  return null
}
