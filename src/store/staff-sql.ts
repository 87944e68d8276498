import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { readRoles, readScopes } from '../core/roles.ts'
import type { Access, Grant } from './store.ts'

/** Links, sessions and tokens of staff, by hash, and the log of what was exported. */

/** Whom a grant is for, and what it allows. */
export const STAFF = `
alter table grants add column name text not null default '';
alter table grants add column roles text not null default 'lead';
alter table grants add column scopes text not null default '';
alter table grants add column made_at integer not null default 0;
alter table grants add column used_at integer not null default 0;

create table access_log (
  seq integer primary key autoincrement, at integer not null, who text not null, roles text not null,
  what text not null, question text not null
) strict;
`

export function staffWritesOf(database: DatabaseSync) {
  const save = database.prepare(
    `insert or replace into grants (hash, purpose, expires, name, roles, scopes, made_at) values (?, ?, ?, ?, ?, ?, ?)`,
  )
  const take = database.prepare(`delete from grants where hash = ? and purpose = 'link' and expires > ? returning *`)
  const drop = database.prepare('delete from grants where hash = ?')
  const use = database.prepare('update grants set used_at = ? where hash = ?')
  const log = database.prepare('insert into access_log (at, who, roles, what, question) values (?, ?, ?, ?, ?)')
  return {
    saveGrant: ({ hash, purpose, expires, name, roles, scopes, madeAt }: Grant) =>
      void save.run(hash, purpose, expires, name, roles.join(' '), scopes.join(' '), madeAt),
    takeGrant(hash: string, now: number): Grant | null {
      const row = take.get(hash, now)
      return row ? grantFromRow(row) : null
    },
    dropGrant: (hash: string) => Number(drop.run(hash).changes) > 0,
    useGrant: (hash: string, at: number) => void use.run(at, hash),
    logAccess: ({ at, who, roles, what, question }: Access) => void log.run(at, who, roles.join(' '), what, question),
  }
}

export function staffReadsOf(database: DatabaseSync) {
  return {
    grant(hash: string, purpose: Grant['purpose'], now: number): Grant | null {
      const row = database
        .prepare('select * from grants where hash = ? and purpose = ? and expires > ?')
        .get(hash, purpose, now)
      return row ? grantFromRow(row) : null
    },
    tokens(): Grant[] {
      return database
        .prepare(`select * from grants where purpose = 'token' order by made_at, hash`)
        .all()
        .map(grantFromRow)
    },
    accessLog(before: number, limit: number): (Access & { seq: number })[] {
      return database
        .prepare('select * from access_log where seq < ? order by seq desc limit ?')
        .all(before, limit)
        .map((row) => ({
          seq: Number(row.seq),
          at: Number(row.at),
          who: String(row.who),
          roles: readRoles(String(row.roles)),
          what: String(row.what),
          question: String(row.question),
        }))
    },
  }
}

function grantFromRow(row: Record<string, SQLOutputValue>): Grant {
  const { purpose } = row
  return {
    hash: String(row.hash),
    purpose: purpose === 'session' || purpose === 'token' ? purpose : 'link',
    expires: Number(row.expires),
    name: String(row.name),
    roles: readRoles(String(row.roles)),
    scopes: readScopes(String(row.scopes)),
    madeAt: Number(row.made_at),
    usedAt: Number(row.used_at),
  }
}
