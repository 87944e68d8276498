import type { FastifyReply } from 'fastify'
import { findSecrets, type SecretKind } from '../core/secrets/secrets.ts'
import { problem } from './problem.ts'
import { PHRASE_LISTS } from './seed-lists.ts'

/** A client's secrets are not stored, whatever way they come: the browser stops them first and explains. */

const NAMES: Record<SecretKind, string> = {
  seed_phrase: 'a recovery phrase',
  private_key: 'a private key',
  card: 'a card number',
  password: 'a password',
  code: 'a one-time or recovery code',
}

/** The first kind of secret that is certain in a client's words; null when there is none. */
export function certainSecret(text: string): SecretKind | null {
  return findSecrets(text, PHRASE_LISTS).find(({ certain }) => certain)?.kind ?? null
}

/** Answers a request whose texts hold a secret; true when it did. */
export function refuseSecrets(reply: FastifyReply, texts: readonly string[]): boolean {
  const kind = texts.map(certainSecret).find((found) => found !== null)
  if (!kind) return false
  problem(reply, 422, 'secret', `This holds ${NAMES[kind]}, which nobody here needs. Take it out and send again.`)
  return true
}
