import type { FastifyInstance, FastifyReply } from 'fastify'
import { type AskedText, type Question, readQuestion } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { readGuides, readReport } from '../store/read-report.ts'
import { readService } from '../store/read-service.ts'
import type { Store } from '../store/store.ts'
import { problem } from './problem.ts'

export interface ReportRoutes {
  site: SiteConfig
  topics: readonly string[]
  store: Store
  clock: () => number
}

export type AskedQuery = Partial<Record<keyof AskedText, unknown>>

/** The question of a request; null when it was answered with what is wrong. */
export function askedOf(
  query: AskedQuery,
  reply: FastifyReply,
  { site, topics, clock }: Pick<ReportRoutes, 'site' | 'topics' | 'clock'>,
): Question | null {
  const text = (value: unknown) => (value === undefined ? undefined : String(value))
  const { from, to, locale, topic, surface } = query
  const asked = { from: text(from), to: text(to), locale: text(locale), topic: text(topic), surface: text(surface) }
  const read = readQuestion(asked, { locales: Object.keys(site.locales), topics }, dayOf(clock()))
  if ('question' in read) return read.question
  problem(reply, 422, 'unclear_question', read.problem)
  return null
}

/** The figures as the insights pages read them: the same function as the command line's. */
export function addReportRoutes(app: FastifyInstance, routes: ReportRoutes): void {
  const { site, store } = routes

  app.get<{ Querystring: AskedQuery }>('/api/report', async ({ query }, reply) => {
    const question = askedOf(query, reply, routes)
    return question ? readReport(question, store, site.privacyThreshold) : reply
  })

  app.get<{ Querystring: AskedQuery }>('/api/guides', async ({ query }, reply) => {
    const question = askedOf(query, reply, routes)
    return question ? readGuides(question, store) : reply
  })

  app.get<{ Querystring: AskedQuery }>('/api/service', async ({ query }, reply) => {
    const question = askedOf(query, reply, routes)
    return question ? readService(question, store, routes.topics) : reply
  })

  /** The unanswered searches alone. */
  for (const path of ['/api/searches', '/api/report/searches'])
    app.get<{ Querystring: AskedQuery }>(path, async ({ query }, reply) => {
      const question = askedOf(query, reply, routes)
      if (!question) return reply
      const { unanswered, unlisted, withheld } = await readReport(question, store, site.privacyThreshold)
      return { unanswered, unlisted, withheld }
    })
}
