import type { Desk, DialogName } from './desk-state.ts'
import { queueOf } from './queue.ts'

/** What the keyboard does on the desk; the same list is shown by "?". */
export const KEYS = [
  { group: 'queue', keys: ['j', '↓'], does: 'next' },
  { group: 'queue', keys: ['k', '↑'], does: 'previous' },
  { group: 'queue', keys: ['f'], does: 'find' },
  { group: 'queue', keys: ['w'], does: 'whose' },
  { group: 'queue', keys: ['q'], does: 'queue' },
  { group: 'writing', keys: ['r'], does: 'reply' },
  { group: 'writing', keys: ['n'], does: 'note' },
  { group: 'writing', keys: ['/'], does: 'canned' },
  { group: 'writing', keys: ['a'], does: 'attach' },
  { group: 'writing', keys: ['Ctrl', '⌘', '↵'], does: 'send' },
  { group: 'writing', keys: ['Esc'], does: 'leave' },
  { group: 'conversation', keys: ['t'], does: 'take' },
  { group: 'conversation', keys: ['h'], does: 'hand_over' },
  { group: 'conversation', keys: ['b'], does: 'give_back' },
  { group: 'conversation', keys: ['l'], does: 'tags' },
  { group: 'conversation', keys: ['o'], does: 'topic' },
  { group: 'conversation', keys: ['e'], does: 'solve' },
  { group: 'conversation', keys: ['m'], does: 'merge' },
  { group: 'conversation', keys: ['z'], does: 'undo' },
  { group: 'conversation', keys: ['p'], does: 'packet' },
  { group: 'conversation', keys: ['g'], does: 'suggested' },
  { group: 'conversation', keys: ['?'], does: 'help' },
] as const

const WHOSE = ['all', 'mine', 'nobody'] as const

/** Single keys act outside of fields only, and not at all when the agent switched them off; arrows only in the queue. */
export function listenToKeys(desk: Desk, place: HTMLElement, draw: () => void): void {
  const focusOn = (selector: string) => place.querySelector<HTMLElement>(selector)?.focus()
  /** At once: what is typed next must find the field, and act as no key. */
  const afterDrawing = (run: () => void) => {
    draw()
    run()
  }

  function write(writing: 'reply' | 'note', then: () => void): void {
    desk.show({ writing, pane: 'conversation' })
    afterDrawing(() => {
      focusOn('#message')
      then()
    })
  }

  function ask(dialog: DialogName): void {
    desk.show({ dialog })
    draw()
  }

  const nothing = () => undefined
  const press = (selector: string) => place.querySelector<HTMLElement>(selector)?.click()
  const runs: Readonly<Record<string, () => unknown>> = {
    j: () => step(desk, place, 1),
    k: () => step(desk, place, -1),
    f: () => {
      desk.show({ pane: 'queue' })
      afterDrawing(() => focusOn('#queue-search'))
    },
    w: () => {
      const { filter } = desk.state()
      const next = WHOSE[(WHOSE.indexOf(filter.whose) + 1) % WHOSE.length] ?? 'all'
      desk.setFilter({ ...filter, whose: next })
    },
    q: () => {
      const { selected } = desk.state()
      desk.show({ pane: 'queue' })
      afterDrawing(() => focusOn(selected === null ? '.queue-item' : `[data-id="${selected}"]`))
    },
    r: () => write('reply', nothing),
    n: () => write('note', nothing),
    '/': () => write('reply', () => press('[data-act="canned"]')),
    a: () => write('reply', () => press('[data-act="attach"]')),
    t: desk.take,
    h: () => ask('hand_over'),
    b: desk.giveBack,
    l: () => {
      desk.show({ pane: 'packet' })
      afterDrawing(() => focusOn('#tag-field'))
    },
    o: () => ask('topic'),
    e: () => (isSolved(desk) ? desk.reopen() : desk.solve()),
    m: () => (isSolved(desk) ? undefined : ask('merge')),
    z: desk.undo,
    p: () => {
      desk.show({ pane: 'packet' })
      afterDrawing(() => focusOn('#packet-title'))
    },
    g: () => {
      desk.show({ pane: 'packet' })
      afterDrawing(() => focusOn('#suggested-search'))
    },
    '?': () => document.querySelector<HTMLDialogElement>('#desk-keys')?.showModal(),
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
    const target = event.target instanceof HTMLElement ? event.target : null
    if (target?.closest('textarea, select, dialog[open], input:not([type="checkbox"], [type="radio"])')) {
      if (event.key === 'Escape' && target.matches('textarea, input')) leaveField(target)
      return
    }
    const isInQueue = target?.closest('.queue-list') !== null || target === document.body
    const arrow = event.key === 'ArrowDown' ? 'j' : event.key === 'ArrowUp' ? 'k' : ''
    if (arrow === '' && !desk.state().preferences.keys) return
    const run = arrow === '' ? runs[event.key] : isInQueue ? runs[arrow] : undefined
    if (!run) return
    event.preventDefault()
    void run()
  })
}

/** Out of a field, to where single keys act. */
function leaveField(field: HTMLElement): void {
  const title = field.closest('.queue') ? '#queue-title' : field.closest('.packet') ? '#packet-title' : '#thread-title'
  document.querySelector<HTMLElement>(title)?.focus()
}

function isSolved(desk: Desk): boolean {
  const { conversations, selected } = desk.state()
  return conversations.get(selected ?? '')?.state === 'solved'
}

function step(desk: Desk, place: HTMLElement, by: 1 | -1): void {
  const { conversations, filter, selected, me, found } = desk.state()
  const queue = queueOf(conversations.values(), filter, { me, found })
  const at = queue.findIndex(({ id }) => id === selected)
  const next = queue[at === -1 ? 0 : Math.min(Math.max(at + by, 0), queue.length - 1)]
  if (!next) return
  void desk.select(next.id)
  place.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus()
}
