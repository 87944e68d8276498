import type { Entry } from '../../core/handoff.ts'
import { keep, readAttachments } from './kept.ts'
import type { Delivery, Outgoing } from './outbox.ts'
import { fetchFile, putFile } from './put-file.ts'
import { type Answer, isPassing, posting, request } from './request.ts'
import { createUploads, type Uploads } from './uploads.ts'

/** A conversation as one side reaches it. */
export interface Way {
  /** Such as "/api/conversations/0123456789abcdef". */
  path: string
  /** What says who asks; none where a cookie does. */
  headers: Record<string, string>
}

export type NoAnswer = Exclude<Answer<unknown>, { kind: 'answered' }>

/** Sends one message, after its files; `notStored` says what becomes of it when it was not stored. */
export async function deliver(
  { path, headers }: Way,
  uploads: Uploads,
  { key, text, attachments }: Outgoing,
  notStored: (answer: NoAnswer) => Delivery,
): Promise<Delivery> {
  const sent = await uploads.settle(attachments)
  if (sent.kind !== 'stored') return sent
  const body = { key, text, attachments: attachments.map(({ id }) => id) }
  const answer = await request<{ entry: Entry }>(`${path}/messages`, posting(body, headers))
  return answer.kind === 'answered' ? { kind: 'stored', entry: answer.body.entry } : notStored(answer)
}

/** What is refused for good is told in the server's words; all else goes again. */
export function againOrRefused(answer: NoAnswer): Delivery {
  if (answer.kind === 'refused' && !isPassing(answer.status)) return { kind: 'refused', reason: answer.message }
  return { kind: 'failed' }
}

/** The files of a conversation's draft, which outlive a reload under the name `kept`. */
export function openUploads({ path, headers }: Way, kept: string, changed: () => void): Uploads {
  return createUploads({
    send: (id, file, progress) => putFile(path, headers, id, file, progress),
    fetch: (id) => fetchFile(path, headers, id),
    load: () => readAttachments(kept),
    save: (attachments) => keep(kept, attachments),
    changed,
  })
}
