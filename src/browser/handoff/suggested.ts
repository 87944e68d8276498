import type { Found, Result } from '../../core/search.ts'

/** Which of the guides found are shown at the contact form, and in which order. */

export const MOST_SHOWN = 3

/**
 * The first guides, those of the chosen topic before the others; a best answer, which is clearly ahead, stays first in
 * any case. A guide that is being read stays, after the others where it would be gone. Measured on the golden questions:
 * with the topic chosen, 98.9 instead of 96.5 % have their guide among these, and of their first two words alone 86
 * instead of 78 %; with a wrong one 94.8 %. A topic alone suggests nothing: three of its six guides would be a guess.
 * @param topic empty while none is chosen
 */
export function suggested(
  { results, best }: Pick<Found, 'results' | 'best'>,
  topic: string,
  reading: Result | null,
): Result[] {
  const ahead = best ? results.slice(0, 1) : []
  const rest = results.slice(ahead.length)
  const isOwn = (result: Result) => result.topic === topic
  const first = [...ahead, ...rest.filter(isOwn), ...rest.filter((result) => !isOwn(result))].slice(0, MOST_SHOWN)
  return reading === null || first.some(({ guide }) => guide === reading.guide) ? first : [...first, reading]
}
