import type { Rule } from '../rule.ts'

/** Guides outside `content/<locale>/<topic>/<slug>.mdx`. */
export const places: Rule = {
  name: 'places',
  says: 'A guide stands at content/<locale>/<topic>/<slug>.mdx, in a topic of content/topics.yaml.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: ({ misplaced }) => misplaced,
}
