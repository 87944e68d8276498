import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Attachment } from '../core/attachments.ts'
import { ATTACHMENT_TYPES } from '../core/attachments.ts'
import { type Conversation, ENTRY_KINDS, type Entry, identity, packet } from '../core/handoff.ts'
import { CSAT_REASONS } from '../core/vocabulary.ts'
import type { Attached } from './store.ts'

/** What agents need of conversations: who holds one, since when it waits, what was attached, and how its rows are read. */

export const DESK = `
alter table conversations add column fields text not null default '{}';
alter table conversations add column assignee text not null default '';
alter table conversations add column tags text not null default '';
alter table conversations add column earlier text not null default '';
alter table conversations add column merged_into text not null default '';
alter table conversations add column waiting_since integer;
alter table conversations add column score_reason text not null default '';
alter table conversations add column read_client integer not null default 0;
alter table conversations add column read_agent integer not null default 0;
alter table entries add column who text not null default '';
alter table entries add column via text not null default 'web';

create table attachments (
  id text not null primary key, conversation text not null references conversations (id), sender text not null,
  entry integer not null default 0, name text not null, type text not null, size integer not null, at integer not null
) strict, without rowid;

create index attachments_entry on attachments (entry);
create index attachments_conversation on attachments (conversation);
create index entries_conversation on entries (conversation, seq);
create index conversations_queue on conversations (state, waiting_since);
create index conversations_session on conversations (session);
create index conversations_merged on conversations (merged_into) where merged_into <> '';

update conversations set waiting_since = started_at where state = 'open' and first_response_at is null;
update conversations set waiting_since = (
  select max(at) from entries where conversation = conversations.id and kind = 'message' and sender = 'client'
) where state = 'open' and first_response_at is not null and (
  select sender from entries where conversation = conversations.id and kind = 'message' order by seq desc limit 1
) = 'client';
`

/** Entries with what is attached to them. */
export const ENTRIES = `
  select e.*, (
    select json_group_array(json_object('id', id, 'name', name, 'type', type, 'size', size))
    from (select * from attachments where entry = e.seq order by at, id)
  ) as attached from entries as e`

const PUBLIC = `('message', 'solved', 'reopened', 'rated', 'merged')`

/** Conversations, each with the last entry that a client may see. */
export const CONVERSATIONS = `
  select c.*, e.* from (
    select conversations.*, (
      select max(seq) from entries where conversation = conversations.id and kind in ${PUBLIC}
    ) as last_seq from conversations
  ) as c join (${ENTRIES}) as e on e.seq = c.last_seq`

const attachment = z.object({ id: z.string(), name: z.string(), type: z.enum(ATTACHMENT_TYPES), size: z.number() })

const entryRow = z
  .object({
    seq: z.number(),
    conversation: z.string(),
    at: z.number(),
    kind: z.enum(ENTRY_KINDS),
    sender: z.enum(['client', 'agent']),
    own_key: z.string(),
    body: z.string(),
    who: z.string(),
    via: z.enum(['web', 'mail']),
    attached: z.string().transform((text) => z.array(attachment).parse(JSON.parse(text))),
  })
  .transform(({ sender, own_key, body, attached, ...same }) => ({
    ...same,
    from: sender,
    key: own_key,
    text: body,
    attachments: attached,
  }))

const conversationRow = z
  .object({
    id: z.string(),
    session: z.string(),
    locale: z.string(),
    topic: z.string(),
    channel: z.enum(['chat', 'ticket']),
    email: z.string(),
    identity: z.string().transform((text) => (text === '' ? null : identity.parse(JSON.parse(text)))),
    packet: z.string().transform((text) => packet.parse(JSON.parse(text))),
    fields: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
    state: z.enum(['open', 'solved']),
    assignee: z.string(),
    tags: z.string().transform((text) => text.split(',').filter((tag) => tag !== '')),
    earlier: z.string(),
    merged_into: z.string(),
    started_at: z.number(),
    first_response_at: z.number().nullable(),
    solved_at: z.number().nullable(),
    waiting_since: z.number().nullable(),
    score: z.number().nullable(),
    score_reason: z.enum(CSAT_REASONS),
    read_client: z.number(),
    read_agent: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    session: row.session,
    locale: row.locale,
    topic: row.topic,
    channel: row.channel,
    email: row.email,
    identity: row.identity,
    packet: row.packet,
    fields: row.fields,
    state: row.state,
    assignee: row.assignee,
    tags: row.tags,
    earlier: row.earlier,
    mergedInto: row.merged_into,
    startedAt: row.started_at,
    firstResponseAt: row.first_response_at,
    solvedAt: row.solved_at,
    waitingSince: row.waiting_since,
    score: row.score,
    scoreReason: row.score_reason,
    readByClient: row.read_client,
    readByAgent: row.read_agent,
  }))

type Row = Record<string, unknown>

/** An entry as the desk and the client know it. */
export function entryFromRow(row: Row): Entry {
  return entryRow.parse(row)
}

/** A row of CONVERSATIONS. */
export function conversationFromRow(row: Row): Conversation {
  return { ...conversationRow.parse(row), last: entryFromRow(row) }
}

/** One conversation with its last entry; null when there is none of this number. */
export function readConversation(database: DatabaseSync, id: string): Conversation | null {
  const row = database.prepare(`${CONVERSATIONS} where c.id = ?`).get(id)
  return row ? conversationFromRow(row) : null
}

export function deskReadsOf(database: DatabaseSync) {
  return {
    conversation: (id: string) => readConversation(database, id),

    /** The secret of a conversation that was merged opens the one that goes on in its place too. */
    holdsSecret(id: string, secretHash: string): boolean {
      const holds = database.prepare(
        `select 1 from conversations as c where (c.id = ?2 or c.merged_into = ?2) and (c.secret_hash = ?1
           or exists (select 1 from conversation_links where conversation = c.id and secret_hash = ?1))`,
      )
      return holds.get(secretHash, id) !== undefined
    },

    conversations({ locale, state, text, limit }: Filter) {
      const [small, capital] = patternsOf(text ?? '')
      return database
        .prepare(
          `${CONVERSATIONS} where (?1 = '' or c.locale = ?1) and (?2 = '' or c.state = ?2) and (?4 = '' or c.id in (
             select conversation from entries
             where kind in ('message', 'note') and (body like ?4 escape '\\' or body like ?5 escape '\\')
           ))
           order by case c.state when 'open' then 0 else 1 end, c.waiting_since is null, c.waiting_since,
             coalesce(c.solved_at, e.at) desc, c.id limit ?3`,
        )
        .all(locale ?? '', state ?? '', limit, small, capital)
        .map(conversationFromRow)
    },

    /** Those that a conversation follows, and those of the same session; newest first, itself left out. */
    earlierConversations(id: string, limit: number): Conversation[] {
      return database
        .prepare(
          `with recursive chain (id) as (
             select earlier from conversations where id = ?1 and earlier <> ''
             union select c.earlier from conversations as c join chain on c.id = chain.id where c.earlier <> ''
           )
           ${CONVERSATIONS} where c.id <> ?1 and c.started_at <= (select started_at from conversations where id = ?1) and (
             c.id in (select id from chain) or c.merged_into = ?1
             or c.session = (select session from conversations where id = ?1)
           ) order by c.started_at desc limit ?2`,
        )
        .all(id, limit)
        .map(conversationFromRow)
    },

    entriesAfter(seq: number, conversation: string | null, limit: number): Entry[] {
      const which = conversation === null ? '' : 'and e.conversation = ?3'
      const values = conversation === null ? [seq, limit] : [seq, limit, conversation]
      return database
        .prepare(`${ENTRIES} where e.seq > ?1 ${which} order by e.seq limit ?2`)
        .all(...values)
        .map(entryFromRow)
    },

    lastEntry: () => Number(database.prepare('select coalesce(max(seq), 0) as seq from entries').get()?.seq),

    attachedBytes(conversation: string): number {
      const sum = database.prepare('select coalesce(sum(size), 0) as bytes from attachments where conversation = ?')
      return Number(sum.get(conversation)?.bytes)
    },

    attachment(id: string): Attached | null {
      const row = database.prepare('select * from attachments where id = ?').get(id)
      return row ? attachedFromRow(row) : null
    },
  }
}

interface Filter {
  locale: string | null
  state: string | null
  text: string | null
  limit: number
}

/** What a text is looked for by: SQLite knows the case of ASCII letters alone, so a capital in front is tried besides. */
function patternsOf(text: string): [string, string] {
  if (text === '') return ['', '']
  const small = text.toLocaleLowerCase().replace(/[\\%_]/g, '\\$&')
  const [first = ''] = small
  return [`%${small}%`, `%${first.toLocaleUpperCase()}${small.slice(first.length)}%`]
}

export function attachedFromRow(row: Row): Attached {
  const of: Attachment = attachment.parse(row)
  return {
    ...of,
    conversation: String(row.conversation),
    from: row.sender === 'agent' ? 'agent' : 'client',
    at: Number(row.at),
    entry: Number(row.entry),
  }
}
