import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type NoticeChange, noticeChange } from '../core/notice.ts'

/** Notices that staff wrote: every change that was made, of which the last one counts. */

export const NOTICES = `
create table notice_changes (
  id text not null, at integer not null, who text not null, what text not null, notice text not null,
  primary key (id, at)
) strict, without rowid;
`

export function noticeWritesOf(database: DatabaseSync) {
  const insert = database.prepare(
    `insert or ignore into notice_changes select ?1, ?2, ?3, ?4, ?5
     where ?6 = (select coalesce(max(at), 0) from notice_changes where id = ?1)`,
  )
  return {
    saveNotice: ({ at, who, what, notice }: NoticeChange, after: number): boolean =>
      Number(insert.run(notice.id, at, who, what, JSON.stringify(notice), after).changes) === 1,
  }
}

export function noticeReadsOf(database: DatabaseSync) {
  return {
    notices: (): NoticeChange[] =>
      database
        .prepare(
          `select * from notice_changes as change
           where at = (select max(at) from notice_changes where id = change.id) order by at, id`,
        )
        .all()
        .map(changeFromRow),
    noticeChanges: (id: string): NoticeChange[] =>
      database.prepare('select * from notice_changes where id = ? order by at').all(id).map(changeFromRow),
  }
}

function changeFromRow({ at, who, what, notice }: Record<string, SQLOutputValue>): NoticeChange {
  return noticeChange.parse({ at, who, what, notice: JSON.parse(String(notice)) })
}
