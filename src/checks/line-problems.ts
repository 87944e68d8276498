import type { Facts } from '../core/facts.ts'
import type { LinkedGuides } from './linked-guides.ts'
import { componentProblems } from './rules/components.ts'
import { factProblems, subjectProblems } from './rules/fact-names.ts'
import { secondTitle } from './rules/headings.ts'
import { guideLinkProblems } from './rules/links.ts'

/** What is wrong in one line of a notice, by the rules for guides. */
export function lineProblems(text: string, guides: LinkedGuides, facts: Facts | null): string[] {
  return [
    ...factProblems(text, facts),
    ...guideLinkProblems(text, guides),
    ...subjectProblems(text, facts),
    ...componentProblems(text),
    ...secondTitle(text),
  ]
}
