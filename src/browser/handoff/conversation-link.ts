import { randomText } from './outbox.ts'

/** The link of a conversation: its number and its secret stand in the fragment, which a browser never sends. */

export interface ConversationKey {
  id: string
  secret: string
}

/** A fresh number and secret, made in the browser so that asking twice opens one conversation. */
export function newConversationKey(): ConversationKey {
  const random = crypto.getRandomValues(new Uint8Array(20))
  const id = Array.from(random, (byte) => (byte % 36).toString(36)).join('')
  return { id, secret: randomText(32) }
}

/**
 * Reads a fragment; null when a part is missing.
 * @example readConversationKey('#0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAA') // => { id: '0123456789abcdef', secret: 'AAAAAAAAAAAAAAAAAAAAAA' }
 */
export function readConversationKey(fragment: string): ConversationKey | null {
  const match = /^#([a-z0-9]{16,32})\.([A-Za-z0-9_-]{22,64})$/.exec(fragment)
  const [, id = '', secret = ''] = match ?? []
  return match ? { id, secret } : null
}

export function conversationAddress(locale: string, { id, secret }: ConversationKey): string {
  return `/${locale}/conversation/#${id}.${secret}`
}
