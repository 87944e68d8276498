import { NO_LISTS, type PhraseLists } from '../../core/listed-phrases.ts'
import { type Found, findSecrets } from '../../core/secrets/secrets.ts'
import { holdsSeedPhrase } from '../../core/seed-phrase.ts'

/** What a client's text must not hold, looked for in the browser before anything is sent. */
export type SecretCheck = (text: string) => Promise<readonly Found[]>

/**
 * A check that fetches the word lists of recovery phrases only for a text that looks like one. Where they cannot be
 * fetched, what looks like one may still be sent after reading, and the server looks once more.
 */
export function createSecretCheck(load: () => Promise<PhraseLists>): SecretCheck {
  let lists: Promise<PhraseLists> | null = null
  return async (text) => {
    if (!looksLikePhrase(text)) return findSecrets(text, NO_LISTS)
    lists ??= load().catch(() => {
      lists = null
      return NO_LISTS
    })
    return findSecrets(text, await lists)
  }
}

/** The check of a page. */
export function secretCheck(): SecretCheck {
  return createSecretCheck(async () => (await import('./phrase-lists.ts')).PHRASE_LISTS)
}

function looksLikePhrase(text: string): boolean {
  return [text, ...text.split(/\n+/)].some(holdsSeedPhrase)
}
