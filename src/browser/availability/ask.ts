import type { Availability } from '../../core/handoff.ts'
import { isRecord, request } from '../handoff/request.ts'
import { otherLocales } from '../other-locales.ts'

/** Asks the server how the chat stands, in the page's language and in the reader's others. */

export interface Asked {
  locale: string
  /** Empty: whatever it is about. */
  topic: string
}

/**
 * The server's answer; `none` where a file host answers, which never will know, and `unreachable` where asking again may
 * help.
 */
export async function askAvailability({ locale, topic }: Asked): Promise<Availability | 'none' | 'unreachable'> {
  const query = new URLSearchParams({ locale, topic, also: otherLocales(locale).join(',') })
  const answer = await request<unknown>(`/api/availability?${query}`, {})
  if (answer.kind === 'foreign') return 'none'
  return answer.kind === 'answered' && isAvailability(answer.body) ? answer.body : 'unreachable'
}

function isAvailability(body: unknown): body is Availability {
  return (
    isRecord(body) &&
    (body['chat'] === 'open' || body['chat'] === 'away' || body['chat'] === 'closed') &&
    Array.isArray(body['others'])
  )
}
