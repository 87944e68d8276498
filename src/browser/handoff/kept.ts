import type { Attachment } from '../../core/attachments.ts'
import type { Outgoing } from './outbox.ts'

/** Drafts and unsent messages in sessionStorage: they outlive a reload and end with the tab. */

export function readKept<T>(key: string, isWanted: (value: unknown) => value is T, otherwise: T): T {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isWanted(kept) ? kept : otherwise
  } catch {
    return otherwise
  }
}

/** Without storage, or with a full one, the page still works while it stays open. */
export function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Nothing to do: what is on the screen is not touched.
  }
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** Messages that were on their way; one that an older page kept has no attachments and is no note. */
export function readOutgoing(key: string): Outgoing[] {
  return readKept(key, isOutgoingList, []).map((message) => ({
    ...message,
    kind: message.kind ?? 'message',
    attachments: message.attachments ?? [],
  }))
}

/** Files of a draft that the server has already. */
export function readAttachments(key: string): Attachment[] {
  return readKept(key, isAttachmentList, [])
}

function isOutgoingList(value: unknown): value is Outgoing[] {
  return Array.isArray(value) && value.every((item) => isText(item?.key) && isText(item?.text) && isText(item?.state))
}

function isAttachmentList(value: unknown): value is Attachment[] {
  return Array.isArray(value) && value.every((item) => isText(item?.id) && isText(item?.name) && isText(item?.type))
}
