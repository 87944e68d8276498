/** What the keyboard does on the backlog; the same list is shown by "?". */
export const KEYS = [
  { keys: ['j', '↓'], does: 'next' },
  { keys: ['k', '↑'], does: 'previous' },
  { keys: ['a'], does: 'assign' },
  { keys: ['g'], does: 'give' },
  { keys: ['s'], does: 'snooze' },
  { keys: ['c'], does: 'copy' },
  { keys: ['o'], does: 'open' },
  { keys: ['?'], does: 'help' },
] as const

const STORED = 'guidepost:writers-keys'

/** Whether single keys act; people who speak to their computer switch them off. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

export function switchKeys(on: boolean): void {
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off')
  } catch {
    // Then they act again on the next page.
  }
}

/** Single keys act outside of fields only; arrows, once an entry has the focus. */
export function listenToKeys(place: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
    const target = event.target instanceof HTMLElement ? event.target : null
    if (target?.closest('input, select, textarea, dialog[open], [role="grid"]')) return
    const current = target?.closest<HTMLElement>('[data-entry]') ?? null
    const arrow = event.key === 'ArrowDown' ? 'j' : event.key === 'ArrowUp' ? 'k' : ''
    if (arrow === '' ? !areKeysOn() : current === null) return
    if (act(arrow || event.key, place, current)) event.preventDefault()
  })
}

/** Does what a key does; answers whether it does anything. */
function act(key: string, place: HTMLElement, current: HTMLElement | null): boolean {
  const press = (selector: string) => {
    const button = current?.querySelector<HTMLElement>(selector)
    button?.click()
    return Boolean(button)
  }
  switch (key) {
    case 'j':
      return step(place, current, 1)
    case 'k':
      return step(place, current, -1)
    case 'a':
      return press('[data-act="assign"]')
    case 'g':
      return press('[data-act="give"]')
    case 's':
      return press('[data-act="snooze"]')
    case 'c':
      return press('[data-act="copy"]')
    case 'o':
      return press('.next a')
    case '?':
      place.querySelector<HTMLElement>('[data-keys]')?.click()
      return true
    default:
      return false
  }
}

function step(place: HTMLElement, current: HTMLElement | null, by: 1 | -1): boolean {
  const entries = [...place.querySelectorAll<HTMLElement>('[data-entry]')]
  const at = current === null ? -1 : entries.indexOf(current)
  const next = entries[at === -1 ? 0 : Math.min(Math.max(at + by, 0), entries.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}
