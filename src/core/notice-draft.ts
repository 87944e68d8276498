import type { NoticeDraft } from './notice.ts'
import { addressesIn, isOurs } from './notice-text.ts'

/** What is wrong with a notice that is being written: the same for the form, for the server and for `content/notices/`. */

export const LONGEST_TITLE = 120
export const LONGEST_TEXT = 2000

export interface DraftProblem {
  /** Such as "title.de". */
  path: string
  problem:
    | 'no_language'
    | 'no_title'
    | 'no_text'
    | 'long_title'
    | 'long_text'
    | 'foreign_link'
    | 'unknown'
    | 'ends_first'
  /** What is wrong, as it was written; empty where nothing was. */
  found: string
}

export interface DraftRules {
  locales: readonly string[]
  topics: readonly string[]
  /** The hosts that a notice may link to. */
  hosts: readonly string[]
}

/** An empty list when all is well. */
export function draftProblems(draft: NoticeDraft, { locales, topics, hosts }: DraftRules): DraftProblem[] {
  const { title, text, starts, ends } = draft
  const written = [...new Set([...Object.keys(title), ...Object.keys(text)])]
  const problems = written.flatMap((locale) => languageProblems(locale, title[locale] ?? '', text[locale] ?? '', hosts))
  const add = (path: string, problem: DraftProblem['problem'], found = '') => problems.push({ path, problem, found })
  if (written.length === 0) add('title', 'no_language')
  for (const locale of written) if (!locales.includes(locale)) add(`title.${locale}`, 'unknown', locale)
  for (const topic of draft.topics) if (!topics.includes(topic)) add('topics', 'unknown', topic)
  if (starts !== null && ends !== null && ends <= starts) add('ends', 'ends_first')
  return problems
}

function languageProblems(locale: string, title: string, text: string, hosts: readonly string[]): DraftProblem[] {
  const problems: DraftProblem[] = []
  const add = (field: 'title' | 'text', problem: DraftProblem['problem'], found = '') =>
    problems.push({ path: `${field}.${locale}`, problem, found })
  if (title.trim() === '') add('title', 'no_title')
  if (text.trim() === '') add('text', 'no_text')
  if (title.length > LONGEST_TITLE) add('title', 'long_title')
  if (text.length > LONGEST_TEXT) add('text', 'long_text')
  for (const href of addressesIn(text)) if (!isOurs(href, hosts)) add('text', 'foreign_link', href)
  return problems
}
