import type { FastifyInstance } from 'fastify'
import { makeReport, type Question, type Report, readQuestion } from '../core/report.ts'
import { dayOf } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Store } from '../store/store.ts'
import { problem } from './problem.ts'

type Asked = { from: string | undefined; to: string | undefined; locale: string | undefined }

/** The figures as the insights pages read them: the same function as the command line's. */
export function addReportRoute(app: FastifyInstance, { site, store, clock }: { site: SiteConfig; store: Store; clock: () => number }): void {
  app.get<{ Querystring: Asked }>('/api/report', async (request, reply) => {
    const read = readQuestion(request.query, Object.keys(site.locales), dayOf(clock()))
    if ('problem' in read) return problem(reply, 422, 'unclear_question', read.problem)
    return reportOn(read.question, store, site)
  })
}

/** Reads the tallies of a question and makes the report of them. */
export async function reportOn(question: Question, store: Store, site: SiteConfig): Promise<Report> {
  const [rows, unanswered] = await Promise.all([store.tally(question), store.unanswered(question)])
  return makeReport(question, rows, unanswered, site.privacyThreshold)
}
