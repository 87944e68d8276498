import type { TicketsConfig } from '../../core/site-config.ts'
import { automaticReason, type DeliveryReport, deliveryReport, isReadReceipt } from './automatic.ts'
import type { IncomingMail } from './read-mail.ts'
import type { Tags, Thread } from './tag.ts'

/** Who may say what by mail: whose words a mail is, and in which conversation. */

export type Verdict =
  /** Nobody's words, or ours. */
  | { kind: 'ignored'; why: string }
  /** A mail of ours came back. */
  | { kind: 'returned'; report: DeliveryReport; threads: (Thread & { mail: string })[] }
  /** A program's words in a conversation: for staff alone. */
  | { kind: 'automatic'; conversation: string }
  /** Somebody else's words in a conversation: for staff alone. */
  | { kind: 'stranger'; conversation: string }
  | { kind: 'client'; conversation: string }
  | { kind: 'agent'; conversation: string }
  /** In no conversation of ours. */
  | { kind: 'new' }

export interface JudgeParts {
  tickets: TicketsConfig
  tags: Tags
  /** The address of a conversation's client; null when there is no such conversation. */
  clientOf(conversation: string): Promise<string | null>
}

export async function judge(mail: IncomingMail, { tickets, tags, clientOf }: JudgeParts): Promise<Verdict> {
  if (isOurs(mail, tickets, tags)) return { kind: 'ignored', why: 'our own' }
  const report = deliveryReport(mail)
  if (report) {
    const threads = report.messageIds.flatMap((id) => tags.readMessageId(id) ?? [])
    return report.failed && threads.length > 0
      ? { kind: 'returned', report, threads }
      : { kind: 'ignored', why: 'delivery report' }
  }
  if (isReadReceipt(mail)) return { kind: 'ignored', why: 'read receipt' }

  const thread = await findThread(mail, tags, clientOf)
  const automatic = automaticReason(mail)
  if (automatic !== '')
    return thread
      ? { kind: 'automatic', conversation: thread.conversation }
      : { kind: 'ignored', why: `automatic: ${automatic}` }
  if (mail.from.address === '') return { kind: 'ignored', why: 'no sender' }
  if (thread) return { kind: whoseWords(mail, thread, tickets), conversation: thread.conversation }
  return isOwnAddress(mail.from.address, tickets) ? { kind: 'ignored', why: 'our own address' } : { kind: 'new' }
}

interface Found extends Thread {
  client: string
  /** By the address that only our own mail names, and not by its Message-ID alone. */
  isTagged: boolean
}

/**
 * An agent answers the team's copy, and from an address of the team's: neither alone is enough, as an address can be
 * written by anybody, and a copy may be passed on.
 */
function whoseWords({ from, recipients }: IncomingMail, { reader, client, isTagged }: Found, tickets: TicketsConfig) {
  if (reader === 'team') return isAgent(from.address, tickets) ? 'agent' : 'stranger'
  if (from.address === client.toLowerCase()) return 'client'
  // Whom the client copied in has that address too, and answers to all; the client does not write to themselves.
  return isTagged && !recipients.includes(client.toLowerCase()) ? 'client' : 'stranger'
}

/** By what the mail answers, else by the address it came to; the team's copy counts before the client's. */
async function findThread(mail: IncomingMail, tags: Tags, clientOf: JudgeParts['clientOf']): Promise<Found | null> {
  const tagged = mail.recipients.flatMap((address) => tags.readAddress(address) ?? [])
  const answered = mail.references.flatMap((id) => tags.readMessageId(id) ?? [])
  const all = [...answered, ...tagged]
  const thread = all.find(({ reader }) => reader === 'team') ?? all[0]
  const client = thread ? await clientOf(thread.conversation) : null
  if (!thread || client === null) return null
  const isTagged = tagged.some(
    ({ conversation, reader }) => conversation === thread.conversation && reader === thread.reader,
  )
  return { ...thread, client, isTagged }
}

function isOurs({ messageId, header }: IncomingMail, tickets: TicketsConfig, tags: Tags): boolean {
  const loops = header('x-loop').map((value) => value.trim().toLowerCase())
  return loops.includes(tickets.address.toLowerCase()) || (messageId !== '' && tags.readMessageId(messageId) !== null)
}

function isOwnAddress(address: string, { address: own, mailbox }: TicketsConfig): boolean {
  const [local, host] = own.toLowerCase().split('@')
  const [name = '', at] = address.split('@')
  return address === mailbox.toLowerCase() || (at === host && name.replace(/\+.*$/, '') === local)
}

/** Whether an address answers clients: the team's mailbox, one that is named, or one of a domain that is. */
export function isAgent(address: string, { address: own, mailbox, agents }: TicketsConfig): boolean {
  const named = [own, mailbox, ...agents].map((one) => one.toLowerCase()).filter((one) => one !== '')
  return named.some((one) => (one.startsWith('@') ? address.endsWith(one) : address === one))
}
