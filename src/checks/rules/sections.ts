import { byGuide } from '../by-guide.ts'
import type { Outline } from '../outline.ts'
import type { GuideFile } from '../read-content.ts'
import type { OnLine, Rule } from '../rule.ts'

/** Sections are cut by their headings: one that cannot be told, or not be shown by itself, would go stale unseen. */
export const sections: Rule = {
  name: 'sections',
  says: 'A section begins with "## Heading" at the beginning of a line, outside of other elements.',
  severity: 'error',
  draftsMay: true,
  mend: null,
  check: (content) =>
    byGuide(
      'sections',
      content,
      () => [],
      (guide) => misplaced(guide, content.outline(guide)),
    ),
}

function misplaced({ lines, bodyLine }: GuideFile, { headings, broken }: Outline): OnLine[] {
  if (broken) return []
  const second = headings.filter(({ depth }) => depth === 2)
  const isHeading = (line: number) => second.some((heading) => heading.line === line)
  const begins = (line: number) => /^##\s/.test(lines[line - 1] ?? '')
  const wrong = second.flatMap(({ line, isWithin }) => {
    if (isWithin)
      return [{ line, text: 'The heading stands inside of another element. Put it before, or write "###".' }]
    return begins(line) ? [] : [{ line, text: 'This heading of a section cannot be told. Begin its line with "## ".' }]
  })
  const none = lines.flatMap((_, index): OnLine[] => {
    const line = index + 1
    if (line < bodyLine || !begins(line) || isHeading(line)) return []
    return [
      {
        line,
        text: 'This line begins with "##" and is no heading. Put an empty line before it, or take the signs out.',
      },
    ]
  })
  return [...wrong, ...none]
}
