import type { Rule } from './rule.ts'
import { components } from './rules/components.ts'
import { dataFiles } from './rules/data-files.ts'
import { declaredChanges } from './rules/declared-changes.ts'
import { factNames } from './rules/fact-names.ts'
import { figures } from './rules/figures.ts'
import { frontMatter } from './rules/front-matter.ts'
import { headings } from './rules/headings.ts'
import { links } from './rules/links.ts'
import { madeFrom } from './rules/made-from.ts'
import { notices } from './rules/notices.ts'
import { phrases } from './rules/phrases.ts'
import { places } from './rules/places.ts'
import { publishing } from './rules/publishing.ts'
import { questions } from './rules/questions.ts'
import { redirects } from './rules/redirects.ts'
import { replies } from './rules/replies.ts'
import { reports } from './rules/reports.ts'
import { reviews } from './rules/reviews.ts'
import { terms } from './rules/terms.ts'
import { ticketFields } from './rules/ticket-fields.ts'
import { topics } from './rules/topics.ts'

/** Every rule, in the order in which a writer reads them: what a guide is, what it holds, what stands beside it. */
export const RULES: readonly Rule[] = [
  dataFiles,
  topics,
  ticketFields,
  places,
  frontMatter,
  publishing,
  reviews,
  phrases,
  links,
  headings,
  components,
  factNames,
  figures,
  terms,
  declaredChanges,
  madeFrom,
  reports,
  notices,
  redirects,
  questions,
  replies,
]
