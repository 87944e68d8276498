import type { Translate } from '../../core/facts.ts'
import type { OpenNow } from '../handoff/availability-panel.tsx'
import type { View } from './kept.ts'
import type { LauncherNoticeWords, Told } from './notice-list.tsx'
import type { Host } from './shell.ts'

/** What every view of the panel is given. */
export interface Stage {
  host: Host
  t: Translate
  /** The texts of contact and conversation. */
  contact: Translate
  /** The texts of whether and when the chat is open. */
  chat: Translate
  /** The texts of messages, which the desk has too. */
  words: Translate
  topicTitle: Translate
  popular: readonly string[]
  /** What is open now; null until it is known. */
  open: OpenNow | null
  /** Null until anything is known. */
  told: Told | null
  noticeWords: LauncherNoticeWords
  /** Whether a view takes the focus when it appears: not when it is shown again on the site's next page. */
  takesFocus: boolean
  go(view: View): void
  /** Goes to a view and forgets the way there. */
  replace(view: View): void
  /** Asks again what is open now, for a topic; empty: whatever it is about. */
  check(topic: string): void
}
