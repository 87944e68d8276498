import type { Entry } from '../../core/handoff.ts'
import { deliver, type NoAnswer, openUploads } from '../handoff/deliver.ts'
import { keep, readOutgoing } from '../handoff/kept.ts'
import { createOutbox, type Delivery, type Outbox, type Outgoing } from '../handoff/outbox.ts'
import { isPassing, posting, request } from '../handoff/request.ts'
import { createTyping, type Typing } from '../handoff/typing.ts'
import type { Uploads } from '../handoff/uploads.ts'

/** What an agent writes in one conversation and is not stored yet. */
export interface Desktop {
  outbox: Outbox
  uploads: Uploads
  typing: Typing
}

interface DesktopParts {
  changed(): void
  stored(entry: Entry): void
  /** Somebody else answers it: the words for that. */
  heldText(assignee: string): string
  signedOut(): void
}

/** Where an agent's writing in a conversation outlives a reload. */
export function openDesktop(id: string, { changed, stored, heldText, signedOut }: DesktopParts): Desktop {
  const path = pathOf(id)
  const way = { path, headers: {} }
  const kept = `guidepost:outbox:desk:${id}`
  const uploads = openUploads(way, `guidepost:files:desk:${id}`, changed)

  async function sendNote({ key, text }: Outgoing): Promise<Delivery> {
    const answer = await request<{ entry: Entry }>(`${path}/notes`, posting({ key, text }, {}))
    if (answer.kind === 'answered') return { kind: 'stored', entry: answer.body.entry }
    return notStored(answer)
  }

  function notStored(answer: NoAnswer): Delivery {
    if (answer.kind !== 'refused') return { kind: 'failed' }
    if (answer.status === 401) signedOut()
    if (isPassing(answer.status)) return { kind: 'failed' }
    return { kind: 'refused', reason: answer.code === 'held' ? heldText(answer.assignee) : answer.message }
  }

  const outbox = createOutbox({
    load: () => readOutgoing(kept),
    save: (messages) => keep(kept, messages),
    changed,
    stored,
    deliver: (message) => (message.kind === 'note' ? sendNote(message) : deliver(way, uploads, message, notStored)),
  })
  const typing = createTyping((typing) => void request(`${path}/typing`, posting({ typing }, {})))
  return { outbox, uploads, typing }
}

/** Where a conversation's routes are. */
export function pathOf(id: string): string {
  return `/api/desk/conversations/${id}`
}
