import { SOURCE } from '../../core/guide-state.ts'
import { TO_TRANSLATE } from '../../core/left-to-write.ts'
import { byGuide, keptAs } from '../by-guide.ts'
import { type Detect, languageOf, loadDetector } from '../detect-language.ts'
import { foreignLetters } from '../foreign-letters.ts'
import type { Content, GuideFile } from '../read-content.ts'
import type { OnLine, Rule } from '../rule.ts'

/** Passages that were not translated. What a detector says is never certain, and so it stops nothing. */
export const language: Rule = {
  name: 'language',
  says: 'Every passage is in the language of its guide; names in bold, code and facts are in any.',
  severity: 'warning',
  draftsMay: true,
  mend: null,
  async check(content) {
    const isNew = content.guides.some((guide) => !content.memory.knows(keptAs('language', guide), guide.hash))
    const detect = isNew ? await loadDetector([...content.locales, SOURCE]) : () => null
    const names = new Intl.DisplayNames(['en'], { type: 'language' })
    return byGuide(
      'language',
      content,
      () => [],
      (guide) => foreignIn(guide, content, detect, names),
    )
  },
}

/** Letters that are enough to tell what was left in the language of the source. */
const SHORTEST = 25
/** Close relatives (Ukrainian and Russian, Italian and Spanish) are told apart in longer passages only. */
const SHORTEST_OF_OTHERS = 80

function foreignIn(guide: GuideFile, { outline }: Content, detect: Detect, names: Intl.DisplayNames): OnLine[] {
  const own = languageOf(guide.locale)
  const isMarked = markedIn(guide)
  return passagesOf(guide, outline(guide).passages).flatMap(({ line, text }) => {
    if (isMarked(line) || text.includes(TO_TRANSLATE)) return []
    const letters = text.match(/\p{L}/gu)?.length ?? 0
    const detected = letters < SHORTEST ? null : detect(text)
    const isTold = detected !== null && detected !== own && (detected === SOURCE || letters >= SHORTEST_OF_OTHERS)
    const found = isTold ? names.of(detected) : foreignLetters(text, own)
    if (!found) return []
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
    return [
      {
        line,
        text: `"${shown}" is ${found}, and the guide is ${names.of(own)}. Translate it, or put it in \`code\` or bold where it is a name.`,
      },
    ]
  })
}

/** Whether a line stands in a section, or in a field of the head, that says that it is to be translated: told already. */
function markedIn({ lines, bodyLine }: GuideFile): (line: number) => boolean {
  const marked = new Set<number>()
  let begin = bodyLine
  for (let line = bodyLine; line <= lines.length + 1; line++) {
    const isEnd = line > lines.length || /^##\s/.test(lines[line - 1] ?? '')
    if (!isEnd) continue
    const isPart = lines.slice(begin - 1, line - 1).some((text) => text.includes(TO_TRANSLATE))
    if (isPart) for (let each = begin; each < line; each++) marked.add(each)
    begin = line
  }
  return (line) => marked.has(line) || (line < bodyLine && (lines[line - 1] ?? '').includes(TO_TRANSLATE))
}

function passagesOf({ matter }: GuideFile, body: readonly { line: number; plain: string }[]): OnLine[] {
  const { value } = matter ?? {}
  if (!matter || !value) return body.map(({ line, plain }) => ({ line, text: plain }))
  const { title, scope, answer, glance, phrases } = value
  const field = (path: string[], text: string) => ({
    line: matter.lineOf(path),
    text: text.replace(/\{\{[^}]*\}\}/g, ' '),
  })
  return [
    field(['title'], title),
    field(['scope'], scope),
    field(['answer'], answer),
    ...Object.entries(glance).map(([name, text]) => field(['glance', name], text)),
    // One by one they are too short to tell.
    field(['phrases'], phrases.join('. ')),
    ...body.map(({ line, plain }) => ({ line, text: plain })),
  ]
}
