import { TO_TRANSLATE, TODO } from '../../core/left-to-write.ts'
import { proseLines } from '../../core/prose.ts'
import { byGuide } from '../by-guide.ts'
import { languageOf } from '../detect-language.ts'
import type { GuideFile } from '../read-content.ts'
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
      (guide) => {
        const { lines, bodyLine } = guide
        // Of the front matter every field: phrases are searched, and what changed is told, as much as the title.
        const front = lines.slice(0, bodyLine - 1).map((text, index) => ({ line: index + 1, text }))
        const body = proseLines(lines.join('\n')).filter(({ line }) => line >= bodyLine)
        const inText = [...front, ...body].flatMap(({ line, text }) =>
          leftIn(text, guide).map((text) => ({ line, text })),
        )
        const told = new Set(inText.map(({ line }) => line))
        return [...inText, ...inComments(guide).filter(({ line }) => !told.has(line))]
      },
    ),
}

/** Capitals alone: "todo" is a word in Spanish and Portuguese, where "TODO" stands for a text only where it begins one. */
const MARKS =
  /(?<![\p{L}\p{N}_])(?:TODO translate|TODO|FIXME|TBD|TBC|[Ll]orem ipsum|x{3,}|X{3,}|\[(?:insert|placeholder)[^\]]*\])(?![\p{L}\p{N}_])|\?{3,}|…{2,}|_{4,}/u

function leftIn(text: string, guide: GuideFile): string[] {
  const found = MARKS.exec(text)?.[0]
  if (found === undefined || (found === TODO && isWord(text, guide.locale))) return []
  return [sentence(found, guide)]
}

/** Whether "TODO" is "all", in capitals. */
const isWord = (text: string, locale: string) => ['es', 'pt'].includes(languageOf(locale)) && !BEGINS.test(text)

/** Alone, before a colon, or before what it stands for, such as "TODO trading/staking 3". */
const BEGINS = /^(?:[\s>*"'-]|\d+\.|#+|\w+:)*TODO(?:[\s*"'.]*$|\s*:|\s+[a-z0-9-]+\/)/

/** Readers never see comments, but whoever wrote one had something in mind. */
function inComments(guide: GuideFile): OnLine[] {
  const text = guide.lines.join('\n')
  return [...text.matchAll(/\{\/\*[\s\S]*?\*\/\}/g)].flatMap(({ 0: comment, index }) =>
    [...comment.matchAll(/\b(?:TODO translate|TODO|FIXME|TBD)\b/g)].map((found) => ({
      line: text.slice(0, index + found.index).split('\n').length,
      text: sentence(found[0], guide),
    })),
  )
}

function sentence(found: string, { guide, locale, matter }: GuideFile): string {
  if (found === TO_TRANSLATE)
    return `"${found}" stands beside something that is still to be translated. Translate it, take the mark out, and say: npx guidepost translate ${guide} --to ${locale} --done`
  return matter?.value?.draft
    ? `"${found}" stands for something that is still to be written. Write it before the guide is published.`
    : `"${found}" stands for something that is still to be written. Write it, or make the guide a draft (draft: true).`
}
