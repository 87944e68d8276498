import type { BacklogFacts } from './backlog.ts'
import type { FoundEntry } from './backlog-entry.ts'
import { BACKLOG_DAYS } from './backlog-kinds.ts'
import { dayText } from './question.ts'

/** Notices that should become guides: what was told for long, or was asked about much while it was told. */

/** A notice that ran in the period, and what was asked about its topics. */
export interface NoticeRun {
  id: string
  title: string
  titleLocale: string
  topics: readonly string[]
  /** Days since 1970-01-01, the last one included; today for one that runs. */
  from: number
  to: number
  /** Cases on its topics on the days of the period on which it ran, and on the other days of the period. */
  during: number
  otherwise: number
  /** Cases on any topic on the days of the period on which it ran. */
  all: number
  /** Whether a guide on one of its topics was new or changed since it began. */
  isWritten: boolean
}

/** What is told for so many days is no passing thing. */
const LONG = 3
/** So many times as many cases a day as on other days are many. */
const MANY = 2

/** Whether a notice ran for long, or its topics were asked about much more than on other days. */
export function wantsGuide({ from, to, during, otherwise, topics }: NoticeRun, today: number, least: number): boolean {
  if (to - from + 1 >= LONG) return true
  if (topics.length === 0 || during < least) return false
  const days = to - Math.max(from, today - BACKLOG_DAYS + 1) + 1
  return during * (BACKLOG_DAYS - days) >= MANY * otherwise * days
}

/** Notices of the period that no guide has followed, by the people who asked about their topics meanwhile. */
export function noticeEntries({ notices, today, least }: BacklogFacts): FoundEntry[] {
  return notices
    .filter((notice) => !notice.isWritten && wantsGuide(notice, today, least))
    .map(({ id, title, titleLocale, topics, from, during, all }) => ({
      id: `notice:${id}`,
      kind: 'notice',
      title,
      titleLocale,
      locale: '',
      topic: topics[0] ?? '',
      guide: '',
      gap: '',
      notice: id,
      owner: '',
      // One that names no topic says nothing of who asked about it.
      lost: topics.length === 0 ? { of: 0, over: 0 } : { of: during, over: all },
      since: dayText(from),
      sections: [],
    }))
}
