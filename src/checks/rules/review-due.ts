import { isoDay } from '../../core/guide-state.ts'
import type { Rule } from '../rule.ts'

const DAY_MS = 86_400_000

/** Guides that nobody has gone over for too long. */
export const reviewDue: Rule = {
  name: 'review-due',
  says: 'Somebody has checked within `reviewEvery` days that a guide is still true.',
  severity: 'warning',
  draftsMay: true,
  mend: null,
  check: ({ guides, now }) =>
    guides.flatMap(({ file, matter }) => {
      if (!matter?.value || matter.value.draft) return []
      const { reviewed, reviewEvery } = matter.value
      const due = new Date(reviewed.getTime() + reviewEvery * DAY_MS)
      if (due.getTime() > now) return []
      const text = `The review was due on ${isoDay(due)}. Go over the guide, then set "reviewed" to the day you did.`
      return [{ file, line: matter.lineOf(['reviewed']), text }]
    }),
}
