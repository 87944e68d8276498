import type { FastifyReply } from 'fastify'
import type { z } from 'zod'

/** Errors on the wire: a code for programs, and a message that says how to mend it. */
export function problem(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ error: { code, message } })
}

/** The answer to a body that a schema refuses: each field with what is wrong. */
export function invalid(reply: FastifyReply, error: z.ZodError): FastifyReply {
  const fields = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const message = fields.map((field) => `${field.path || 'body'} ${field.message}`).join('; ')
  return reply.code(422).send({ error: { code: 'invalid', message, fields } })
}
