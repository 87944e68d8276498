import type { FastifyReply } from 'fastify'
import type { z } from 'zod'

/** Errors on the wire: a code for programs, and a message that says how to mend it. */
export function problem(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ error: { code, message } })
}

export interface FieldProblem {
  path: string
  message: string
}

/** The answer to a body whose fields are wrong: each field with what is wrong, beside the error and in it. */
export function wrongFields(reply: FastifyReply, fields: readonly FieldProblem[]): FastifyReply {
  const message = fields.map((field) => `${field.path || 'body'}: ${field.message}`).join('; ')
  return reply.code(422).send({ error: { code: 'invalid', message, fields }, fields })
}

/** The answer to a body that a schema refuses. */
export function invalid(reply: FastifyReply, error: z.ZodError): FastifyReply {
  return wrongFields(
    reply,
    error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  )
}
