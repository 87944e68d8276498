import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { isAttachmentType, LARGEST_ATTACHMENT, MOST_ATTACHMENTS, safeFileName } from '../../core/attachments.ts'
import type { Entry } from '../../core/handoff.ts'
import type { Files } from '../../store/files.ts'
import type { Store } from '../../store/store.ts'
import type { IncomingMail } from './read-mail.ts'

/** Why a file of a mail is not kept; each is a text `note.<reason>` of `locales/<locale>/mail.json`. */
export type LeftOut = { name: string; reason: 'type' | 'large' | 'many' }

/** Files of a mail, looked at as any other: their numbers where they are kept, and what is left out. Taking them again changes nothing. */
export async function takeFiles(
  { id, attachments }: IncomingMail,
  owner: { conversation: string; from: Entry['from']; at: number },
  { store, files }: { store: Store; files: Files },
): Promise<{ kept: string[]; leftOut: LeftOut[] }> {
  const kept: string[] = []
  const leftOut: LeftOut[] = []
  for (const [place, { name, bytes }] of attachments.entries()) {
    const type = (await fileTypeFromBuffer(bytes))?.mime ?? ''
    const safe = safeFileName(name)
    if (!isAttachmentType(type)) leftOut.push({ name: safe, reason: 'type' })
    else if (bytes.length > LARGEST_ATTACHMENT) leftOut.push({ name: safe, reason: 'large' })
    else if (kept.length === MOST_ATTACHMENTS) leftOut.push({ name: safe, reason: 'many' })
    else {
      const number = createHash('sha256').update(`${id}/${place}`).digest('base64url').slice(0, 32)
      await files.save(number, bytes)
      await store.saveAttachment({ id: number, ...owner, name: safe, type, size: bytes.length, entry: 0 })
      kept.push(number)
    }
  }
  return { kept, leftOut }
}
