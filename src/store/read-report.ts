import type { GuidesReport, Report } from '../core/answers.ts'
import { makeGuidesReport } from '../core/guide-figures.ts'
import type { Question } from '../core/question.ts'
import { MOST_UNANSWERED, makeReport } from '../core/report.ts'
import type { Store } from './store.ts'

/** Reads the tallies of a question and makes the report of them: the one way to it, for server and command line. */
export async function readReport(question: Question, store: Store, privacyThreshold: number): Promise<Report> {
  const [days, locales, topics, surfaces, guides, suggestions, unanswered] = await Promise.all([
    store.tally(question, 'date'),
    store.tally(question, 'locale'),
    store.tally(question, 'topic'),
    store.tally(question, 'surface'),
    store.tally(question, 'guide'),
    store.tally(question, 'suggestion'),
    store.unanswered(question, privacyThreshold, MOST_UNANSWERED),
  ])
  return makeReport(question, { days, locales, topics, surfaces, guides, suggestions, unanswered }, privacyThreshold)
}

/** What each guide did in each locale. */
export async function readGuides(question: Question, store: Store): Promise<GuidesReport> {
  return makeGuidesReport(question, await store.tally(question, 'guide'))
}
