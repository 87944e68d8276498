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
      const problem = syntaxProblem(outline(guide), guide.lines)
      return problem === null ? [] : [{ file: guide.file, ...problem }]
    }),
}

/**
 * Why a text is no MDX, and how to mend it; null when it is.
 * @param lines of the file
 */
export function syntaxProblem({ broken }: Pick<Outline, 'broken'>, lines: readonly string[]): OnLine | null {
  if (broken === null) return null
  const fact = FRONT_FACT.exec(lines[broken.line - 1] ?? '')?.[1]
  if (fact !== undefined)
    return {
      line: broken.line,
      text: `{{${fact}}} is how the front matter names a figure. In the text write <Fact id="${fact}" />.`,
    }
  const text = `This is not valid MDX: ${broken.text.replace(/\.$/, '')}. Close the tag, or write \\< and \\{ where the sign itself is meant.`
  return { line: broken.line, text }
}

const FRONT_FACT = /\{\{\s*([a-z0-9-]+\.[a-z0-9-]+)\s*\}\}/
