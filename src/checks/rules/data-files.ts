import type { Rule } from '../rule.ts'

/** Facts, topics, channels and terms that cannot be read. */
export const dataFiles: Rule = {
  name: 'data-files',
  says: 'content/facts.yaml, topics.yaml, channels.yaml and terms.yaml hold the fields they should.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: ({ facts, topics, channels, terms }) => [facts, topics, channels, terms].flatMap(({ problems }) => problems),
}
