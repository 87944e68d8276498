import { readKept } from '../handoff/kept.ts'

/** What outlives a page of the other site: in its tab's storage, until the tab is closed. */

export const KEPT_TALK = 'guidepost:talk'
export const KEPT_PANEL = 'guidepost:panel'

/** The conversation of this tab, and the last entry that was seen. */
export interface KeptTalk {
  id: string
  secret: string
  seen: number
}

/** What the panel shows; null while it is closed. */
export type View =
  | { name: 'home' }
  | { name: 'guide'; guide: string; from: 'search' | 'browse' | 'suggestion' | 'external' }
  | { name: 'ask'; topic: string; question: string }
  | { name: 'talk' }

export function readKeptIf<T>(key: string, isWanted: (value: unknown) => value is T): T | null {
  const isWantedOrNone = (value: unknown): value is T | null => value === null || isWanted(value)
  return readKept<T | null>(key, isWantedOrNone, null)
}

const partsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

export function isKeptTalk(value: unknown): value is KeptTalk {
  const { id, secret, seen } = partsOf(value)
  return typeof id === 'string' && typeof secret === 'string' && typeof seen === 'number'
}

export function isShown(value: unknown): value is View {
  const { name, guide, from, topic, question } = partsOf(value)
  if (name === 'home' || name === 'talk') return true
  if (name === 'guide') return typeof guide === 'string' && typeof from === 'string'
  return name === 'ask' && typeof topic === 'string' && typeof question === 'string'
}
