import { byGuide, byLine } from '../by-guide.ts'
import type { Rule } from '../rule.ts'

/** A second title in a guide. */
export const headings: Rule = {
  name: 'headings',
  says: 'The headings of a guide begin with "##".',
  severity: 'error',
  mend: null,
  check: (content) =>
    byGuide(
      'headings',
      content,
      () => [],
      (guide) => byLine(guide, (text, isBody) => (isBody ? secondTitle(text) : [])),
    ),
}

/** A heading of the first level: the page has one already. */
export function secondTitle(text: string): string[] {
  return /^#\s/.test(text) ? ['A heading of a guide begins with "##": the one "#" of the page is its title.'] : []
}
