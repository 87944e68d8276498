import type { GuideFile } from '../read-content.ts'
import type { Rule } from '../rule.ts'

/** White space at the end of lines of the front matter, which shows up as a change that nobody made. */
export const spaces: Rule = {
  name: 'spaces',
  says: 'No white space stands at the end of a line of the front matter.',
  severity: 'warning',
  draftsMay: true,
  mend: ({ source, bodyLine, matter }) =>
    matter === null
      ? source
      : source
          .split('\n')
          .map((line, index) => (index + 1 < bodyLine ? line.replace(/[ \t]+(?=\r?$)/, '') : line))
          .join('\n'),
  check: ({ guides }) =>
    guides.flatMap((guide) =>
      matterLines(guide).flatMap((text, index) =>
        /[ \t]\r?$/.test(text)
          ? [{ file: guide.file, line: index + 1, text: 'White space stands at the end of the line. Take it out.' }]
          : [],
      ),
    ),
}

const matterLines = ({ matter, source, bodyLine }: GuideFile) =>
  matter === null ? [] : source.split('\n').slice(0, bodyLine - 1)
