import type { SendMailOptions } from 'nodemailer'
import { LARGEST_ATTACHMENT } from '../../core/attachments.ts'
import type { Conversation, Entry } from '../../core/handoff.ts'
import type { RandomBits } from '../../core/session-id.ts'
import type { Files } from '../../store/files.ts'
import type { MailKind, MailOutcome, OutgoingMail } from '../../store/mail-sql.ts'
import type { Store } from '../../store/store.ts'
import { agentAct } from '../change.ts'
import { hashOf } from '../conversations.ts'
import type { Live } from '../live.ts'
import { readerOf, type Stationery, writeLetter } from './letter.ts'
import type { Transport } from './transport.ts'

/**
 * Sends what waits in the outbox. A mail has one Message-ID for ever: one that is sent again, because nobody knows
 * whether it arrived, is the same mail to whoever receives it.
 */

export interface PostmanParts {
  store: Store
  files: Files
  live: Live
  clock: () => number
  random: RandomBits
  stationery: Stationery
  /** Opened for a round of mails and closed after it. */
  open(): Transport
}

const AT_ONCE = 20
const MOST_ENTRIES = 10_000
const HOUR = 3_600_000
const FIRST_WAIT = 30_000
/** After so long without success a mail has failed. */
const GIVE_UP = 72 * HOUR
/** Of the mails that nobody wrote, those that answer a client. */
const ANSWERING: readonly MailKind[] = ['received', 'solved', 'left_out']

/** Answers a function that sends what is due, and answers how many mails went out. */
export function createPostman(parts: PostmanParts): () => Promise<number> {
  const { store, clock, random, stationery, open } = parts
  const { tickets } = stationery

  /** Sent as they are: the address of a client, or of the team. */
  const recipientOf = (mail: OutgoingMail, { email }: Conversation) =>
    mail.recipient || (readerOf(mail) === 'team' ? tickets.mailbox : email)

  async function skipReason(mail: OutgoingMail, recipient: string): Promise<string> {
    if (recipient === '') return 'no_address'
    const own = readerOf(mail) === 'team' ? [] : [tickets.address, tickets.mailbox]
    if (own.some((address) => address.toLowerCase() === recipient.toLowerCase())) return 'ourselves'
    if (!ANSWERING.includes(mail.kind)) return ''
    const sent = await store.countMails(recipient, ANSWERING, clock() - HOUR)
    return sent >= tickets.mostAnHour ? 'too_many' : ''
  }

  /** What became of a mail, and whether the mail server can be had for others. */
  async function deliver(mail: OutgoingMail, transport: Transport): Promise<MailOutcome & { isAway: boolean }> {
    const conversation = await store.conversation(mail.conversation)
    const recipient = conversation ? recipientOf(mail, conversation) : ''
    const settled = { id: mail.id, recipient, nextAt: 0, reason: '', at: clock(), isAway: false }
    const reason = await skipReason(mail, recipient)
    if (!conversation || reason !== '') return { ...settled, state: 'skipped', reason }
    if (readerOf(mail) === 'client')
      await store.grantLink(conversation.id, hashOf(stationery.tags.linkSecret(conversation.id)))
    const sending = await transport.send(await composed(mail, conversation, recipient))
    if (sending.kind === 'sent') return { ...settled, state: 'sent' }
    const isAway = sending.kind === 'away'
    if (sending.kind !== 'refused' && clock() - mail.madeAt < GIVE_UP) {
      const wait = Math.min(HOUR, FIRST_WAIT * 2 ** mail.attempts) * (0.5 + random(16) / 2 ** 16)
      return { ...settled, state: 'waiting', reason: sending.reason, nextAt: clock() + Math.round(wait), isAway }
    }
    await noteFailure(mail, recipient, sending.reason, parts)
    return { ...settled, state: 'failed', reason: sending.reason }
  }

  async function composed(mail: OutgoingMail, conversation: Conversation, recipient: string): Promise<SendMailOptions> {
    const entries = await store.entriesAfter(0, conversation.id, MOST_ENTRIES)
    const received = await store.receivedMails(conversation.id, readerOf(mail) === 'team' ? 'agent' : 'client')
    const { attachments, named } = await attachedTo(
      entries.find(({ seq }) => seq === mail.entry),
      parts.files,
    )
    const { headers, ...letter } = writeLetter({ mail, conversation, entries, received, named }, stationery)
    return {
      ...letter,
      to: recipient,
      headers,
      attachments,
      // What cannot be delivered comes back to where we read.
      envelope: { from: letter.replyTo, to: recipient },
    }
  }

  return async () => {
    let sent = 0
    for (;;) {
      const due = await store.dueMails(clock(), AT_ONCE)
      if (due.length === 0) return sent
      const transport = open()
      try {
        for (const mail of due) {
          const { isAway, ...outcome } = await deliver(mail, transport)
          await store.settleMail(outcome)
          if (outcome.state === 'sent') sent += 1
          if (isAway) return sent
        }
      } finally {
        transport.close()
      }
    }
  }

  /** Files that come along, as long as a mail server takes them; the others are named. */
  async function attachedTo(entry: Entry | undefined, files: Files) {
    const attachments: { filename: string; contentType: string; content: Buffer }[] = []
    const named: string[] = []
    let room = LARGEST_ATTACHMENT
    for (const { id, name, type, size } of entry?.attachments ?? []) {
      const content = size <= room ? await files.read(id) : null
      if (content) attachments.push({ filename: name, contentType: type, content })
      else named.push(name)
      room -= content?.length ?? 0
    }
    return { attachments, named }
  }
}

/** Tells staff, where they look at the conversation, that a mail of it did not arrive. */
export async function noteFailure(
  { id, conversation }: OutgoingMail,
  to: string,
  reason: string,
  { store, live, clock, stationery }: Pick<PostmanParts, 'store' | 'live' | 'clock' | 'stationery'>,
): Promise<void> {
  const t = stationery.translate(stationery.site.defaultLocale)
  const text = t.mail('note.failed', { to, reason })
  const entry = await store.addEntry(
    agentAct('', { conversation, key: `mail-failed-${id}`, kind: 'note', text, via: 'mail', at: clock() }),
  )
  if (entry) live.announce(entry)
}
