import { byGuide } from '../by-guide.ts'
import type { Outline } from '../outline.ts'
import type { OnLine, Rule } from '../rule.ts'

/** Headings that tell a screen reader of parts that are not there. */
export const headings: Rule = {
  name: 'headings',
  says: 'The headings of a guide begin with "##", skip no level, and none is empty.',
  severity: 'error',
  draftsMay: true,
  check: (content) =>
    byGuide(
      'headings',
      content,
      () => [],
      (guide) => headingProblems(content.outline(guide)),
    ),
  mend(guide, { outline }) {
    const lines = guide.source.split('\n')
    for (const { line, depth, wanted } of skips(outline(guide)))
      lines[line - 1] = (lines[line - 1] ?? '').replace(
        new RegExp(`^(\\s*)#{${depth}}(?=\\s)`),
        `$1${'#'.repeat(wanted)}`,
      )
    return lines.join('\n')
  },
}

function headingProblems(outline: Outline): OnLine[] {
  const empty = outline.headings
    .filter(({ text }) => text === '')
    .map(({ line }) => ({ line, text: 'The heading is empty. Write what the part is about, or take the signs out.' }))
  const second = outline.headings.flatMap(({ line, depth }) => (depth === 1 ? [{ line, text: SECOND_TITLE }] : []))
  const skipped = skips(outline).map(({ line, depth, wanted }) => ({
    line,
    text: `The heading skips a level: "${'#'.repeat(depth)}" follows "${'#'.repeat(wanted - 1)}". Write "${'#'.repeat(wanted)}".`,
  }))
  return [...second, ...empty, ...skipped]
}

/** Headings that are more than one level below the one before, and the level that each is to have. */
function skips({ headings }: Outline): { line: number; depth: number; wanted: number }[] {
  // What stands above is the page's title; a second one counts as a part.
  let before = 1
  return headings.flatMap(({ line, depth }) => {
    const wanted = Math.min(depth, before + 1)
    before = Math.max(2, wanted)
    return depth === wanted ? [] : [{ line, depth, wanted }]
  })
}

const SECOND_TITLE = 'A heading of a guide begins with "##": the one "#" of the page is its title.'

/** The same of a line that is no part of a guide. */
export function secondTitle(text: string): string[] {
  return /^#\s/.test(text) ? [SECOND_TITLE] : []
}
