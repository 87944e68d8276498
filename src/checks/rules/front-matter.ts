import type { Rule } from '../rule.ts'

/** Front matter that is missing or not as `src/core/guide.ts` has it. */
export const frontMatter: Rule = {
  name: 'front-matter',
  says: 'A guide begins with its fields: title, scope, answer, glance, at least eight phrases, related guides, owner and dates.',
  severity: 'error',
  mend: null,
  check: ({ guides }) => guides.flatMap(({ file, matter }) => matter?.problems ?? [{ file, line: 1, text: NO_MATTER }]),
}

const NO_MATTER =
  'The guide has no front matter. Begin the file with "---", the fields (title, scope, answer, …) and "---" again.'
