import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type BacklogDecision, backlogDecision, type SeenEntry, seenEntry } from '../core/backlog-entry.ts'

/** What was decided about entries of the backlog, and which of them were seen open; the entries themselves are computed. */

export const BACKLOG = `
create table backlog_decisions (
  seq integer primary key autoincrement, entry text not null, what text not null, at integer not null, who text not null,
  assignee text not null, until integer not null, reason text not null
) strict;

create index backlog_decisions_entry on backlog_decisions (entry, what, seq);

create table backlog_seen (
  id text not null primary key, entry text not null, opened_at integer not null, seen_at integer not null,
  closed_at integer not null, why text not null, assignee text not null
) strict, without rowid;

create index backlog_seen_closed on backlog_seen (closed_at);
`

export function backlogWritesOf(database: DatabaseSync) {
  const decide = database.prepare(
    'insert into backlog_decisions (entry, what, at, who, assignee, until, reason) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const save = database.prepare('insert or replace into backlog_seen values (?, ?, ?, ?, ?, ?, ?)')
  return {
    decideBacklog: ({ entry, what, at, who, assignee, until, reason }: BacklogDecision) =>
      void decide.run(entry, what, at, who, assignee, until, reason),
    saveSeenEntries(seen: readonly SeenEntry[]): void {
      for (const { entry, openedAt, seenAt, closedAt, why, assignee } of seen)
        save.run(entry.id, JSON.stringify(entry), openedAt, seenAt, closedAt, why, assignee)
    },
  }
}

export function backlogReadsOf(database: DatabaseSync) {
  return {
    backlogDecisions: (): BacklogDecision[] =>
      database
        .prepare(
          `select entry, what, at, who, assignee, until, reason from backlog_decisions
           where seq in (select max(seq) from backlog_decisions group by entry, what) order by seq`,
        )
        .all()
        .map((row) => backlogDecision.parse({ ...row })),
    seenEntries: (closedSince: number): SeenEntry[] =>
      database
        .prepare('select * from backlog_seen where closed_at = 0 or closed_at >= ? order by id')
        .all(closedSince)
        .map(seenFromRow),
  }
}

function seenFromRow(row: Record<string, SQLOutputValue>): SeenEntry {
  return seenEntry.parse({
    entry: JSON.parse(String(row.entry)),
    openedAt: row.opened_at,
    seenAt: row.seen_at,
    closedAt: row.closed_at,
    why: row.why,
    assignee: row.assignee,
  })
}
