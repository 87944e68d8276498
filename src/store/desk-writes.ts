import type { DatabaseSync } from 'node:sqlite'
import type { Conversation, Entry } from '../core/handoff.ts'
import { attachedFromRow, ENTRIES, entryFromRow, readConversation } from './desk-sql.ts'
import type { Assigned, Assignment, Attached, Change, Merging, Opening, StoredEvent } from './store.ts'

/** The writes of conversations, each to be run inside the writer's transaction. Each may be repeated and changes nothing then. */
export function deskWritesOf(
  database: DatabaseSync,
  append: (events: readonly StoredEvent[]) => unknown,
  mailEntry: (seq: number | bigint) => void,
) {
  const insertConversation = database.prepare(
    `insert or ignore into conversations (id, secret_hash, session, locale, topic, channel, email, packet, state, started_at,
       waiting_since, fields, earlier, identity)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'open', ?9, ?9, ?10, ?11, ?12)`,
  )
  const insertEntry = database.prepare(
    'insert or ignore into entries (conversation, at, kind, sender, own_key, body, who, via) values (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const entryByKey = database.prepare(`${ENTRIES} where e.conversation = ? and e.sender = ? and e.own_key = ?`)
  const exists = database.prepare('select merged_into from conversations where id = ?')
  const movedByKey = database.prepare(
    `select ?1 as conversation, 'merged:' || e.seq as own_key from entries as e join conversations as c on c.id = e.conversation
     where c.merged_into = ?1 and e.sender = ?2 and e.own_key = ?3`,
  )
  const attach = database.prepare(
    'update attachments set entry = ?1 where id = ?2 and conversation = ?3 and sender = ?4 and entry = 0',
  )
  /** What an entry changes of its conversation; parameters: at, conversation, sender, text. */
  const onChange: Record<Exclude<Entry['kind'], 'rated'>, ReturnType<typeof database.prepare> | null> = {
    message: database.prepare(
      `update conversations set
         first_response_at = case when ?3 = 'agent' then coalesce(first_response_at, ?1) else first_response_at end,
         waiting_since = case when ?3 = 'agent' then null else coalesce(waiting_since, ?1) end
       where id = ?2 and ?4 = ?4`,
    ),
    solved: database.prepare(
      `update conversations set state = 'solved', solved_at = ?1, waiting_since = null where id = ?2 and ?3 = ?3 and ?4 = ?4`,
    ),
    reopened: database.prepare(
      `update conversations set state = 'open', solved_at = null,
         waiting_since = case when ?3 = 'client' then coalesce(waiting_since, ?1) else waiting_since end
       where id = ?2 and ?4 = ?4`,
    ),
    assigned: database.prepare('update conversations set assignee = ?4 where id = ?2 and ?1 = ?1 and ?3 = ?3'),
    tagged: database.prepare('update conversations set tags = ?4 where id = ?2 and ?1 = ?1 and ?3 = ?3'),
    topic: database.prepare('update conversations set topic = ?4 where id = ?2 and ?1 = ?1 and ?3 = ?3'),
    merged: null,
    note: null,
  }
  const rate = database.prepare('update conversations set score = ?, score_reason = ? where id = ?')
  const read = {
    client: database.prepare('update conversations set read_client = max(read_client, ?) where id = ?'),
    agent: database.prepare('update conversations set read_agent = max(read_agent, ?) where id = ?'),
  }
  const saveAttachment = database.prepare(
    'insert or ignore into attachments (id, conversation, sender, name, type, size, at) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const attachmentById = database.prepare('select * from attachments where id = ?')
  const copyMessages = database.prepare(
    `insert or ignore into entries (conversation, at, kind, sender, own_key, body, who, via)
     select ?1, at, kind, sender, 'merged:' || seq, body, who, via from entries
     where conversation = ?2 and kind in ('message', 'note') order by seq`,
  )
  const moveAttachments = database.prepare(
    `update attachments set conversation = ?1, entry = coalesce(
       (select seq from entries where conversation = ?1 and own_key = 'merged:' || attachments.entry), entry)
     where conversation = ?2`,
  )
  const close = database.prepare(
    `update conversations set merged_into = ?1, state = 'solved', solved_at = coalesce(solved_at, ?2), waiting_since = null
     where id = ?3 or merged_into = ?3`,
  )
  const inherit = database.prepare(
    `update conversations set state = 'open', solved_at = null, waiting_since = min(coalesce(waiting_since, ?1), ?1) where id = ?2`,
  )

  function openConversation(opening: Opening): { conversation: Conversation; created: boolean } {
    const { id, secretHash, session, locale, topic, channel, email, identity, packet, message, at } = opening
    const texts = [id, secretHash, session, locale, topic, channel, email, JSON.stringify(packet)]
    const { changes } = insertConversation.run(
      ...[...texts, at, JSON.stringify(opening.fields), opening.earlier],
      identity === null ? '' : JSON.stringify(identity),
    )
    const created = Number(changes) === 1
    if (created) {
      const { lastInsertRowid } = insertEntry.run(id, at, 'message', 'client', 'opening', message, '', opening.via)
      mailEntry(lastInsertRowid)
      append(opening.events)
    }
    const conversation = readConversation(database, id)
    if (!conversation) throw new Error(`Conversation "${id}" was not stored.`)
    return { conversation, created }
  }

  /** Null when there is no such conversation. */
  function addEntry(change: Change): Entry | null {
    const { at, kind, from, key, text, who, via, attachments } = change
    const there = exists.get(change.conversation)
    if (!there) return null
    // What was merged goes on elsewhere, also for who wrote just then, and what had been said before was taken along.
    const conversation = String(there.merged_into) || change.conversation
    const moved = movedByKey.get(conversation, from, key)
    const copied = moved && entryByKey.get(conversation, from, String(moved.own_key))
    if (copied) return entryFromRow(copied)
    const { changes, lastInsertRowid } = insertEntry.run(conversation, at, kind, from, key, text, who, via)
    if (Number(changes) === 1) {
      for (const id of attachments) attach.run(lastInsertRowid, id, conversation, from)
      if (kind === 'rated') rate.run(Number(text), change.reason, conversation)
      else onChange[kind]?.run(at, conversation, from, text)
      append(change.events)
      mailEntry(lastInsertRowid)
    }
    const row = entryByKey.get(conversation, from, key)
    return row ? entryFromRow(row) : null
  }

  const staffEntry = { from: 'agent', via: 'web', attachments: [], reason: '' } as const

  /** Null when there is no such conversation. The entry is null when nothing changed: somebody else holds it, or it is so already. */
  function assign({ conversation, key, from, to, who, at }: Assignment): Assigned | null {
    const before = readConversation(database, conversation)
    if (!before) return null
    if (before.assignee === to || before.assignee !== from) return { entry: null, assignee: before.assignee }
    const entry = addEntry({ ...staffEntry, conversation, key, kind: 'assigned', text: to, who, at, events: [] })
    return { entry, assignee: to }
  }

  /** The entries that both conversations are told; null when one is not there, both are one, or either was merged already. */
  function merge({ from, into, key, who, at, events }: Merging): Entry[] | null {
    const [old, next] = [readConversation(database, from), readConversation(database, into)]
    if (!old || !next || from === into || old.mergedInto !== '' || next.mergedInto !== '') return null
    const told = { ...staffEntry, key, kind: 'merged', who, at } as const
    const here = addEntry({ ...told, conversation: from, text: into, events })
    const there = addEntry({ ...told, conversation: into, text: from, events: [] })
    copyMessages.run(into, from)
    moveAttachments.run(into, from)
    close.run(into, at, from)
    if (old.waitingSince !== null) inherit.run(old.waitingSince, into)
    return [here, there].filter((entry) => entry !== null)
  }

  return {
    openConversation,
    addEntry,
    assign,
    merge,
    markRead: (id: string, side: 'client' | 'agent', seq: number) => void read[side].run(seq, id),
    /** The attachment as it is stored now; null when its number is taken by another one, or there is no such conversation. */
    saveAttachment({ id, conversation, from, name, type, size, at }: Attached): Attached | null {
      if (!exists.get(conversation)) return null
      saveAttachment.run(id, conversation, from, name, type, size, at)
      const row = attachmentById.get(id)
      const stored = row ? attachedFromRow(row) : null
      return stored?.conversation === conversation && stored.from === from ? stored : null
    },
  }
}
