import type { Conversation, Entry } from '../../core/handoff.ts'
import { directionOf } from '../../core/locales.ts'
import type { SiteConfig, TicketsConfig } from '../../core/site-config.ts'
import type { TopicField } from '../../core/topics.ts'
import type { OutgoingMail, ReceivedMail } from '../../store/mail-sql.ts'
import { type Block, writeBody } from './body.ts'
import { answeredBlocks, leftOutBlocks, receivedBlocks, solvedBlocks } from './client-letters.ts'
import type { Translations } from './mail-texts.ts'
import type { Reader, Tags } from './tag.ts'
import { teamBlocks } from './team-letter.ts'
import { transcriptBlocks } from './transcript-letter.ts'

/** A mail as it is sent: who reads it, in which language and thread, and what it says. */

export interface Letter {
  messageId: string
  from: { name: string; address: string }
  replyTo: string
  subject: string
  text: string
  html: string
  inReplyTo: string
  references: string[]
  headers: Record<string, string>
}

/** What a letter is written with. */
export interface Stationery {
  site: SiteConfig
  tickets: TicketsConfig
  tags: Tags
  translate(locale: string): Translations
  fields: ReadonlyMap<string, readonly TopicField[]>
}

/** What it is about. */
export interface Occasion {
  mail: OutgoingMail
  conversation: Conversation
  /** All of the conversation, in order. */
  entries: readonly Entry[]
  /** What the reader's side wrote by mail, oldest first. */
  received: readonly ReceivedMail[]
  /** Attached files that are named and do not come along. */
  named: readonly string[]
}

/** Of whom a mail is read. */
export function readerOf({ kind }: Pick<OutgoingMail, 'kind'>): Reader {
  return kind === 'opened' || kind === 'asked' ? 'team' : 'client'
}

/** Whether nobody wrote it: a program must not answer it then (RFC 3834). */
export function isAutomatic({ kind }: Pick<OutgoingMail, 'kind'>): boolean {
  return kind !== 'answered'
}

export function writeLetter(occasion: Occasion, stationery: Stationery): Letter {
  const { mail, conversation } = occasion
  const { site, tickets, tags, translate } = stationery
  const reader = readerOf(mail)
  const locale = mail.locale || (reader === 'team' ? site.defaultLocale : conversation.locale)
  const body = writeBody(blocksOf(occasion, stationery, translate(locale), locale), {
    locale,
    dir: directionOf(locale),
  })
  const thread = threadOf(occasion, tags, reader)
  return {
    messageId: tags.messageId(conversation.id, mail.id, reader),
    from: { name: site.name, address: tickets.address },
    replyTo: tags.replyAddress({ conversation: conversation.id, reader }),
    subject: subjectOf(occasion, translate(locale), site),
    ...body,
    ...thread,
    headers: {
      'X-Loop': tickets.address,
      ...(isAutomatic(mail) ? { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
  }
}

function blocksOf(occasion: Occasion, stationery: Stationery, t: Translations, locale: string): Block[] {
  switch (occasion.mail.kind) {
    case 'received':
      return receivedBlocks(occasion, stationery, t)
    case 'answered':
      return answeredBlocks(occasion, stationery, t)
    case 'solved':
      return solvedBlocks(occasion, stationery, t)
    case 'left_out':
      return leftOutBlocks(occasion, stationery, t)
    case 'opened':
    case 'asked':
      return teamBlocks(occasion, stationery, t, locale)
    case 'transcript':
      return transcriptBlocks(occasion, stationery, t, locale)
  }
}

/** A thread begins with the first mail of its reader, theirs or ours; each of ours answers their last. */
function threadOf({ mail, conversation, entries, received }: Occasion, tags: Tags, reader: Reader) {
  if (mail.kind === 'transcript') return { inReplyTo: '', references: [] }
  const opening = entries.find(({ kind }) => kind === 'message')
  const root = opening && tags.messageId(conversation.id, `${opening.seq}${reader === 'team' ? 't' : 'c'}`, reader)
  const before = received.filter(({ at, messageId }) => at <= mail.madeAt && messageId !== '')
  const first = before[0]?.messageId
  const own = tags.messageId(conversation.id, mail.id, reader)
  const references = [...new Set([first, root, before.at(-1)?.messageId])].flatMap((id) =>
    id === undefined || id === own ? [] : [id],
  )
  return { inReplyTo: references.at(-1) ?? '', references }
}

/** @example ticketTag({ id: 'k3x9pq…' }) // => '[#K3X9PQ]' */
export function ticketTag({ id }: Pick<Conversation, 'id'>): string {
  return `[#${id.slice(0, 6).toUpperCase()}]`
}

const LONGEST_SUBJECT = 80

/** The same in all mails of a thread but for "Re:", as some mail programs tell threads by it. */
function subjectOf({ mail, conversation, entries, received }: Occasion, t: Translations, site: SiteConfig): string {
  const tag = ticketTag(conversation)
  const topic = conversation.topic === '' ? '' : t.topics(`${conversation.topic}.title`)
  if (mail.kind === 'transcript') return `${t.mail('subject.transcript', { name: site.name })} ${tag}`
  if (readerOf(mail) === 'team') {
    const question = entries.find(({ kind }) => kind === 'message')?.text ?? ''
    const subject = `${tag} ${topic === '' ? '' : `${topic}: `}${cut(question.split('\n')[0] ?? '', LONGEST_SUBJECT)}`
    return mail.kind === 'opened' ? subject : `Re: ${subject}`
  }
  const theirs = entries[0]?.via === 'mail' ? received[0]?.subject : undefined
  if (theirs) return `Re: ${cut(theirs, LONGEST_SUBJECT)} ${tag}`
  const subject = topic === '' ? t.mail('subject.bare') : t.mail('subject.about', { topic })
  return mail.kind === 'received' ? `${subject} ${tag}` : `Re: ${subject} ${tag}`
}

function cut(text: string, most: number): string {
  const letters = [...text.trim()]
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}
