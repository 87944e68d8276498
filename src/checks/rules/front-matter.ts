import type { Rule } from '../rule.ts'

/** Front matter that is missing or not as `src/core/guide.ts` has it. */
export const frontMatter: Rule = {
  name: 'front-matter',
  says: 'A guide begins with its fields: title, scope, answer, glance, at least eight phrases, related guides, owner and dates.',
  severity: 'error',
  draftsMay: false,
  mend: ({ source }) => source.replace(BYTE_ORDER_MARK, ''),
  check: ({ guides }) =>
    guides.flatMap(({ file, matter, source }) => {
      if (matter) return matter.problems
      return [{ file, line: 1, text: BYTE_ORDER_MARK.test(source) ? MARKED : NO_MATTER }]
    }),
}

/** Which some editors write, and which hides the first line. */
const BYTE_ORDER_MARK = /^\ufeff/
const MARKED =
  'The file begins with a byte order mark, so that its front matter is not seen. Save it as UTF-8 without one.'
const NO_MATTER =
  'The guide has no front matter. Begin the file with "---", the fields (title, scope, answer, …) and "---" again.'
