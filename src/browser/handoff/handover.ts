import type { Entry } from '../../core/handoff.ts'
import type { ClientConversation } from './conversation-view.tsx'
import { keep, readKept } from './kept.ts'
import { isRecord } from './request.ts'

/** A conversation as the page that opened it knows it, for the page that shows it: drawn before the server is asked again. */
export interface Handover {
  conversation: ClientConversation
  entries: Entry[]
}

const nameOf = (id: string) => `guidepost:opened:${id}`

/** @param body the server's answer to the opening: the conversation with its first entry */
export function handOver(id: string, body: unknown): void {
  const conversation = isRecord(body) ? body['conversation'] : null
  const last = isRecord(conversation) ? conversation['last'] : null
  if (isRecord(last)) keep(nameOf(id), { conversation, entries: [last] })
}

/** Once: a page that is loaded again asks the server. */
export function takeHandover(id: string): Handover | null {
  const handover = readKept(nameOf(id), isHandover, null)
  if (handover) keep(nameOf(id), null)
  return handover
}

function isHandover(value: unknown): value is Handover | null {
  return isRecord(value) && isRecord(value['conversation']) && Array.isArray(value['entries'])
}
