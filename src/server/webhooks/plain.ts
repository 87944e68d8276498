import { z } from 'zod'
import { headerOf, hmac, NOTHING, type Reading, readSigned, refuse, type Told, type Webhook } from './webhook.ts'

/**
 * Our own format, for whatever reads the mailbox: `{ "conversation": "…", "event": "answered" }`, with `solved` or
 * `rated` and a `score` instead. It is signed as our own webhooks are: `guidepost-signature: t=<seconds>,v1=<hex>`, the
 * HMAC-SHA256 of `<seconds>.<body>`.
 */

const KINDS = { answered: 'first_response_sent', solved: 'conversation_solved' } as const

const body = z.intersection(
  z.object({
    /** The number in brackets in the subject of the mail. */
    conversation: z.string().regex(/^[a-z0-9]{16,32}$/, 'must be the number in brackets in the subject'),
    /** With an offset; now when it is left out. */
    at: z.iso.datetime({ offset: true }).optional(),
  }),
  z.discriminatedUnion('event', [
    z.object({ event: z.enum(['answered', 'solved']) }),
    z.object({ event: z.literal('rated'), score: z.coerce.number().int().min(1).max(5) }),
  ]),
)

export function createPlainWebhook(secret: string): Webhook {
  return {
    read(request) {
      const [, time = '', given = ''] =
        /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(headerOf(request, 'guidepost-signature')) ?? []
      const expected = hmac('sha256', 'hex', secret, `${time}.`, request.body)
      return readSigned(request, { given, expected, at: Number(time) * 1000 }, (json) => tellPlain(json, request.now))
    },
  }
}

export function tellPlain(json: unknown, now: number): Told | Reading {
  const { success, data, error } = body.safeParse(json)
  if (!success)
    return refuse(
      422,
      'invalid',
      error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '),
    )
  const at = data.at === undefined ? now : Date.parse(data.at)
  return {
    ...NOTHING,
    conversation: data.conversation,
    happened: [
      data.event === 'rated' ? { kind: 'csat_submitted', at, score: data.score } : { kind: KINDS[data.event], at },
    ],
  }
}
