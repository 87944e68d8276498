import { businessSeconds } from '../core/business-hours.ts'
import type { Conversation } from '../core/handoff.ts'
import { hoursFor } from '../core/hours.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { StoredEvent } from '../store/store.ts'
import { conversationEvent } from './conversations.ts'

/** The events of how long a conversation took, the same whether it was answered at the desk, by mail or by a vendor. */

type Timed = Pick<Conversation, 'id' | 'session' | 'locale' | 'topic' | 'startedAt' | 'firstResponseAt'>

/** The first reply's event; its number is the same for every reply, so that only the first is kept. */
export function firstResponse(conversation: Timed, at: number, site: SiteConfig): StoredEvent[] {
  if (conversation.firstResponseAt !== null) return []
  const own = { kind: 'first_response_sent', ...elapsed(conversation, at, site) } as const
  return [conversationEvent(conversation, 'first_response', own, at)]
}

export function solvedEvent(conversation: Timed, at: number, site: SiteConfig): StoredEvent {
  const own = { kind: 'conversation_solved', ...elapsed(conversation, at, site) } as const
  return conversationEvent(conversation, 'solved', own, at)
}

/** How long it took, in seconds: by the calendar, and within the hours of the conversation's language and topic. */
export function elapsed(
  { startedAt, locale, topic }: Pick<Conversation, 'startedAt' | 'locale' | 'topic'>,
  at: number,
  site: SiteConfig,
) {
  return {
    seconds: Math.max(0, Math.round((at - startedAt) / 1000)),
    business_seconds: businessSeconds(startedAt, at, hoursFor(locale, topic, site)),
  }
}
