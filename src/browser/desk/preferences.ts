import { isText, keep, readKept } from '../handoff/kept.ts'
import { isRecord } from '../handoff/request.ts'
import { type QueueFilter, WHOLE_QUEUE } from './queue.ts'
import type { Setup } from './setup.ts'

/** What an agent set on this machine; it outlives the tab. */
export interface Preferences {
  available: boolean
  /** The locales one answers in. */
  answering: string[]
  sound: boolean
  /** Whether the browser notifies while no desk is in sight; it must have been allowed to. */
  notify: boolean
  /** Whether single keys act: who dictates or types by a switch may need them off. */
  keys: boolean
}

const KEY = 'guidepost:desk'

export function readPreferences(locales: readonly string[]): Preferences {
  const otherwise: Preferences = {
    ...{ available: false, answering: [...locales] },
    ...{ sound: false, notify: false, keys: true },
  }
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (!isRecord(kept)) return otherwise
    const { answering } = kept
    return {
      available: kept['available'] === true,
      answering: Array.isArray(answering) ? locales.filter((locale) => answering.includes(locale)) : [...locales],
      sound: kept['sound'] === true,
      notify: kept['notify'] === true,
      keys: kept['keys'] !== false,
    }
  } catch {
    return otherwise
  }
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // Without storage they hold until the tab is closed.
  }
}

const FILTER_KEY = 'guidepost:desk:filter'

/** What the queue was narrowed to in this tab; a language or topic that is no more shows all. */
export function readFilter({ locales, topics }: Pick<Setup, 'locales' | 'topics'>): QueueFilter {
  const kept = readKept(FILTER_KEY, isFilter, WHOLE_QUEUE)
  const isTopic = Object.values(topics).some((names) => kept.topic in names)
  return { ...kept, locale: kept.locale in locales ? kept.locale : '', topic: isTopic ? kept.topic : '' }
}

export function keepFilter(filter: QueueFilter): void {
  keep(FILTER_KEY, filter)
}

function isFilter(value: unknown): value is QueueFilter {
  if (!isRecord(value)) return false
  const { state, locale, topic, whose, text } = value
  return (
    (state === 'open' || state === 'solved') &&
    (whose === 'all' || whose === 'mine' || whose === 'nobody') &&
    [locale, topic, text].every(isText)
  )
}
