import type { DatabaseSync } from 'node:sqlite'
import type { MailboxPlace, MailKind, MailOutcome, MailSwitch, OutgoingMail, ReceivedMail } from './mail-sql.ts'

/** The writes of mail, each to be run inside the writer's transaction. Each may be repeated and changes nothing then. */
export function mailWritesOf(database: DatabaseSync) {
  const keepSwitch = database.prepare(
    `insert into mail_switch values (1, ?1, ?2, ?3)
     on conflict (one) do update set to_clients = excluded.to_clients, to_team = excluded.to_team`,
  )
  const readSwitch = database.prepare('select * from mail_switch')
  const insert = database.prepare(
    `insert or ignore into mails (id, conversation, entry, kind, recipient, locale, state, attempts, next_at, reason, made_at)
     values (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', 0, ?7, '', ?7)`,
  )
  const settle = database.prepare(
    `update mails set state = ?2, recipient = ?3, next_at = ?4, reason = ?5, attempts = attempts + 1,
       done_at = case ?2 when 'waiting' then null else ?6 end
     where id = ?1`,
  )
  const grant = database.prepare('insert or ignore into conversation_links values (?, ?)')
  const receive = database.prepare('insert or ignore into received_mails values (?, ?, ?, ?, ?, ?, ?, ?)')
  const keepPlace = database.prepare('insert or replace into mailboxes values (?, ?, ?)')
  const entryOf = database.prepare(
    `select e.*, c.channel, c.email from entries as e join conversations as c on c.id = e.conversation where e.seq = ?`,
  )

  /** Puts the mails that an entry causes in the outbox, in the entry's own commit. */
  function mailEntry(seq: number | bigint): void {
    const on = readSwitch.get()
    if (!on) return
    const entry = entryOf.get(seq)
    if (entry?.channel !== 'ticket') return
    const put = (reader: 'c' | 't', kind: MailKind) =>
      insert.run(`${seq}${reader}`, String(entry.conversation), Number(seq), kind, '', '', Number(entry.at))
    const isFromClient = entry.sender === 'client'
    const isOpening = entry.kind === 'message' && isFromClient && entry.own_key === 'opening'
    if (on.to_clients === 1 && entry.email !== '') {
      if (isOpening) put('c', 'received')
      else if (entry.kind === 'message' && !isFromClient) put('c', 'answered')
      else if (entry.kind === 'solved') put('c', 'solved')
    }
    if (on.to_team === 1 && entry.kind === 'message' && isFromClient) put('t', isOpening ? 'opened' : 'asked')
  }

  return {
    mailEntry,

    /** Says whom mail goes to, and answers the key that addresses and links in it are signed with: the first one given. */
    switchMail({ toClients, toTeam }: MailSwitch, key: string): string {
      keepSwitch.run(toClients ? 1 : 0, toTeam ? 1 : 0, key)
      return String(readSwitch.get()?.key)
    },

    /** Puts a mail that no entry causes in the outbox. */
    queueMail: ({ id, conversation, entry, kind, recipient, locale, madeAt }: OutgoingMail) =>
      void insert.run(id, conversation, entry, kind, recipient, locale, madeAt),

    settleMail: ({ id, state, recipient, nextAt, reason, at }: MailOutcome) =>
      void settle.run(id, state, recipient, nextAt, reason, at),

    /** Lets a secret open a conversation besides its own. */
    grantLink: (conversation: string, secretHash: string) => void grant.run(conversation, secretHash),

    saveReceivedMail: ({ id, messageId, conversation, side, sender, subject, verdict, at }: ReceivedMail) =>
      void receive.run(id, messageId, conversation, side, sender, subject, verdict, at),

    saveMailboxPlace: ({ name, validity, uid }: MailboxPlace) => void keepPlace.run(name, validity, uid),
  }
}
