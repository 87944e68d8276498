import { isoDay } from '../../core/guide-state.ts'
import type { Rule } from '../rule.ts'

const DAY_MS = 86_400_000

/** Days on which something was done. */
const DONE = ['since', 'updated', 'reviewed'] as const

/** Work that nobody can have done yet: a slip in the year puts a review off for as long. */
export const dates: Rule = {
  name: 'dates',
  says: 'The days on which a guide was begun, changed and reviewed are not yet to come.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: ({ guides, now }) =>
    guides.flatMap(({ file, matter }) =>
      DONE.flatMap((field) => {
        const day = matter?.value?.[field]
        // East of here tomorrow has begun.
        if (!matter || !day || day.getTime() <= now + DAY_MS) return []
        // Readers first have it when it is published.
        if (field === 'since' && matter.value?.publish) return []
        const text = `"${field}" is ${isoDay(day)}, which is yet to come. Write the day on which it was done.`
        return [{ file, line: matter.lineOf([field]), text }]
      }),
    ),
}
