import { DIAGRAMS } from '../../core/guide.ts'
import { GUIDE_COMPONENTS } from '../../core/guide-components.ts'
import { byGuide, byLine } from '../by-guide.ts'
import { didYouMean, type Rule } from '../rule.ts'

/** Components and diagrams that a guide cannot use. */
export const components: Rule = {
  name: 'components',
  says: 'A guide uses only the components made for guides, and diagrams that exist.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: (content) =>
    byGuide(
      'components',
      content,
      () => [],
      (guide) => byLine(guide, (text, isBody) => (isBody ? componentProblems(text) : [])),
    ),
}

export const COMPONENTS: readonly string[] = Object.keys(GUIDE_COMPONENTS)

/** Diagrams and components of a line that are not there. */
export function componentProblems(text: string): string[] {
  const diagrams = [...text.matchAll(/<Diagram\s[^>]*?name="([^"]*)"/g)].flatMap(([, name = '']) =>
    DIAGRAMS.some((diagram) => diagram === name)
      ? []
      : [`There is no diagram "${name}".${didYouMean(name, DIAGRAMS)} There are ${DIAGRAMS.join(', ')}.`],
  )
  const tags = [...text.matchAll(/<([A-Z]\w*)/g)].flatMap(([, name = '']) =>
    COMPONENTS.includes(name)
      ? []
      : [
          `<${name}> is not a component that guides may use.${didYouMean(name, COMPONENTS)} There are ${COMPONENTS.join(', ')}.`,
        ],
  )
  return [...diagrams, ...tags]
}
