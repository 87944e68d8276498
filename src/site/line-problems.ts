import type { Facts } from '../core/facts.ts'
import { DIAGRAMS } from '../core/guide.ts'
import { didYouMean } from './yaml-file.ts'

const COMPONENTS = ['Anchor', 'Diagram', 'Fact', 'FactTable', 'GuideLink', 'Note', 'Steps', 'Tab', 'Tabs', 'Warning']

/** What is wrong in one line of a guide: facts, links, diagrams and components that are not there, and a second title. */
export function lineProblems(text: string, names: readonly string[], facts: Facts | null, isBody: boolean): string[] {
  const problems: string[] = []
  const factIds = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}|<Fact\s[^>]*?id="([^"]*)"/g)].map(
    (found) => found[1] ?? found[2] ?? '',
  )
  for (const id of factIds)
    if (facts && !hasFact(facts, id))
      problems.push(`Fact "${id}" is not in content/facts.yaml.${didYouMean(id, factNames(facts))}`)
  if (!isBody) return problems
  for (const [, to = ''] of text.matchAll(/<GuideLink\s[^>]*?to="([^"]*)"/g)) {
    const [guide = ''] = to.split('#')
    if (!names.includes(guide))
      problems.push(`GuideLink leads to "${guide}", which does not exist.${didYouMean(guide, names)}`)
  }
  for (const [, list = ''] of text.matchAll(/subjects=\{\[([^\]]*)\]\}/g))
    for (const [, subject = ''] of list.matchAll(/["']([^"']+)["']/g))
      if (facts && !Object.hasOwn(facts, subject))
        problems.push(
          `FactTable names the subject "${subject}", which is not in content/facts.yaml.${didYouMean(subject, Object.keys(facts))}`,
        )
  for (const [, name = ''] of text.matchAll(/<Diagram\s[^>]*?name="([^"]*)"/g))
    if (!DIAGRAMS.some((diagram) => diagram === name))
      problems.push(`There is no diagram "${name}".${didYouMean(name, DIAGRAMS)} There are ${DIAGRAMS.join(', ')}.`)
  for (const [, name = ''] of text.matchAll(/<([A-Z]\w*)/g))
    if (!COMPONENTS.includes(name))
      problems.push(
        `<${name}> is not a component that guides may use.${didYouMean(name, COMPONENTS)} There are ${COMPONENTS.join(', ')}.`,
      )
  if (/^#\s/.test(text)) problems.push('A heading of a guide begins with "##": the one "#" of the page is its title.')
  return problems
}

function hasFact(facts: Facts, id: string): boolean {
  const [subject = '', measure = ''] = id.split('.')
  return facts[subject]?.[measure] !== undefined
}

function factNames(facts: Facts): string[] {
  return Object.entries(facts).flatMap(([subject, measures]) =>
    Object.keys(measures).map((measure) => `${subject}.${measure}`),
  )
}
