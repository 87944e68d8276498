import type { Rule } from './rule.ts'
import { altText } from './rules/alt-text.ts'
import { anchors } from './rules/anchors.ts'
import { components } from './rules/components.ts'
import { dataFiles } from './rules/data-files.ts'
import { dates } from './rules/dates.ts'
import { declaredChanges } from './rules/declared-changes.ts'
import { factNames } from './rules/fact-names.ts'
import { figures } from './rules/figures.ts'
import { frontMatter } from './rules/front-matter.ts'
import { headings } from './rules/headings.ts'
import { hosts } from './rules/hosts.ts'
import { language } from './rules/language.ts'
import { links } from './rules/links.ts'
import { lookAlikes } from './rules/look-alikes.ts'
import { madeFrom } from './rules/made-from.ts'
import { notices } from './rules/notices.ts'
import { orphans } from './rules/orphans.ts'
import { phrases } from './rules/phrases.ts'
import { pictures } from './rules/pictures.ts'
import { placeholders } from './rules/placeholders.ts'
import { places } from './rules/places.ts'
import { publishing } from './rules/publishing.ts'
import { questions } from './rules/questions.ts'
import { readability } from './rules/readability.ts'
import { redirects } from './rules/redirects.ts'
import { replies } from './rules/replies.ts'
import { reports } from './rules/reports.ts'
import { reviewDue } from './rules/review-due.ts'
import { reviews } from './rules/reviews.ts'
import { sections } from './rules/sections.ts'
import { since } from './rules/since.ts'
import { spaces } from './rules/spaces.ts'
import { steps } from './rules/steps.ts'
import { syntax } from './rules/syntax.ts'
import { terms } from './rules/terms.ts'
import { ticketFields } from './rules/ticket-fields.ts'
import { topics } from './rules/topics.ts'
import { unsafe } from './rules/unsafe.ts'

/** Every rule: what a guide is, what it holds, how it reads, what stands beside it. */
export const RULES: readonly Rule[] = [
  dataFiles,
  topics,
  ticketFields,
  places,
  frontMatter,
  spaces,
  publishing,
  since,
  reviews,
  dates,
  phrases,
  syntax,
  headings,
  sections,
  components,
  unsafe,
  links,
  anchors,
  hosts,
  lookAlikes,
  factNames,
  figures,
  terms,
  placeholders,
  altText,
  pictures,
  steps,
  declaredChanges,
  madeFrom,
  language,
  readability,
  orphans,
  reviewDue,
  reports,
  notices,
  redirects,
  questions,
  replies,
]
