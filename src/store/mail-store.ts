import type { MailboxPlace, MailKind, MailOutcome, MailSwitch, OutgoingMail, ReceivedMail } from './mail-sql.ts'

/** What the store keeps of mail: an outbox that every entry fills in its own commit, and what came in. */
export interface MailStore {
  /**
   * Says whom mail goes to from now on, and answers the key that its addresses and links are signed with: the first one
   * that was given.
   */
  switchMail(on: MailSwitch, key: string): Promise<string>
  /** Puts a mail in the outbox that no entry causes; one of the same id changes nothing. */
  queueMail(mail: OutgoingMail): Promise<void>
  /** Those that wait and are due, longest due first. */
  dueMails(now: number, limit: number): Promise<OutgoingMail[]>
  /** Writes down what became of an attempt. */
  settleMail(outcome: MailOutcome): Promise<void>
  mail(id: string): Promise<OutgoingMail | null>
  /** Those that failed first, then those that are tried again, then the others, latest first. */
  mails(limit: number): Promise<OutgoingMail[]>
  /** How many mails of some kinds an address was sent since a moment. */
  countMails(recipient: string, kinds: readonly MailKind[], since: number): Promise<number>
  /** How many copies were asked for since a moment, of a conversation or for an address. */
  countTranscripts(conversation: string, recipient: string, since: number): Promise<number>
  /** Lets a secret open a conversation besides its own. */
  grantLink(conversation: string, secretHash: string): Promise<void>
  /** A mail that came in, by the hash of its Message-ID. */
  receivedMail(id: string): Promise<ReceivedMail | null>
  /** What a side wrote by mail in a conversation, oldest first. */
  receivedMails(conversation: string, side: ReceivedMail['side']): Promise<ReceivedMail[]>
  /** The conversations that an address opened by mail since a moment, latest first. */
  openedByMail(sender: string, since: number): Promise<string[]>
  /** Remembers a mail that was taken; once. */
  saveReceivedMail(mail: ReceivedMail): Promise<void>
  /** Up to where a mailbox is read; null when it never was. */
  mailboxPlace(name: string): Promise<MailboxPlace | null>
  saveMailboxPlace(place: MailboxPlace): Promise<void>
}
