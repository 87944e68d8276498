import type { Outline } from '../outline.ts'
import type { OnLine, Rule } from '../rule.ts'

/** Text that is no MDX. */
export const syntax: Rule = {
  name: 'syntax',
  says: 'The text of a guide is well-formed MDX: each tag is closed, and signs that mean something are escaped.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: ({ guides, outline }) =>
    guides.flatMap((guide) => {
      const problem = syntaxProblem(outline(guide))
      return problem === null ? [] : [{ file: guide.file, ...problem }]
    }),
}

/** Why a text is no MDX, and how to mend it; null when it is. */
export function syntaxProblem({ broken }: Pick<Outline, 'broken'>): OnLine | null {
  if (broken === null) return null
  const text = `This is not valid MDX: ${broken.text.replace(/\.$/, '')}. Close the tag, or write \\< and \\{ where the sign itself is meant.`
  return { line: broken.line, text }
}
