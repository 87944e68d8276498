import { randomBytes } from 'node:crypto'
import type { SiteConfig } from '../../core/site-config.ts'
import type { Store } from '../../store/store.ts'
import type { TopicFields } from '../topic-fields.ts'
import type { Stationery } from './letter.ts'
import { type TextsOfMail, translations } from './mail-texts.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { createPostman, type PostmanParts } from './postman.ts'
import { createTags } from './tag.ts'
import { createTaker, type TakeMail, type TakerParts } from './take-mail.ts'
import { openTransport } from './transport.ts'

/** Tickets by mail, both ways: what sends, what takes, and what reads the mailbox. */

export interface MailSecrets {
  /** Such as "smtp://user:word@mail.example:587"; empty for no mail. */
  smtp: string
  /** Such as "imaps://user:word@mail.example:993"; empty: mail comes in by the webhook alone. */
  imap: string
  /** What mail is signed with that other programs bring; empty: none is taken so. */
  inbound: string
}

/** What the mailroom is given from outside of the configuration. */
export interface MailSupplies {
  secrets: MailSecrets
  texts: TextsOfMail
}

/** For a server that neither sends nor takes mail, whatever the configuration says. */
export const NO_MAIL: MailSupplies = { secrets: { smtp: '', imap: '', inbound: '' }, texts: new Map() }

export interface Mailroom {
  /** Sends what is due; answers how many mails went out. */
  deliver(): Promise<number>
  take: TakeMail
  /** Takes what is new in the mailbox; answers how many mails. Does nothing without one. */
  collect(): Promise<number>
  close(): Promise<void>
}

export interface MailroomParts extends Omit<PostmanParts & TakerParts, 'stationery' | 'open'>, MailSupplies {
  site: SiteConfig
  fields: TopicFields
}

/** Null when tickets go by no mail; from then on nothing waits to be sent. Throws when an address or a URL cannot be used. */
export async function openMailroom(parts: MailroomParts): Promise<Mailroom | null> {
  const { site, secrets, texts, fields, store } = parts
  const { tickets } = site
  const key = await switchMail(site, secrets, store)
  if (!tickets || secrets.smtp === '') return null
  const tags = createTags(key, tickets.address, tickets.plusAddressing)
  const stationery: Stationery = { site, tickets, tags, translate: translations(texts, site), fields }
  const take = createTaker({ ...parts, stationery })
  const mailbox: Mailbox | null = secrets.imap === '' ? null : openMailbox(secrets.imap, { store, take })
  return {
    deliver: createPostman({ ...parts, stationery, open: () => openTransport(secrets.smtp) }),
    take,
    collect: mailbox ? patient(() => mailbox.read(), parts.clock) : async () => 0,
    close: async () => mailbox?.close(),
  }
}

const FIRST_WAIT = 30_000
const LONGEST_WAIT = 15 * 60_000

/** After a failure it waits, longer each time, and says so once. */
function patient(read: () => Promise<number>, clock: () => number): () => Promise<number> {
  let failures = 0
  let notBefore = 0
  return async () => {
    if (clock() < notBefore) return 0
    try {
      const taken = await read()
      failures = 0
      return taken
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (failures === 0)
        process.stderr.write(`The mailbox of IMAP_URL cannot be read, and is tried again: ${reason}\n`)
      notBefore = clock() + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures)
      failures += 1
      return 0
    }
  }
}

/** Says whom mail goes to, and answers the key of this store's links and addresses. */
function switchMail({ tickets }: SiteConfig, { smtp }: MailSecrets, store: Store): Promise<string> {
  const isOn = tickets !== null && smtp !== ''
  const on = { toClients: isOn, toTeam: isOn && tickets.mailbox !== '' }
  return store.switchMail(on, randomBytes(32).toString('base64url'))
}

/** Throws when tickets are configured to go by mail and cannot. */
export function assertMail({ tickets }: SiteConfig, { smtp, imap, inbound }: MailSecrets): void {
  if (!tickets) return
  if (smtp === '')
    throw new Error(
      'Tickets are to go by mail (tickets in src/site.config.ts), but no mail server is named. Set SMTP_URL=smtp://user:password@mail.example:587, or tickets to null.',
    )
  if (imap === '' && inbound === '')
    throw new Error(
      'Answers by mail would reach nobody: set IMAP_URL=imaps://user:password@mail.example:993 to have a mailbox read, or MAIL_SECRET to take mail at /api/mail/inbound.',
    )
}
