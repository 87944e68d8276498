import type { GuidepostEvent } from '../../src/core/events.ts'
import { newSession } from '../../src/core/session-id.ts'
import type { Store } from '../../src/store/store.ts'
import { toStored } from '../../src/store/stored-event.ts'

let drawn = 0

interface Asked {
  locale: string
  topic: string
  channel: 'chat' | 'ticket'
  /** When they were asked for, ms since the epoch. */
  at: number
}

/** Puts conversations into the ledger, one for each wait in seconds; null: nobody answered. */
export async function answered(store: Store, waits: readonly (number | null)[], asked: Asked): Promise<void> {
  const { locale, topic, channel, at } = asked
  const events = waits.flatMap((seconds): GuidepostEvent[] => {
    drawn += 1
    const session = newSession(at, () => drawn)
    const base = {
      session,
      at,
      locale,
      page: '/en/contact/',
      conversation: `answered${String(drawn).padStart(8, '0')}`,
    }
    const started: GuidepostEvent = { ...base, kind: 'handoff_started', id: 1, channel, vendor: 'desk', topic }
    if (seconds === null) return [started]
    return [
      started,
      { ...base, kind: 'first_response_sent', id: 2, at: at + seconds * 1000, seconds, business_seconds: seconds },
    ]
  })
  await store.append(events.map((event) => toStored(event, new Map())))
}

/** Counts what is in the ledger, as the server does between questions. */
export async function countDays(store: Store): Promise<void> {
  while ((await store.refreshDays(1)) > 0);
}
