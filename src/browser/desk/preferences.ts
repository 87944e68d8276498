import { isRecord } from '../handoff/request.ts'

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
