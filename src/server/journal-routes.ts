import type { FastifyInstance } from 'fastify'
import type { Journal } from './journal.ts'

/** The journal's door: events in; and for staff, how many were dropped and why. */
export function addJournalRoutes(
  app: FastifyInstance,
  { journal, clock }: { journal: Journal; clock: () => number },
): void {
  // The last words of a closing page come as text, since a beacon of any other type would ask for permission first.
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))

  app.post('/api/journal', async ({ body, ip, headers }, reply) => {
    const answer = await journal.takeIn({ body, address: ip, userAgent: headers['user-agent'] ?? '', now: clock() })
    if (answer.retryAfter > 0) reply.header('retry-after', String(answer.retryAfter))
    return reply.code(answer.status).send(answer.body)
  })

  app.get('/api/journal/dropped', async () => ({ dropped: journal.dropped() }))
}
