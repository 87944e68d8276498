import { factsSaying, literalFigures } from '../../core/figures.ts'
import { type ProseLine, proseLines } from '../../core/prose.ts'
import { byGuide } from '../by-guide.ts'
import { type GuideFile, isImported } from '../read-content.ts'
import type { OnLine, Rule } from '../rule.ts'
import { type Words, wordFiles } from '../words.ts'

/** Figures in prose that belong to content/facts.yaml. */
export const figures: Rule = {
  name: 'figures',
  says: 'A figure that can change (a fee, a limit, a time) is a fact of content/facts.yaml, never written in prose.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check(content) {
    const alsoReads = ({ locale }: GuideFile) => ['content/facts.yaml', ...wordFiles(locale)]
    return byGuide('figures', content, alsoReads, (guide) => {
      const words = content.words(guide.locale)
      if (words === null || isImported(guide)) return []
      const near = factsNear(guide.source)
      return proseLines(guide.lines.join('\n')).flatMap((line) => figuresIn(line, near, words))
    })
  },
}

/** The subjects that a guide names facts of. */
const factsNear = (source: string) =>
  [...source.matchAll(/(?:id="|\{\{\s*)([a-z0-9-]+)\.[a-z0-9-]+/g)].map(([, subject = '']) => subject)

/** A fact the writer may not have thought of: at most so many are named. */
const MOST_NAMED = 4

function figuresIn({ line, text }: ProseLine, near: string[], words: Words): OnLine[] {
  return literalFigures(text, words.figures).map((figure) => {
    const [first, ...more] = factsSaying(figure, words.facts, near).slice(0, MOST_NAMED)
    const mend = first
      ? `Write <Fact id="${first}" /> (in the front matter {{${first}}}) in its place${more.length > 0 ? `, or whichever is meant of ${more.join(', ')}` : ''}.`
      : 'No fact says this: add one to content/facts.yaml and write <Fact id="subject.measure" /> in its place.'
    return { line, text: `"${figure.text}" is a figure in prose, and figures change. ${mend}` }
  })
}
