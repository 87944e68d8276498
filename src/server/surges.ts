import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store.ts'
import { problem } from './problem.ts'

const SHOWN_FOR = 24 * 3_600_000

/** What surges now or did in the last day, and that somebody has seen it. */
export function addSurgeRoutes(app: FastifyInstance, { store, clock }: { store: Store; clock: () => number }): void {
  app.get('/api/surges', async () => ({ surges: await store.surges(clock() - SHOWN_FOR) }))

  app.post<{ Params: { id: string } }>('/api/surges/:id/acknowledge', async ({ params, staff }, reply) => {
    const surge = (await store.surges(clock() - SHOWN_FOR)).find(({ id }) => id === params.id)
    if (!surge) return problem(reply, 404, 'unknown_surge', 'There is no surge with this number. Load the page again.')
    const seen = { ...surge, seenBy: surge.seenBy || staff?.name || '✓' }
    await store.saveSurge(seen)
    return { surge: seen }
  })
}
