import { findSecrets, withoutSecrets } from '../../core/secrets/secrets.ts'
import { PHRASE_LISTS } from '../seed-lists.ts'

/** A text without the secrets that are certain in it: mail lies about in many places. */
export function safeText(text: string): string {
  return withoutSecrets(
    text,
    findSecrets(text, PHRASE_LISTS).filter(({ certain }) => certain),
  )
}
