import { categoryKey } from '../../core/categories.ts'
import { SOURCES } from '../../core/ticket.ts'
import type { Topics } from '../../core/topics.ts'
import type { Found, Rule } from '../rule.ts'
import type { YamlFile } from '../yaml-file.ts'

export const topics: Rule = {
  name: 'topics',
  says: 'A category of another helpdesk stands in one topic only.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: (content) => topicProblems(content.topics),
}

/** Categories of another helpdesk that are named twice: a ticket of theirs can belong to one topic only. */
export function topicProblems({ value, lineOf }: YamlFile<Topics>): Found[] {
  if (!value) return []
  const problems: Found[] = []
  for (const source of SOURCES) {
    const holders = new Map<string, string>()
    for (const [topic, { categories }] of Object.entries(value))
      for (const [place, category] of categories[source].entries()) {
        const holder = holders.get(categoryKey(category))
        if (holder === undefined) holders.set(categoryKey(category), topic)
        else
          problems.push({
            file: 'content/topics.yaml',
            line: lineOf([topic, 'categories', source, place]),
            text: `"${category}" of ${source} stands under "${holder}" as well. Keep it in the topic that its tickets are about.`,
          })
      }
  }
  return problems
}
