import type { Rule } from '../rule.ts'

/** Text that is no MDX. */
export const syntax: Rule = {
  name: 'syntax',
  says: 'The text of a guide is well-formed MDX: each tag is closed, and signs that mean something are escaped.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: ({ guides, outline }) =>
    guides.flatMap((guide) => {
      const { broken } = outline(guide)
      if (!broken) return []
      const text = `This is not valid MDX: ${broken.text.replace(/\.$/, '')}. Close the tag, or write \\< and \\{ where the sign itself is meant.`
      return [{ file: guide.file, line: broken.line, text }]
    }),
}
