import type { ConversationKey } from './conversation-link.ts'
import { isText, keep, readKept } from './kept.ts'

/** Conversations that this tab knows of, and nothing but the tab: on a shared computer nobody after finds a way to them. */

const EARLIER = 'guidepost:earlier'
const HERE = 'guidepost:here'

/** The one that was last looked at in this tab. */
export function rememberHere(key: ConversationKey): void {
  keep(HERE, key)
}

export function conversationHere(): ConversationKey | null {
  return readKept(HERE, isKey, null)
}

/** The next question of this tab follows a conversation; null: it stands for itself. */
export function followWith(key: ConversationKey | null): void {
  keep(EARLIER, key)
}

/** Null when the next question stands for itself. */
export function earlierConversation(): ConversationKey | null {
  return readKept(EARLIER, isKey, null)
}

function isKey(value: unknown): value is ConversationKey | null {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'secret' in value &&
    isText(value.id) &&
    isText(value.secret)
  )
}
