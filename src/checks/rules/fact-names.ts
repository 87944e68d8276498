import type { Facts } from '../../core/facts.ts'
import { byGuide, byLine } from '../by-guide.ts'
import type { Tag } from '../outline.ts'
import { didYouMean, type Rule } from '../rule.ts'

/** Facts that content/facts.yaml does not hold. */
export const factNames: Rule = {
  name: 'fact-names',
  says: 'A fact that a guide shows, and a row of its tables, stands in content/facts.yaml.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: (content) =>
    byGuide(
      'fact-names',
      content,
      () => ['content/facts.yaml'],
      (guide) => {
        const facts = content.facts.value
        // None is known while the file of facts cannot be read.
        if (!facts) return []
        return [
          ...byLine(guide, (text, isBody) => (isBody ? [] : namedIn(text).flatMap((id) => factProblem(id, facts)))),
          ...content
            .outline(guide)
            .tags.flatMap((tag) => tagProblems(tag, facts).map((text) => ({ line: tag.line, text }))),
        ]
      },
    ),
}

/** A figure, the rows and the columns of a table; what the tag lacks is told by the rule on components. */
function tagProblems({ name, attributes, lists }: Tag, facts: Facts): string[] {
  if (name === 'Fact') return attributes['id'] ? factProblem(attributes['id'], facts) : []
  if (name !== 'FactTable') return []
  const { subjects = [], measures = [] } = lists
  const strange = subjects.filter((subject) => !Object.hasOwn(facts, subject))
  if (strange.length > 0) return strange.map((subject) => noSubject(subject, facts))
  const known = [...new Set(subjects.flatMap((subject) => Object.keys(facts[subject] ?? {})))]
  return measures
    .filter((measure) => !known.includes(measure))
    .map(
      (measure) =>
        `FactTable has a column "${measure}", which none of its rows has in content/facts.yaml.${didYouMean(measure, known)} Take it out, or add the facts.`,
    )
}

/** Facts of a line that are not there; none while the file of facts cannot be read. */
export function factProblems(text: string, facts: Facts | null): string[] {
  return facts ? namedIn(text).flatMap((id) => factProblem(id, facts)) : []
}

const namedIn = (text: string) =>
  [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}|<Fact\s[^>]*?id="([^"]*)"/g)].map((found) => found[1] ?? found[2] ?? '')

const factProblem = (id: string, facts: Facts) =>
  hasFact(facts, id)
    ? []
    : [`Fact "${id}" is not in content/facts.yaml.${didYouMean(id, idsOf(facts))} Name one that is there, or add it.`]

const noSubject = (subject: string, facts: Facts) =>
  `FactTable names the subject "${subject}", which is not in content/facts.yaml.${didYouMean(subject, Object.keys(facts))} Name one that is there, or add it.`

/** Rows of tables that are not there. */
export function subjectProblems(text: string, facts: Facts | null): string[] {
  if (!facts) return []
  const subjects = [...text.matchAll(/subjects=\{\[([^\]]*)\]\}/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/["']([^"']+)["']/g)].map(([, subject = '']) => subject),
  )
  return subjects.filter((subject) => !Object.hasOwn(facts, subject)).map((subject) => noSubject(subject, facts))
}

function hasFact(facts: Facts, id: string): boolean {
  const [subject = '', measure = ''] = id.split('.')
  return facts[subject]?.[measure] !== undefined
}

function idsOf(facts: Facts): string[] {
  return Object.entries(facts).flatMap(([subject, measures]) =>
    Object.keys(measures).map((measure) => `${subject}.${measure}`),
  )
}
