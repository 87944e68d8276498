import type { FastifyInstance, FastifyReply } from 'fastify'
import { makeReport, type Question, type Report, readQuestion } from '../core/report.ts'
import { dayOf } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Store } from '../store/store.ts'
import { problem } from './problem.ts'

type Asked = Partial<Record<'from' | 'to' | 'locale', unknown>>

/** The figures as the insights pages read them: the same function as the command line's. */
export function addReportRoutes(
  app: FastifyInstance,
  { site, store, clock }: { site: SiteConfig; store: Store; clock: () => number },
): void {
  async function answer(asked: Asked, reply: FastifyReply): Promise<Report | null> {
    const text = (value: unknown) => (value === undefined ? undefined : String(value))
    const wanted = { from: text(asked.from), to: text(asked.to), locale: text(asked.locale) }
    const read = readQuestion(wanted, Object.keys(site.locales), dayOf(clock()))
    if ('question' in read) return reportOn(read.question, store, site)
    problem(reply, 422, 'unclear_question', read.problem)
    return null
  }

  app.get<{ Querystring: Asked }>('/api/report', async ({ query }, reply) => (await answer(query, reply)) ?? reply)

  /** The unanswered searches alone. */
  app.get<{ Querystring: Asked }>('/api/report/searches', async ({ query }, reply) => {
    const report = await answer(query, reply)
    return report ? { unanswered: report.unanswered, withheld: report.withheld } : reply
  })
}

/** Reads the tallies of a question and makes the report of them. */
export async function reportOn(question: Question, store: Store, site: SiteConfig): Promise<Report> {
  const [rows, unanswered] = await Promise.all([store.tally(question), store.unanswered(question)])
  return makeReport(question, rows, unanswered, site.privacyThreshold)
}
