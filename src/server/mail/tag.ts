import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What makes an answer find its conversation: our Message-IDs, which mail programs give back in References, and an
 * address of its own for each conversation and reader, for those that do not. Both are signed, so that nobody makes one up.
 */

/** Whose mail it is: the client's, or the team's copy. */
export type Reader = 'client' | 'team'

export interface Thread {
  conversation: string
  reader: Reader
}

export interface Tags {
  /** `<conversation.mail.signature@host>` */
  messageId(conversation: string, mail: string, reader: Reader): string
  /** What one of our Message-IDs is of; null for anybody else's. */
  readMessageId(text: string): (Thread & { mail: string }) | null
  /** Every Message-ID of ours that stands in a text. */
  findMessageIds(text: string): (Thread & { mail: string })[]
  /** Where answers go: with a signed tag, where the mailbox takes one. */
  replyAddress(thread: Thread): string
  /** The conversation that an address of ours is of; null for any other address. */
  readAddress(address: string): Thread | null
  /** A secret that opens the conversation's page, the same every time. */
  linkSecret(conversation: string): string
}

/** RFC 5321: characters before the @. */
const LONGEST_LOCAL = 64
/** Base32, as the part before the @ of an address may lose its case on the way. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
const SIGNATURE_LETTERS = 12

const LETTER_OF = { client: 'c', team: 't' } as const
const READER_OF = new Map<string, Reader>([
  ['c', 'client'],
  ['t', 'team'],
])

/** Throws when the address has no room for a tag. */
export function createTags(key: string, address: string, plusAddressing: boolean): Tags {
  const at = address.lastIndexOf('@')
  const [local, host] = [address.slice(0, at), address.slice(at + 1).toLowerCase()]
  // The longest number of a conversation, a letter, a signature, and what stands between.
  if (plusAddressing && local.length + 1 + 32 + 2 + SIGNATURE_LETTERS > LONGEST_LOCAL)
    throw new Error(
      `The address "${address}" of tickets is too long for an answer's tag. Choose a shorter one, or set plusAddressing to false.`,
    )
  const sign = (text: string) => {
    const bytes = createHmac('sha256', key).update(text).digest()
    return Array.from(bytes.subarray(0, SIGNATURE_LETTERS), (byte) => LETTERS[byte % 32]).join('')
  }
  const isSigned = (text: string, signature: string) => timingSafeEqual(Buffer.from(sign(text)), Buffer.from(signature))
  const pattern = `<([a-z0-9]{16,32})\\.([a-z0-9]{1,40})\\.([ct])([a-z2-7]{${SIGNATURE_LETTERS}})@${escaped(host)}>`
  const tagged = new RegExp(
    `^${escaped(local)}\\+([a-z0-9]{16,32})\\.([ct])([a-z2-7]{${SIGNATURE_LETTERS}})@${escaped(host)}$`,
  )

  function findMessageIds(text: string) {
    return [...text.matchAll(new RegExp(pattern, 'gi'))].flatMap((match) => {
      const [, conversation = '', mail = '', letter = '', signature = ''] = match.map((part) => part.toLowerCase())
      const reader = READER_OF.get(letter)
      if (!reader || !isSigned(`mail:${conversation}:${mail}:${letter}`, signature)) return []
      return [{ conversation, mail, reader }]
    })
  }

  return {
    messageId(conversation, mail, reader) {
      const letter = LETTER_OF[reader]
      return `<${conversation}.${mail}.${letter}${sign(`mail:${conversation}:${mail}:${letter}`)}@${host}>`
    },
    findMessageIds,
    readMessageId: (text) => findMessageIds(text)[0] ?? null,
    replyAddress({ conversation, reader }) {
      if (!plusAddressing) return address
      const letter = LETTER_OF[reader]
      return `${local}+${conversation}.${letter}${sign(`reply:${conversation}:${letter}`)}@${host}`
    },
    readAddress(text) {
      const [, conversation = '', letter = '', signature = ''] = tagged.exec(text.trim().toLowerCase()) ?? []
      const reader = READER_OF.get(letter)
      if (!reader || !isSigned(`reply:${conversation}:${letter}`, signature)) return null
      return { conversation, reader }
    },
    linkSecret: (conversation) => createHmac('sha256', key).update(`link:${conversation}`).digest('base64url'),
  }
}

function escaped(text: string): string {
  return text.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
