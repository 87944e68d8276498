import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Conversation } from '../../core/handoff.ts'
import type { RandomBits } from '../../core/session-id.ts'
import type { Store } from '../../store/store.ts'
import { invalid, problem } from '../problem.ts'

/** `POST /api/conversations/:id/transcript`: a copy of the conversation by mail, to whatever address the client names. */

export const transcriptRequest = z.strictObject({
  email: z.email('must be an e-mail address such as name@mail.example').max(254, 'must be at most 254 characters'),
})

interface Parts {
  store: Store
  clock: () => number
  random: RandomBits
  /** How often it may be asked for within an hour; 0 where no mail goes out. */
  mostAnHour: number
  /** The conversation that the request's secret opens. */
  readOwn(request: FastifyRequest, id: string): Promise<Conversation | null>
  unknown(reply: FastifyReply): FastifyReply
  isFlood(request: FastifyRequest, reply: FastifyReply): boolean
}

const HOUR = 3_600_000

export function addTranscriptRoute(app: FastifyInstance, parts: Parts): void {
  const { store, clock, random, mostAnHour, readOwn, unknown, isFlood } = parts

  app.post<{ Params: { id: string } }>('/api/conversations/:id/transcript', async (request, reply) => {
    const conversation = await readOwn(request, request.params.id)
    if (!conversation) return unknown(reply)
    if (isFlood(request, reply)) return reply
    const parsed = transcriptRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    if (mostAnHour === 0)
      return problem(reply, 503, 'no_mail', 'No mail goes out from here. Copy the conversation from its page instead.')
    const { email } = parsed.data
    if ((await store.countTranscripts(conversation.id, email, clock() - HOUR)) >= mostAnHour)
      return problem(
        reply.header('retry-after', String(HOUR / 1000)),
        429,
        'too_many',
        'This was asked for several times within an hour. Look for the mails that were sent, also among the unwanted ones.',
      )
    const at = clock()
    await store.queueMail({
      id: `x${[1, 2, 3].map(() => random(40).toString(36)).join('')}`,
      conversation: conversation.id,
      entry: 0,
      kind: 'transcript',
      recipient: email,
      locale: conversation.locale,
      state: 'waiting',
      attempts: 0,
      nextAt: at,
      reason: '',
      madeAt: at,
      doneAt: null,
    })
    return reply.code(202).send({})
  })
}
