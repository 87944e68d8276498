import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** Mail that waits to be sent, what became of it, and what came in. */

export const MAIL = `
create table mail_switch (
  one integer primary key check (one = 1), to_clients integer not null, to_team integer not null, key text not null
) strict;

create table mails (
  id text not null primary key, conversation text not null references conversations (id), entry integer not null,
  kind text not null, recipient text not null, locale text not null, state text not null, attempts integer not null,
  next_at integer not null, reason text not null, made_at integer not null, done_at integer
) strict, without rowid;

create index mails_due on mails (state, next_at);
create index mails_recipient on mails (recipient, done_at) where state = 'sent';
create index mails_conversation on mails (conversation);

create table conversation_links (
  conversation text not null references conversations (id), secret_hash text not null,
  primary key (conversation, secret_hash)
) strict, without rowid;

create table received_mails (
  id text not null primary key, message_id text not null, conversation text not null, side text not null,
  sender text not null, subject text not null, verdict text not null, at integer not null
) strict, without rowid;

create index received_mails_thread on received_mails (conversation, side, at);
create index received_mails_sender on received_mails (sender, at);

create table mailboxes (
  name text not null primary key, validity text not null, uid integer not null
) strict, without rowid;
`

/**
 * received: the client's ticket is here; answered: an agent wrote; solved: it is solved, rate it; opened and asked: the
 * team is told of a new ticket and of what the client adds; transcript: the client asked for a copy; left_out: files of a
 * client's mail were not kept.
 */
export const MAIL_KINDS = ['received', 'answered', 'solved', 'opened', 'asked', 'transcript', 'left_out'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

export const MAIL_STATES = ['waiting', 'sent', 'failed', 'skipped'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** A mail that goes out; its text is written when it is sent. */
export interface OutgoingMail {
  /** Names the mail for ever, also in its Message-ID. */
  id: string
  conversation: string
  /** The entry that caused it; 0 of a transcript. */
  entry: number
  kind: MailKind
  /** Empty while it is the conversation's own address, or the team's. */
  recipient: string
  /** Empty: the conversation's, or the team's. */
  locale: string
  state: MailState
  attempts: number
  /** Not before; ms since the epoch. */
  nextAt: number
  /** Why it failed, or was not sent. */
  reason: string
  madeAt: number
  doneAt: number | null
}

/** What became of an attempt. */
export interface MailOutcome {
  id: string
  state: MailState
  recipient: string
  nextAt: number
  reason: string
  at: number
}

/** Whom mail goes to; nothing is put in the outbox while it goes to nobody. */
export interface MailSwitch {
  toClients: boolean
  toTeam: boolean
}

/** A mail that came in, by the hash of its Message-ID: it is taken once. */
export interface ReceivedMail {
  id: string
  messageId: string
  /** Empty: it belongs to none. */
  conversation: string
  side: 'client' | 'agent' | ''
  sender: string
  subject: string
  /** What it was taken for. */
  verdict: string
  at: number
}

/** Up to where a mailbox is read. */
export interface MailboxPlace {
  name: string
  validity: string
  uid: number
}

type Row = Record<string, unknown>

const mailRow = z
  .object({
    id: z.string(),
    conversation: z.string(),
    entry: z.number(),
    kind: z.enum(MAIL_KINDS),
    recipient: z.string(),
    locale: z.string(),
    state: z.enum(MAIL_STATES),
    attempts: z.number(),
    next_at: z.number(),
    reason: z.string(),
    made_at: z.number(),
    done_at: z.number().nullable(),
  })
  .transform(({ next_at, made_at, done_at, ...same }) => ({
    ...same,
    nextAt: next_at,
    madeAt: made_at,
    doneAt: done_at,
  }))

const receivedRow = z
  .object({
    id: z.string(),
    message_id: z.string(),
    conversation: z.string(),
    side: z.enum(['client', 'agent', '']),
    sender: z.string(),
    subject: z.string(),
    verdict: z.string(),
    at: z.number(),
  })
  .transform(({ message_id, ...same }) => ({ ...same, messageId: message_id }))

const mailOf = (row: Row): OutgoingMail => mailRow.parse(row)
const receivedOf = (row: Row): ReceivedMail => receivedRow.parse(row)

export function mailReadsOf(database: DatabaseSync) {
  return {
    /** Those to be sent now, longest due first. */
    dueMails: (now: number, limit: number): OutgoingMail[] =>
      database
        .prepare(`select * from mails where state = 'waiting' and next_at <= ? order by next_at, made_at, id limit ?`)
        .all(now, limit)
        .map(mailOf),

    mail(id: string): OutgoingMail | null {
      const row = database.prepare('select * from mails where id = ?').get(id)
      return row ? mailOf(row) : null
    },

    /** What staff look at: those that failed, those that wait after a failure, and the others; latest first. */
    mails: (limit: number): OutgoingMail[] =>
      database
        .prepare(
          `select * from mails order by case when state = 'failed' then 0 when state = 'waiting' and attempts > 0 then 1
             else 2 end, coalesce(done_at, made_at) desc, id limit ?`,
        )
        .all(limit)
        .map(mailOf),

    /** How many mails of some kinds an address got since a moment. */
    countMails: (recipient: string, kinds: readonly MailKind[], since: number): number =>
      Number(
        database
          .prepare(
            `select count(*) as n from mails where state = 'sent' and recipient = ? and done_at > ?
             and kind in (select value from json_each(?))`,
          )
          .get(recipient, since, JSON.stringify(kinds))?.n,
      ),

    /** How many copies were asked for since a moment, of a conversation or for an address. */
    countTranscripts: (conversation: string, recipient: string, since: number): number =>
      Number(
        database
          .prepare(
            `select count(*) as n from mails where kind = 'transcript' and made_at > ?3
             and (conversation = ?1 or lower(recipient) = lower(?2))`,
          )
          .get(conversation, recipient, since)?.n,
      ),

    receivedMail(id: string): ReceivedMail | null {
      const row = database.prepare('select * from received_mails where id = ?').get(id)
      return row ? receivedOf(row) : null
    },

    /** What a side wrote by mail in a conversation, oldest first. */
    receivedMails: (conversation: string, side: ReceivedMail['side']): ReceivedMail[] =>
      database
        .prepare('select * from received_mails where conversation = ? and side = ? order by at, id')
        .all(conversation, side)
        .map(receivedOf),

    /** The conversations that an address opened by mail since a moment, latest first. */
    openedByMail: (sender: string, since: number): string[] =>
      database
        .prepare(
          `select conversation from received_mails where sender = ? and at > ? and verdict = 'opened' order by at desc, id`,
        )
        .all(sender, since)
        .map(({ conversation }) => String(conversation)),

    mailboxPlace(name: string): MailboxPlace | null {
      const row = database.prepare('select * from mailboxes where name = ?').get(name)
      return row ? { name, validity: String(row.validity), uid: Number(row.uid) } : null
    },
  }
}
