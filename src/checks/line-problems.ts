import type { Facts } from '../core/facts.ts'
import { componentProblems } from './rules/components.ts'
import { factProblems, subjectProblems } from './rules/fact-names.ts'
import { secondTitle } from './rules/headings.ts'
import { guideLinkProblems } from './rules/links.ts'

/** What is wrong in one line of a notice or a reply, by the rules for guides. */
export function lineProblems(text: string, names: readonly string[], facts: Facts | null, isBody: boolean): string[] {
  if (!isBody) return factProblems(text, facts)
  return [
    ...factProblems(text, facts),
    ...guideLinkProblems(text, names),
    ...subjectProblems(text, facts),
    ...componentProblems(text),
    ...secondTitle(text),
  ]
}
