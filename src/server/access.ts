import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Store } from '../store/store.ts'
import { invalid } from './problem.ts'

/** Who exported what: tables that were downloaded from the insights, and figures that other tools read. */

const MOST = 200
const exported = z.strictObject({
  /** A table's file name without its ending. */
  what: z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be a file name of small letters, digits and hyphens'),
  question: z.string().max(500),
})

export function addAccessLog(app: FastifyInstance, { store, clock }: { store: Store; clock: () => number }): void {
  app.post('/api/exports', async (request, reply) => {
    const parsed = exported.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const { name = '', roles = [] } = request.staff ?? {}
    await store.logAccess({ at: clock(), who: name, roles: [...roles], ...parsed.data })
    return reply.code(201).send({ logged: true })
  })

  app.get<{ Querystring: { before: unknown } }>('/api/access-log', async ({ query }) => {
    const before = /^\d{1,15}$/.test(String(query.before)) ? Number(query.before) : Number.MAX_SAFE_INTEGER
    return { exports: await store.accessLog(before, MOST) }
  })

  // What a tool reads is written down before it leaves; what is refused is nothing that it read.
  app.addHook('onSend', async ({ staff, url }, { statusCode }, payload) => {
    if (!staff?.isTool || !url.startsWith('/api/') || statusCode >= 400) return payload
    const [path = '', question = ''] = url.split('?')
    await store.logAccess({ at: clock(), who: staff.name, roles: [], what: path, question: question.slice(0, 500) })
    return payload
  })
}
