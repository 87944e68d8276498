import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { problem } from '../problem.ts'
import type { TakeMail } from './take-mail.ts'
import { UnreadableMail } from './unreadable-mail.ts'

/**
 * `POST /api/mail/inbound`: a mail as its server has it (RFC 5322), for those who route mail to a program rather than to
 * a mailbox. Answered with 202 only after it is stored; the same mail sent again changes nothing.
 */

interface Parts {
  take: TakeMail
  /** MAIL_SECRET; empty: nothing is believed. */
  secret: string
  clock: () => number
}

const TYPE = 'message/rfc822'
const LARGEST = 25 * 1024 * 1024
/** Seconds: an older signature is somebody else's copy. */
const LIFE = 300

export async function addInboundRoute(app: FastifyInstance, { take, secret, clock }: Parts): Promise<void> {
  app.addContentTypeParser(TYPE, { parseAs: 'buffer', bodyLimit: LARGEST }, (_, body, done) => done(null, body))

  app.post('/api/mail/inbound', { bodyLimit: LARGEST }, async (request, reply) => {
    if (secret === '')
      return problem(reply, 503, 'no_secret', 'Mail is not taken here yet. Set MAIL_SECRET and start again.')
    const { body } = request
    if (!Buffer.isBuffer(body))
      return problem(reply, 415, 'not_a_mail', `Send the mail as it is, with "content-type: ${TYPE}".`)
    if (!isSigned(String(request.headers['guidepost-signature'] ?? ''), body, secret, clock()))
      return problem(
        reply,
        401,
        'wrong_signature',
        'Sign the mail anew: "guidepost-signature: t=<seconds>,v1=<hmac-sha256 of t.body with MAIL_SECRET, in hex>".',
      )
    try {
      return await reply.code(202).send(await take(body, clock()))
    } catch (error) {
      if (error instanceof UnreadableMail) return problem(reply, 422, 'unreadable', error.message)
      throw error
    }
  })
}

/** @param now ms since the epoch */
export function isSigned(signature: string, body: Uint8Array, secret: string, now: number): boolean {
  const [, time = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  if (time === '' || Math.abs(now / 1000 - Number(time)) > LIFE) return false
  const wanted = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')
  return timingSafeEqual(Buffer.from(wanted), Buffer.from(given))
}
