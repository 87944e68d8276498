import {
  type Attachment,
  type AttachmentType,
  attachmentTypeOf,
  LARGEST_ATTACHMENT,
  MOST_ATTACHMENTS,
  SIGNATURE_BYTES,
  safeFileName,
} from '../../core/attachments.ts'
import { randomText } from './outbox.ts'

/** Files that are being attached: looked at, sent ahead of their message, and sent again until they are stored. */

export interface Upload extends Omit<Attachment, 'type'> {
  /** Empty when it is nothing that may be attached. */
  type: AttachmentType | ''
  /** waiting: it is sent again by itself. */
  state: 'sending' | 'waiting' | 'ready' | 'refused'
  /** How much of it has gone, from 0 to 1. */
  share: number
  why: Refused
  /** The server's own words when it refused. */
  words: string
}

/** Why a file is not taken; empty when it is. */
export type Refused = '' | 'type' | 'size' | 'empty' | 'many' | 'server'

/** What became of sending one file, or of all files of a message. */
export type Sent = { kind: 'stored' } | { kind: 'failed' } | { kind: 'refused'; reason: string }

export interface UploadParts {
  /** Sends a file under its number; may be repeated. */
  send(id: string, file: File, progress: (share: number) => void): Promise<Sent>
  /** A stored file's bytes; null when they cannot be had. */
  fetch(id: string): Promise<Blob | null>
  /** Where the draft's stored files outlive a reload. */
  load(): Attachment[]
  save(attachments: readonly Attachment[]): void
  changed(): void
}

export interface Uploads {
  /** The files of the message that is being written, those that were refused too. */
  list(): readonly Upload[]
  add(files: readonly File[]): Promise<void>
  remove(id: string): void
  /** Sends what waits again, now. */
  retry(): void
  /** Takes the draft's files for a message; those still on their way go on. */
  take(): Attachment[]
  /** What became of a message's files: the message may go when they are stored. */
  settle(attachments: readonly Attachment[]): Promise<Sent>
  /** A file's bytes, from here when it was attached here. */
  read(attachment: Attachment): Promise<Blob | null>
}

const PAUSE = 5_000

export function createUploads({ send, fetch, load, save, changed }: UploadParts): Uploads {
  let draft: readonly Upload[] = load().map((stored) => ({
    ...stored,
    ...({ state: 'ready', share: 1, why: '', words: '' } as const),
  }))
  const files = new Map<string, File>()
  /** Of each number that was sent from here, how its last attempt ended or will end. */
  const attempts = new Map<string, Promise<Sent>>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function change(next: readonly Upload[]): void {
    draft = next
    save(draft.filter(({ state }) => state === 'ready').flatMap(asAttachment))
    changed()
  }

  function mark(id: string, part: Partial<Upload>): void {
    if (draft.some((upload) => upload.id === id))
      change(draft.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)))
  }

  function attempt(id: string, file: File): Promise<Sent> {
    mark(id, { state: 'sending', share: 0 })
    const sending = send(id, file, (share) => mark(id, { share })).then((sent) => {
      if (sent.kind === 'stored') mark(id, { state: 'ready', share: 1 })
      else if (sent.kind === 'refused') mark(id, { state: 'refused', why: 'server', words: sent.reason })
      else {
        mark(id, { state: 'waiting' })
        clearTimeout(timer)
        timer = setTimeout(retry, PAUSE)
      }
      return sent
    })
    attempts.set(id, sending)
    return sending
  }

  function retry(): void {
    for (const { id, state } of draft) {
      const file = files.get(id)
      if (file && state === 'waiting') void attempt(id, file)
    }
  }

  return {
    list: () => draft,
    retry,
    async add(added) {
      for (const file of added) {
        const id = randomText(16)
        const type = attachmentTypeOf(new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer()))
        const taken = draft.filter(({ state }) => state !== 'refused').length
        const why = taken >= MOST_ATTACHMENTS ? 'many' : refusalOf(file.size, type)
        const about = { id, name: safeFileName(file.name), size: file.size, type, share: 0, why, words: '' }
        change([...draft, { ...about, state: why === '' ? 'sending' : 'refused' }])
        if (why !== '') continue
        files.set(id, file)
        void attempt(id, file)
      }
    },
    remove(id) {
      files.delete(id)
      change(draft.filter((upload) => upload.id !== id))
    },
    take() {
      const taken = draft.filter(({ state }) => state !== 'refused').flatMap(asAttachment)
      change([])
      return taken
    },
    async settle(attachments) {
      for (const { id } of attachments) {
        const file = files.get(id)
        // One that is not from here was stored before a reload, or the server says that it was not.
        if (!file) continue
        const last = await attempts.get(id)
        const sent = last?.kind === 'failed' || !last ? await attempt(id, file) : last
        if (sent.kind !== 'stored') return sent
      }
      return { kind: 'stored' }
    },
    async read({ id, type }) {
      const bytes = files.get(id) ?? (await fetch(id))
      // What it is, the server found out; the browser is not asked to guess.
      return bytes && new Blob([bytes], { type })
    },
  }
}

/** How far all files together have gone, from 0 to 1. */
export function shareOf(uploads: readonly Upload[]): number {
  const size = uploads.reduce((sum, upload) => sum + upload.size, 0)
  return size === 0 ? 1 : uploads.reduce((sum, upload) => sum + upload.share * upload.size, 0) / size
}

function refusalOf(size: number, type: string): Refused {
  if (size === 0) return 'empty'
  if (type === '') return 'type'
  return size > LARGEST_ATTACHMENT ? 'size' : ''
}

function asAttachment({ id, name, size, type }: Upload): Attachment[] {
  return type === '' ? [] : [{ id, name, size, type }]
}
