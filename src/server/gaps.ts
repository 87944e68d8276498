import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { HELD_STATES } from '../core/gaps.ts'
import type { Question } from '../core/question.ts'
import { decideGap, type GapParts, readGaps, readOneGap } from '../store/read-gaps.ts'
import { invalid, problem } from './problem.ts'
import { type AskedQuery, askedOf, type ReportRoutes } from './report.ts'

export interface GapRoutes extends ReportRoutes {
  /** By locale: folded words and phrases that mean the same. */
  synonyms: ReadonlyMap<string, readonly (readonly string[])[]>
}

const decision = z.strictObject({ state: z.enum(['open', ...HELD_STATES]), who: z.string().trim().max(60) })

/** What gaps are grouped and shown by, at this moment. */
export function gapParts({ site, store, clock, synonyms }: Omit<GapRoutes, 'topics'>): GapParts {
  return { store, synonyms, least: site.privacyThreshold, costOfContact: site.costOfContact, now: clock() }
}

/** Gaps: the list of a period, one with its guides, and what staff decide about it. */
export function addGapRoutes(app: FastifyInstance, routes: GapRoutes): void {
  const { store } = routes
  const parts = () => gapParts(routes)

  app.get<{ Querystring: AskedQuery }>('/api/gaps', async ({ query }, reply) => {
    const question = askedOf(query, reply, routes)
    return question ? readGaps(question, parts()) : reply
  })

  app.get<{ Querystring: AskedQuery; Params: { id: string } }>('/api/gaps/:id', async ({ query, params }, reply) => {
    const question = askedOf(query, reply, routes)
    if (!question) return reply
    const found = await readOneGap(params.id, question, parts())
    return found?.gap ?? problem(reply, 404, 'unknown_gap', UNKNOWN)
  })

  app.post<{ Querystring: AskedQuery; Params: { id: string } }>(
    '/api/gaps/:id/state',
    async ({ query, params, body }, reply) => {
      const parsed = decision.safeParse(body)
      if (!parsed.success) return invalid(reply, parsed.error)
      const question = askedOf(query, reply, routes)
      if (!question) return reply
      const found = await readOneGap(params.id, question, parts())
      if (!found) return problem(reply, 404, 'unknown_gap', UNKNOWN)
      const { group } = found
      const { state, who } = parsed.data
      if (state === 'open') await store.dropGap(group.id)
      else await decideGap(group, { state, who }, parts())
      return (await readOneGap(group.id, question, parts()))?.gap ?? reply.code(204).send()
    },
  )
}

/**
 * Gives a gap to somebody: whoever has it writes its guide, unless that is written. To nobody, it is open again.
 * @param who empty: nobody; answers whether there is such a gap
 */
export async function giveGap(id: string, who: string, question: Question, parts: GapParts): Promise<boolean> {
  const found = await readOneGap(id, question, parts)
  if (!found) return false
  const { group } = found
  const { held } = group
  const isWritten = held?.state === 'written'
  if (who === '' && !isWritten) await parts.store.dropGap(id)
  // What is answered since then counts from when it was first taken.
  else if (held) await parts.store.saveGap({ ...held, state: isWritten ? 'written' : 'taken', who })
  else await decideGap(group, { state: 'taken', who }, parts)
  return true
}

const UNKNOWN = 'There is no gap with this number in the period that is asked for. Load the list again.'
