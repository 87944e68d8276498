/** What may be attached to a message: what every screen shows and nothing that runs. Without zod, for the browser. */

/** Media types, each told by the first bytes of a file and never by its name. */
export const ATTACHMENT_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'] as const
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number]

/** Bytes. */
export const LARGEST_ATTACHMENT = 10 * 1024 * 1024
/** Of one message. */
export const MOST_ATTACHMENTS = 5
/** Bytes of one conversation, so that a link that is passed on cannot fill a disk. */
export const LARGEST_TOGETHER = 100 * 1024 * 1024

export interface Attachment {
  /** Made by the sender, so that sending it again stores it once. */
  id: string
  name: string
  type: AttachmentType
  /** Bytes. */
  size: number
}

export function isAttachmentType(type: string): type is AttachmentType {
  return (ATTACHMENT_TYPES as readonly string[]).includes(type)
}

const SIGNATURES: readonly (readonly [AttachmentType, string])[] = [
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF8'],
  ['application/pdf', '%PDF-'],
]
/** How many bytes `attachmentTypeOf` needs. */
export const SIGNATURE_BYTES = 16

/**
 * What a file is by its first bytes, for the browser to say so before it sends ten megabytes; the server looks again. Empty
 * when it is nothing that may be attached.
 * @example attachmentTypeOf(new TextEncoder().encode('%PDF-1.7')) // => 'application/pdf'
 */
export function attachmentTypeOf(bytes: Uint8Array): AttachmentType | '' {
  const begin = String.fromCharCode(...bytes.subarray(0, SIGNATURE_BYTES))
  if (begin.startsWith('RIFF') && begin.slice(8, 12) === 'WEBP') return 'image/webp'
  return SIGNATURES.find(([, signature]) => begin.startsWith(signature))?.[0] ?? ''
}

/**
 * A file's name as it may be shown and saved: the last part of a path, without signs that steer a terminal, a shell or
 * the direction of the text; at most 100 characters, the ending kept.
 * @example safeFileName('../../etc/pass\u202ewd.png') // => 'passwd.png'
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>|:*?;]/gu, '')
    .trim()
    .replace(/^\.+/, '')
  const letters = [...plain]
  if (letters.length === 0) return 'file'
  return letters.length <= 100 ? plain : [...letters.slice(0, 90), ...letters.slice(-10)].join('')
}
