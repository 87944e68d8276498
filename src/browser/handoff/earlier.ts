import type { ConversationKey } from './conversation-link.ts'
import { isText, keep, readKept } from './kept.ts'

/** The conversation that the next question of this tab follows. It ends with the tab, as everything that is kept here. */

const EARLIER = 'guidepost:earlier'

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
