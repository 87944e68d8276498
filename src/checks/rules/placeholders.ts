import { proseLines } from '../../core/prose.ts'
import { byGuide } from '../by-guide.ts'
import type { OnLine, Rule } from '../rule.ts'

/** What a writer meant to come back to. */
export const placeholders: Rule = {
  name: 'placeholders',
  says: 'Nothing is left that stands for a text to be written: TODO, FIXME, lorem ipsum, "xxx", "???".',
  severity: 'error',
  draftsMay: true,
  mend: null,
  check: (content) =>
    byGuide(
      'placeholders',
      content,
      () => [],
      ({ lines }) => {
        const inProse = proseLines(lines.join('\n')).flatMap(({ line, text }) =>
          leftIn(text).map((text) => ({ line, text })),
        )
        const told = new Set(inProse.map(({ line }) => line))
        return [...inProse, ...inComments(lines).filter(({ line }) => !told.has(line))]
      },
    ),
}

/** Capitals alone: "todo" is a word in Spanish. */
const MARKS =
  /(?<![\p{L}\p{N}_])(?:TODO|FIXME|TBD|TBC|[Ll]orem ipsum|x{3,}|X{3,}|\[(?:insert|placeholder)[^\]]*\])(?![\p{L}\p{N}_])|\?{3,}|…{2,}|_{4,}/u

function leftIn(text: string): string[] {
  const found = MARKS.exec(text)?.[0]
  return found === undefined ? [] : [sentence(found)]
}

/** Readers never see comments, but whoever wrote one had something in mind. */
function inComments(lines: readonly string[]): OnLine[] {
  return lines.flatMap((line, index) => {
    const found = /\{\/\*.*?\b(TODO|FIXME|TBD)\b/.exec(line)?.[1]
    return found === undefined ? [] : [{ line: index + 1, text: sentence(found) }]
  })
}

const sentence = (found: string) =>
  `"${found}" stands for something that is still to be written. Write it, or make the guide a draft (draft: true).`
