import type { Desk } from './desk-state.ts'
import { queueOf } from './queue.ts'

/** What the keyboard does on the desk; the same list is shown by "?". */
export const KEYS = [
  { keys: ['j', '↓'], does: 'next' },
  { keys: ['k', '↑'], does: 'previous' },
  { keys: ['r'], does: 'reply' },
  { keys: ['Ctrl', '⌘', '↵'], does: 'send' },
  { keys: ['e'], does: 'solve' },
  { keys: ['q'], does: 'queue' },
  { keys: ['?'], does: 'help' },
] as const

/** Single keys act outside of fields only; arrows only while the focus is in the queue. */
export function listenToKeys(desk: Desk, place: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const target = event.target instanceof HTMLElement ? event.target : null
    if (target?.closest('textarea, select, dialog[open], input:not([type="checkbox"], [type="radio"])')) {
      if (event.key === 'Escape' && target.matches('textarea')) target.blur()
      return
    }
    const inQueue = target?.closest('.queue') !== null || target === document.body
    if (event.key === 'j' || (event.key === 'ArrowDown' && inQueue)) step(desk, place, 1, event)
    else if (event.key === 'k' || (event.key === 'ArrowUp' && inQueue)) step(desk, place, -1, event)
    else if (event.key === 'r') focusOn('#message', place, event)
    else if (event.key === 'e') void desk.solve()
    else if (event.key === 'q') {
      const { selected } = desk.state()
      if (isNarrow()) void desk.select(null)
      requestAnimationFrame(() => focusOn(selected === null ? '.queue-item' : `[data-id="${selected}"]`, place, event))
    } else if (event.key === '?') document.querySelector<HTMLDialogElement>('#desk-keys')?.showModal()
  })
}

function step(desk: Desk, place: HTMLElement, by: 1 | -1, event: KeyboardEvent): void {
  event.preventDefault()
  const { conversations, filter, selected } = desk.state()
  const queue = queueOf(conversations, filter)
  const at = queue.findIndex(({ id }) => id === selected)
  const next = queue[at === -1 ? 0 : Math.min(Math.max(at + by, 0), queue.length - 1)]
  if (!next) return
  void desk.select(next.id)
  place.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus()
}

function focusOn(selector: string, place: HTMLElement, event: KeyboardEvent): void {
  event.preventDefault()
  place.querySelector<HTMLElement>(selector)?.focus()
}

/** One pane at a time, as desk.css has it. */
function isNarrow(): boolean {
  return matchMedia('(width < 48rem)').matches
}
