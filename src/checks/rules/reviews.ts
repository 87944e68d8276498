import { SOURCE, tagsOf } from '../../core/guide-state.ts'
import { reviewProblems } from '../../core/reviews.ts'
import type { Found, Rule } from '../rule.ts'

/** Two people answer for what costs readers money when it is wrong. */
export const reviews: Rule = {
  name: 'reviews',
  says: 'A guide on security or fees names two different reviewers, who read it after its last change.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: ({ guides, topics }) =>
    guides.flatMap(({ file, locale, guide, matter }): Found[] => {
      const data = matter?.value
      // A translation inherits its reviewers; a draft has not been reviewed yet, nor has what came from elsewhere.
      if (!matter || !data || locale !== SOURCE || data.draft || data.imported !== '') return []
      const tags = tagsOf(guide, data, topics.value ?? {})
      return reviewProblems({ ...data, tags }).map(({ field, text }) => ({ file, line: matter.lineOf([field]), text }))
    }),
}
