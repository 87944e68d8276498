import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import {
  type Attachment,
  isAttachmentType,
  LARGEST_ATTACHMENT,
  MOST_ATTACHMENTS,
  safeFileName,
} from '../../core/attachments.ts'
import type { Entry } from '../../core/handoff.ts'
import type { Files } from '../../store/files.ts'
import type { Store } from '../../store/store.ts'
import type { Translations } from './mail-texts.ts'
import type { IncomingMail } from './read-mail.ts'

/** Why a file of a mail is not kept; each is a text `note.<reason>` of `locales/<locale>/mail.json`. */
export type LeftOut = { name: string; reason: 'type' | 'large' | 'many' }

/** A file that can be kept. */
interface Fit extends Pick<Attachment, 'name' | 'type'> {
  /** Where it stands in its mail. */
  place: number
  bytes: Uint8Array
}

/** Files of a mail, looked at as any other: what can be kept of them, and what is left out. */
export async function judgeFiles({ attachments }: IncomingMail): Promise<{ fit: Fit[]; leftOut: LeftOut[] }> {
  const fit: Fit[] = []
  const leftOut: LeftOut[] = []
  for (const [place, { name, bytes }] of attachments.entries()) {
    const type = (await fileTypeFromBuffer(bytes))?.mime ?? ''
    const safe = safeFileName(name)
    if (!isAttachmentType(type)) leftOut.push({ name: safe, reason: 'type' })
    else if (bytes.length > LARGEST_ATTACHMENT) leftOut.push({ name: safe, reason: 'large' })
    else if (fit.length === MOST_ATTACHMENTS) leftOut.push({ name: safe, reason: 'many' })
    else fit.push({ place, name: safe, type, bytes })
  }
  return { fit, leftOut }
}

/** Keeps them, and answers their numbers. Keeping them again changes nothing. */
export async function keepFiles(
  { id }: IncomingMail,
  fit: readonly Fit[],
  owner: { conversation: string; from: Entry['from']; at: number },
  { store, files }: { store: Store; files: Files },
): Promise<string[]> {
  const kept: string[] = []
  for (const { place, name, type, bytes } of fit) {
    const number = createHash('sha256').update(`${id}/${place}`).digest('base64url').slice(0, 32)
    await files.save(number, bytes)
    await store.saveAttachment({ id: number, ...owner, name, type, size: bytes.length, entry: 0 })
    kept.push(number)
  }
  return kept
}

/**
 * What a mail says together with what was left out of it, for whoever reads it: its sender too, who believes it was sent.
 * @example withLeftOut('Look.', [{ name: 'a.zip', reason: 'type' }], t) // => 'Look.\n\n[Left out of a mail: a.zip (neither a picture nor a PDF)]'
 */
export function withLeftOut(text: string, leftOut: readonly LeftOut[], t: Translations): string {
  if (leftOut.length === 0) return text
  const line = `[${leftOutText(leftOut, t)}]`
  return text === '' ? line : `${text}\n\n${line}`
}

export function leftOutText(leftOut: readonly LeftOut[], t: Translations): string {
  const files = leftOut.map(({ name, reason }) => `${name} (${t.mail(`note.${reason}`)})`).join(', ')
  return t.mail('note.files', { files })
}
