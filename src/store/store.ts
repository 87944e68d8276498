import type { OpenedRow } from '../core/answers.ts'
import type { Attachment } from '../core/attachments.ts'
import type { BacklogDecision, SeenEntry } from '../core/backlog-entry.ts'
import type { GuidepostEvent } from '../core/events.ts'
import type { HeldGap } from '../core/gaps.ts'
import type { Conversation, Entry, Identity, Packet } from '../core/handoff.ts'
import type { NoticeChange } from '../core/notice.ts'
import type { Question } from '../core/question.ts'
import type { MeaningSums, Split, Unanswered, WordsHours } from '../core/report.ts'
import type { Role, Scope } from '../core/roles.ts'
import type { Surge } from '../core/surge.ts'
import type { TallyRow } from '../core/tallies.ts'
import type { Source, Ticket } from '../core/ticket.ts'
import type { MailStore } from './mail-store.ts'
import type { HourOfTopic } from './surge-sql.ts'
import type { HandoffStarted, VendorLink } from './vendor-sql.ts'

/** Where events and conversations rest. Every promise of a write resolves after the commit reached the disk. */
export interface Store extends MailStore {
  /** Stores events; one that is there already (same session and id) changes nothing. */
  append(events: readonly StoredEvent[]): Promise<{ stored: number; repeated: number }>
  /** How many events a session has, for the journal's limit. */
  countEvents(session: string): Promise<number>
  /** Whole numbers by day and locale, or by another part: what every figure is computed from. */
  tally(question: Question, split: Split): Promise<TallyRow[]>
  /** The same of what `refreshDays` counted so far, and nothing is counted for it: for questions that anybody may ask. */
  tallyAsCounted(question: Question, split: Split): Promise<TallyRow[]>
  /**
   * Unanswered searches grouped by the same words, most sessions first: those of at least so many sessions, and how many
   * others there are. At most so many are listed. Not told apart by topic or surface.
   */
  unanswered(question: Question, least: number, most: number): Promise<Unanswered>
  /** What became of searches of a locale, for each of several groups of words that mean the same. */
  meaningSums(question: Question, locale: string, groups: readonly (readonly string[])[]): Promise<MeaningSums[]>
  /** Day by day, at which hours searches of a locale with some words stayed without an answer. */
  wordsByHour(question: Question, locale: string, words: readonly string[]): Promise<WordsHours[]>
  /** The guides that were opened from unanswered searches with some words, most sessions first. */
  opened(question: Question, locale: string, words: readonly string[]): Promise<OpenedRow[]>
  /** Counts at most so many days anew that changed since they were counted, and answers how many. Questions do it too. */
  refreshDays(most: number): Promise<number>
  /** Every event between two days, oldest first: for export, tests and a second opinion on a figure. */
  events(question: Question): Promise<GuidepostEvent[]>

  /** Opens a conversation with its first message and its event; asking again with the same id and secret returns it as it is. */
  openConversation(opening: Opening): Promise<{ conversation: Conversation; created: boolean }>
  conversation(id: string): Promise<Conversation | null>
  /** True when the secret's hash is that of the conversation. */
  holdsSecret(id: string, secretHash: string): Promise<boolean>
  /** Open ones first, waiting longest first, then solved ones, newest first. */
  conversations(filter: {
    locale: string | null
    state: 'open' | 'solved' | null
    /** In a message or note, whatever its case; null: any. */
    text: string | null
    limit: number
  }): Promise<Conversation[]>
  /** Adds an entry, with the change of state and the events it brings, in one commit; null when there is no such conversation. */
  addEntry(change: Change): Promise<Entry | null>
  /**
   * Says who answers a conversation, when the one who was thought to hold it still does; null when there is no such
   * conversation. The entry is null when nothing changed.
   */
  assign(assignment: Assignment): Promise<Assigned | null>
  /**
   * Closes a conversation in favour of another, which gets its messages and attachments and opens to its secret too.
   * Null when one is not there, both are one, or either was merged before.
   */
  merge(merging: Merging): Promise<Entry[] | null>
  /** Remembers up to which entry a side has read; never back. */
  markRead(id: string, side: 'client' | 'agent', seq: number): Promise<void>
  /** Those that a conversation follows, those of its session and those merged into it; newest first. */
  earlierConversations(id: string, limit: number): Promise<Conversation[]>
  /** Remembers a file that was stored for a conversation; null when its number is another's. */
  saveAttachment(attached: Attached): Promise<Attached | null>
  attachment(id: string): Promise<Attached | null>
  /** How many bytes are attached to a conversation, those of unsent messages too. */
  attachedBytes(conversation: string): Promise<number>
  /** The number of the last entry of all; 0 before the first. */
  lastEntry(): Promise<number>
  /** Entries numbered after `seq`, in order; of one conversation, or of all when `conversation` is null. */
  entriesAfter(seq: number, conversation: string | null, limit: number): Promise<Entry[]>

  /** One-time sign-in links, staff sessions and tokens of other tools, by hash. */
  saveGrant(grant: Grant): Promise<void>
  /** Takes a one-time link away; null when it is no longer good. */
  takeGrant(hash: string, now: number): Promise<Grant | null>
  /** A staff session or token that is still good. */
  grant(hash: string, purpose: Grant['purpose'], now: number): Promise<Grant | null>
  /** Takes a grant away, and says whether it was there. */
  dropGrant(hash: string): Promise<boolean>
  /** Remembers when a token was used. */
  useGrant(hash: string, at: number): Promise<void>
  /** The tokens of other tools, oldest first, those that have expired too. */
  tokens(): Promise<Grant[]>
  /** Writes down who exported what. */
  logAccess(access: Access): Promise<void>
  /** What was exported, newest first, numbered before `before`. */
  accessLog(before: number, limit: number): Promise<(Access & { seq: number })[]>

  /**
   * Stores tickets of another helpdesk. A ticket that is there already is updated by a later state of it, or when its
   * topic or locale is read differently now; then the order in which states arrive changes nothing.
   */
  saveTickets(tickets: readonly Ticket[]): Promise<Saved>
  /** How far the import of a file has come: where an interrupted one stands, else at the beginning. */
  beginImport(source: Source, file: string, at: number): Promise<ImportMark>
  /** Stores tickets as `saveTickets` does, and how far the import has come, in one commit. */
  continueImport(tickets: readonly Ticket[], step: ImportStep): Promise<ImportMark>

  /** Keeps what was decided about a gap, instead of what was decided before. */
  saveGap(gap: HeldGap): Promise<void>
  dropGap(id: string): Promise<void>
  gaps(): Promise<HeldGap[]>

  /** Writes down what was decided about an entry of the backlog; of each entry the last assignment and the last snooze count. */
  decideBacklog(decision: BacklogDecision): Promise<void>
  /** The decisions that count, oldest first. */
  backlogDecisions(): Promise<BacklogDecision[]>
  /** Keeps how entries of the backlog were last seen, instead of how they were before. */
  saveSeenEntries(seen: readonly SeenEntry[]): Promise<void>
  /** Entries that are open as far as anybody saw, and those that closed since a moment. */
  seenEntries(closedSince: number): Promise<SeenEntry[]>

  /** The handoff that a conversation began with; null when none was recorded. */
  handoff(conversation: string): Promise<HandoffStarted | null>
  /** Remembers which conversation of ours a number of a helpdesk's means, instead of what it meant before. */
  linkConversation(link: VendorLink): Promise<void>
  linkedConversation(vendor: string, number: string): Promise<string | null>

  saveSurge(surge: Surge): Promise<void>
  /** Surges that go on, and those that ended since a moment; newest first. */
  surges(since: number): Promise<Surge[]>
  /** How many conversations of each topic and locale were asked for, by hour, since a moment. */
  topicHours(since: number): Promise<HourOfTopic[]>

  /** Keeps a change of a notice, if the last one before it was made at `after` (0: there was none); says whether. */
  saveNotice(change: NoticeChange, after: number): Promise<boolean>
  /** The last change of each notice that staff wrote, deleted ones too; oldest first. */
  notices(): Promise<NoticeChange[]>
  /** Every change of a notice, oldest first. */
  noticeChanges(id: string): Promise<NoticeChange[]>

  close(): Promise<void>
}

/** What became of tickets: new, changed, or there already as they are. */
export interface Saved {
  added: number
  updated: number
  same: number
}

/** How far an import has come, and what became of its tickets from the beginning. */
export interface ImportMark extends Saved {
  /** How many records of the file are dealt with. */
  position: number
}

export interface ImportStep {
  source: Source
  /** A hash of the file's name, size and time, and of all else that its tickets depend on. */
  file: string
  position: number
  /** True after the last record: the next import of this file begins at its beginning. */
  ended: boolean
  at: number
}

/** An event with what is derived from it by pure functions, so that SQL can compare queries. */
export type StoredEvent = GuidepostEvent & { words: string; stems: readonly [string, string, string] }

export interface Opening {
  id: string
  secretHash: string
  session: string
  locale: string
  topic: string
  channel: 'chat' | 'ticket'
  email: string
  identity: Identity | null
  packet: Packet
  fields: Readonly<Record<string, string>>
  /** The conversation it follows; empty: none. */
  earlier: string
  message: string
  via: Entry['via']
  at: number
  events: readonly StoredEvent[]
}

export interface Change {
  conversation: string
  key: string
  kind: Entry['kind']
  from: Entry['from']
  text: string
  /** Which agent; empty for clients. */
  who: string
  via: Entry['via']
  /** Uploaded before by the same side, by number. */
  attachments: readonly string[]
  /** Of a rating; else empty. */
  reason: Conversation['scoreReason']
  at: number
  events: readonly StoredEvent[]
}

export interface Assignment {
  conversation: string
  key: string
  /** Who was thought to hold it; empty: nobody. */
  from: string
  to: string
  who: string
  at: number
}

export interface Assigned {
  entry: Entry | null
  /** Who holds it now. */
  assignee: string
}

export interface Merging {
  from: string
  into: string
  key: string
  who: string
  at: number
  events: readonly StoredEvent[]
}

/** A file of a conversation. */
export interface Attached extends Attachment {
  conversation: string
  from: Entry['from']
  at: number
  /** The message it was sent with; 0 while it was not. */
  entry: number
}

export interface Grant {
  hash: string
  purpose: 'link' | 'session' | 'token'
  expires: number
  /** Whom it is for; empty when nobody said. */
  name: string
  roles: Role[]
  /** What a token may read; of links and sessions none. */
  scopes: Scope[]
  madeAt: number
  /** 0: never. */
  usedAt: number
}

/** Something that left the product: a table downloaded, or figures read by another tool. */
export interface Access {
  at: number
  who: string
  /** Of a token none. */
  roles: Role[]
  what: string
  /** As in an address: `from=2026-11-01&to=2026-11-30`. */
  question: string
}

/** Where the store's work is done: in threads of its own, or in the caller's, which is open at once. */
export type Place = 'threads' | 'here'

/** Opens the store a URL names: `sqlite:<folder>`. Throws when the scheme is unknown or the folder cannot be written. */
export async function openStore(url: string, place: Place = 'threads'): Promise<Store> {
  const scheme = url.slice(0, url.indexOf(':'))
  if (scheme !== 'sqlite')
    throw new Error(
      `Store "${url}" cannot be opened: the scheme "${scheme}" is unknown. Write sqlite:<folder>, such as sqlite:data.`,
    )
  const { openSqlite } = await import('./sqlite.ts')
  const open =
    place === 'here' ? (await import('./sqlite-here.ts')).openHere : (await import('./sqlite-thread.ts')).openThread
  return openSqlite(url.slice('sqlite:'.length), open)
}
