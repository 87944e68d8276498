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

export function isOutgoingList(
  value: unknown,
): value is { key: string; text: string; at: number; state: 'sending' | 'waiting' | 'refused'; reason: string }[] {
  return Array.isArray(value) && value.every((item) => isText(item?.key) && isText(item?.text) && isText(item?.state))
}
