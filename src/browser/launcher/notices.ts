import { isRecord } from '../handoff/request.ts'
import { HOME } from '../home.ts'

/** What is hard just now, as the support center tells it; nothing where it tells of none. */

export interface Notice {
  id: string
  title: string
  text: string
}

/** The notices of a locale that hold at a moment; empty when the address does not answer. */
export async function readNotices(locale: string, now: number): Promise<Notice[]> {
  try {
    const response = await fetch(`${HOME}/notices/${locale}.json`)
    return response.ok ? noticesAt(await response.json(), now) : []
  } catch {
    return []
  }
}

/**
 * The notices of a file that hold at a moment; what is no notice is left out.
 * @example noticesAt({ notices: [{ id: 'a', title: 'A', text: '', starts: 0, ends: null }] }, 5) // => [{ id: 'a', title: 'A', text: '' }]
 */
export function noticesAt(file: unknown, now: number): Notice[] {
  const all = isRecord(file) && Array.isArray(file['notices']) ? file['notices'] : []
  return all.flatMap((notice: unknown) => {
    if (!isRecord(notice)) return []
    const { id, title, text, starts, ends } = notice
    if (typeof id !== 'string' || typeof title !== 'string') return []
    if (momentOf(starts, 0) > now || momentOf(ends, Number.POSITIVE_INFINITY) <= now) return []
    return [{ id, title, text: typeof text === 'string' ? text : '' }]
  })
}

/** Moments are told as ms since the epoch or as ISO 8601. */
function momentOf(value: unknown, otherwise: number): number {
  const moment = typeof value === 'string' ? Date.parse(value) : value
  return typeof moment === 'number' && !Number.isNaN(moment) ? moment : otherwise
}
