import type { Entry } from '../../core/handoff.ts'
import { keep, readAttachments } from './kept.ts'
import type { Delivery, Outgoing } from './outbox.ts'
import { fetchFile, putFile } from './put-file.ts'
import { isPassing, posting, type Refusal, request } from './request.ts'
import { createUploads, type Uploads } from './uploads.ts'

/** A conversation as one side reaches it. */
export interface Way {
  /** Such as "/api/conversations/0123456789abcdef". */
  path: string
  /** What says who asks; none where a cookie does. */
  headers: Record<string, string>
}

/** Sends one message, after its files; `reasonOf` says for people why the server refused one. */
export async function deliver(
  { path, headers }: Way,
  uploads: Uploads,
  { key, text, attachments }: Outgoing,
  reasonOf: (refusal: Refusal) => string,
): Promise<Delivery> {
  const sent = await uploads.settle(attachments)
  if (sent.kind !== 'stored') return sent
  const body = { key, text, attachments: attachments.map(({ id }) => id) }
  const answer = await request<{ entry: Entry }>(`${path}/messages`, posting(body, headers))
  if (answer.kind === 'answered') return { kind: 'stored', entry: answer.body.entry }
  if (answer.kind === 'refused' && !isPassing(answer.status)) return { kind: 'refused', reason: reasonOf(answer) }
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
