import { join } from 'node:path'
import { mergeNotices } from '../core/notice-feed.ts'
import type { Notice } from '../core/quarter.ts'
import type { Quarter } from '../core/quarter-days.ts'
import { dayText } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { readBuiltNotices } from '../server/notice-board.ts'
import type { Store } from '../store/store.ts'

/** What was hard in a quarter, oldest first: the disruptions and outages that readers were told of in it. */
export async function noticesOf({ from, to }: Quarter, root: string, store: Store): Promise<Notice[]> {
  const built = (await readBuiltNotices(join(root, 'dist')))?.notices ?? []
  const written = (await store.notices()).filter(({ what }) => what !== 'deleted').map(({ notice }) => notice)
  return (
    mergeNotices(built, written)
      // One that was called off before it began was no trouble to anybody.
      .filter(({ severity, starts, ends }) => severity !== 'info' && (ends === null || ends > starts))
      .filter(({ starts, ends }) => dayOf(starts) <= to && (ends === null || dayOf(ends) >= from))
      .sort((a, b) => a.starts - b.starts)
      .map(({ title, starts, ends }) => ({
        title,
        from: dayText(dayOf(starts)),
        to: ends === null ? null : dayText(dayOf(ends)),
      }))
  )
}
