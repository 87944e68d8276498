import { createHash } from 'node:crypto'
import { convert } from 'html-to-text'
import PostalMime, { type Address } from 'postal-mime'
import { UnreadableMail } from './unreadable-mail.ts'

/** A mail as it came in, with what is needed to judge it. */

export interface IncomingMail {
  /** The hash of its Message-ID, or of all of it when it has none. */
  id: string
  /** With its angle brackets; empty: none. */
  messageId: string
  from: { name: string; address: string }
  /** Every address it came to, as far as its headers tell. */
  recipients: string[]
  subject: string
  /** Message-IDs that it answers, nearest first. */
  references: string[]
  /** The values of a header, by its name in small letters. */
  header(name: string): string[]
  /** As it was written, with what it quotes; out of HTML where there is nothing else. */
  text: string
  attachments: { name: string; bytes: Uint8Array }[]
  /** The whole mail, one character a byte, and no more than its first million. */
  source: string
}

const LONGEST_SOURCE = 1024 * 1024
const LONGEST_HTML = 500_000
/** Bytes: pictures that stand in a text and are smaller are logos and smileys. */
const SMALLEST_INLINE = 10_000

/** Throws an UnreadableMail when the bytes are none. */
export async function readMail(bytes: Uint8Array): Promise<IncomingMail> {
  const mail = await PostalMime.parse(bytes, {
    attachmentEncoding: 'arraybuffer',
    // A forwarded mail is a file of its own, and not what its sender says.
    forceRfc822Attachments: true,
    maxNestingDepth: 30,
  }).catch((cause: unknown) => {
    throw new UnreadableMail(cause)
  })
  if (mail.headers.length === 0) throw new UnreadableMail('It has no headers.')
  const headers = Map.groupBy(mail.headers, ({ key }) => key)
  const header = (name: string) => (headers.get(name) ?? []).map(({ value }) => value)
  const messageId = /<[^<>\s]{1,900}>/.exec(mail.messageId ?? '')?.[0] ?? ''
  const [from = { name: '', address: '' }] = mailboxes(mail.from ? [mail.from] : [])
  return {
    id: createHash('sha256')
      .update(messageId === '' ? bytes : messageId)
      .digest('hex')
      .slice(0, 32),
    messageId,
    from,
    recipients: [
      ...mailboxes([...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])]).map(({ address }) => address),
      ...['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap(header).map(bare),
    ],
    subject: (mail.subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 300),
    references: [...idsIn(mail.inReplyTo), ...idsIn(mail.references).reverse()],
    header,
    text: mail.text?.trim() ? mail.text : plain(mail.html ?? ''),
    attachments: mail.attachments.flatMap(({ filename, mimeType, disposition, related, content }) => {
      const file = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
      const isDecoration = (related === true || disposition === 'inline') && file.length < SMALLEST_INLINE
      return isDecoration ? [] : [{ name: filename ?? mimeType, bytes: file }]
    }),
    source: Buffer.from(bytes.subarray(0, LONGEST_SOURCE)).toString('latin1'),
  }
}

function mailboxes(addresses: readonly Address[]): { name: string; address: string }[] {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => ({ name: name.replace(/\s+/g, ' ').trim().slice(0, 80), address: bare(address ?? '') }))
    .filter(({ address }) => address !== '')
}

/** @example bare(' <Ana@Mail.Example> ') // => 'ana@mail.example' */
function bare(text: string): string {
  return text.trim().replace(/^<|>$/g, '').toLowerCase().slice(0, 254)
}

function idsIn(text: string | undefined): string[] {
  return [...(text ?? '').slice(0, 20_000).matchAll(/<[^<>\s]{1,900}>/g)].map(([id]) => id)
}

/** HTML as the text that it shows; quotes are marked as mail programs mark them. */
function plain(html: string): string {
  return convert(html.slice(0, LONGEST_HTML), {
    wordwrap: false,
    limits: { maxInputLength: LONGEST_HTML, maxDepth: 200, maxChildNodes: 20_000 },
    selectors: [
      {
        selector: 'a',
        options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'], pathRewrite: followable },
      },
      { selector: 'img', format: 'skip' },
      { selector: 'blockquote', format: 'blockquote', options: { trimEmptyLines: true } },
    ],
  })
}

/** A link's address where it leads to the web or to a mailbox, which comes without its "mailto:"; empty for all else. */
function followable(address: string): string {
  return /^(?:https?:\/\/\S+|[^\s:/?]+@[^\s:/?]+)/i.exec(address.trim())?.[0] ?? ''
}
