import type { Facts } from '../../core/facts.ts'
import { byGuide, byLine } from '../by-guide.ts'
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
      (guide) =>
        byLine(guide, (text, isBody) => [
          ...factProblems(text, content.facts.value),
          ...(isBody ? subjectProblems(text, content.facts.value) : []),
        ]),
    ),
}

/** Facts of a line that are not there; none while the file of facts cannot be read. */
export function factProblems(text: string, facts: Facts | null): string[] {
  const ids = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}|<Fact\s[^>]*?id="([^"]*)"/g)].map(
    (found) => found[1] ?? found[2] ?? '',
  )
  return ids.flatMap((id) =>
    facts && !hasFact(facts, id) ? [`Fact "${id}" is not in content/facts.yaml.${didYouMean(id, idsOf(facts))}`] : [],
  )
}

/** Rows of tables that are not there. */
export function subjectProblems(text: string, facts: Facts | null): string[] {
  if (!facts) return []
  const subjects = [...text.matchAll(/subjects=\{\[([^\]]*)\]\}/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/["']([^"']+)["']/g)].map(([, subject = '']) => subject),
  )
  return subjects
    .filter((subject) => !Object.hasOwn(facts, subject))
    .map(
      (subject) =>
        `FactTable names the subject "${subject}", which is not in content/facts.yaml.${didYouMean(subject, Object.keys(facts))}`,
    )
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
