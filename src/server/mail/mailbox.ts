import { ImapFlow, type ImapFlowOptions } from 'imapflow'
import type { Store } from '../../store/store.ts'
import type { TakeMail } from './take-mail.ts'
import { UnreadableMail } from './unreadable-mail.ts'

/**
 * Reads a mailbox by IMAP. Every mail after the last one that was read is taken; where nothing was read yet, those that
 * nobody has seen. What is taken is marked as seen and with a keyword of ours, and remembered by its Message-ID besides.
 */

export interface Mailbox {
  /** Takes what is new; answers how many mails. Throws when the mailbox cannot be had; ask again later. */
  read(): Promise<number>
  close(): Promise<void>
}

const INBOX = 'INBOX'
const KEYWORD = '$Guidepost'
const PATIENCE = 20_000
/** Bytes: of a larger mail only the beginning is read, where its text stands. */
const LARGEST = 25 * 1024 * 1024

/** @param url such as "imaps://user:word@mail.example:993/INBOX"; throws when it cannot be read */
export function openMailbox(url: string, { store, take }: { store: Store; take: TakeMail }): Mailbox {
  const { options, folder, name } = readImapUrl(url)
  let client: ImapFlow | null = null

  async function connected(): Promise<ImapFlow> {
    if (client?.usable) return client
    const made = new ImapFlow(options)
    // A connection that breaks is made again at the next reading.
    made.on('error', () => {})
    await made.connect()
    await made.mailboxOpen(folder)
    client = made
    return made
  }

  /** The numbers of the mails that were not read yet, in order. */
  async function unread(imap: ImapFlow): Promise<{ uids: number[]; validity: string }> {
    const box = await imap.mailboxOpen(folder)
    const validity = String(box.uidValidity)
    const place = await store.mailboxPlace(name)
    const isKnown = place !== null && place.validity === validity
    const found = await imap.search(isKnown ? { uid: `${place.uid + 1}:*` } : { seen: false }, { uid: true })
    // "6:*" also finds the last one when none is that far.
    const uids = (found || []).filter((uid) => !isKnown || uid > place.uid).sort((a, b) => a - b)
    if (!isKnown && uids.length === 0) await store.saveMailboxPlace({ name, validity, uid: box.uidNext - 1 })
    return { uids, validity }
  }

  async function takeOne(imap: ImapFlow, uid: number): Promise<void> {
    const known = await imap.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true })
    if (!known) return
    const source = (known.size ?? 0) > LARGEST ? { start: 0, maxLength: LARGEST } : true
    const mail = await imap.fetchOne(String(uid), { source }, { uid: true })
    if (!mail || mail.source === undefined) return
    const arrived = new Date(known.internalDate ?? Date.now()).getTime()
    // What cannot be read as a mail would stop all others; it stays in the mailbox, unseen.
    const isRead = await take(mail.source, arrived).then(
      () => true,
      (error: unknown) => {
        if (error instanceof UnreadableMail) return false
        throw error
      },
    )
    if (isRead) await imap.messageFlagsAdd(String(uid), ['\\Seen', KEYWORD], { uid: true })
  }

  async function readAll(): Promise<number> {
    const imap = await connected()
    const { uids, validity } = await unread(imap)
    for (const uid of uids) {
      await takeOne(imap, uid)
      await store.saveMailboxPlace({ name, validity, uid })
    }
    return uids.length
  }

  return {
    async read() {
      const isOld = client !== null
      return readAll().catch((error: unknown) => {
        client?.close()
        client = null
        // A server ends connections that were silent, and only then one sees it.
        if (isOld) return readAll()
        throw error
      })
    },
    async close() {
      const open = client
      client = null
      if (open?.usable) await open.logout().catch(() => open.close())
      else open?.close()
    },
  }
}

/** Why a mailbox cannot be read; null when it can. @param patience in ms */
export async function checkMailbox(url: string, patience: number): Promise<string | null> {
  try {
    const { options, folder } = readImapUrl(url)
    const times = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }
    const client = new ImapFlow({ ...options, ...times })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.mailboxOpen(folder)
      return null
    } finally {
      client.close()
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function readImapUrl(text: string): { options: ImapFlowOptions; folder: string; name: string } {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['imap:', 'imaps:'].includes(url.protocol) || url.username === '')
    throw new Error(
      'IMAP_URL cannot be read. Write it as imaps://user:password@mail.example:993, or imap:// without encryption; signs such as "@" in the name as %40.',
    )
  const secure = url.protocol === 'imaps:'
  const folder = decodeURIComponent(url.pathname.slice(1)) || INBOX
  const user = decodeURIComponent(url.username)
  return {
    folder,
    name: `${user}@${url.hostname}/${folder}`,
    options: {
      host: url.hostname,
      port: Number(url.port) || (secure ? 993 : 143),
      secure,
      auth: { user, pass: decodeURIComponent(url.password) },
      logger: false,
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE * 15,
      disableAutoIdle: true,
    },
  }
}
