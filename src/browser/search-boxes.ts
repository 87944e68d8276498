import type { Surface } from '../core/vocabulary.ts'

/** The search boxes of a page: a plain form until it is used, then the dialog. */

const load = () => import('./search/dialog.ts')

/** Opens the search dialog on a click, on typing and on "/" or Ctrl/⌘ K; tabbing through a box opens nothing. */
export function openSearchBoxes(): void {
  const boxes = [...document.querySelectorAll<HTMLFormElement>('[data-search-box]')]
  for (const box of boxes) {
    const input = inputOf(box)
    if (!input) continue
    const open = () => void openFrom(box, input)
    input.addEventListener('focus', () => void load(), { once: true })
    input.addEventListener('click', open)
    input.addEventListener('input', open)
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-query]'))
    link.addEventListener('click', (event) => {
      const [box] = boxes
      const input = box && inputOf(box)
      if (!input || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      input.value = link.dataset['query'] ?? ''
      void openFrom(box, input)
    })
  addEventListener('keydown', (event) => {
    const [box] = boxes
    const input = box && inputOf(box)
    const isSlash = event.key === '/' && !isTyping(event.target)
    const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    if (!input || document.querySelector('dialog[open]') || !(isSlash || isK)) return
    event.preventDefault()
    input.focus()
    void openFrom(box, input)
  })
}

function inputOf(box: HTMLFormElement): HTMLInputElement | null {
  return box.querySelector<HTMLInputElement>('input[type=search]')
}

async function openFrom(box: HTMLFormElement, input: HTMLInputElement): Promise<void> {
  const { openSearch } = await load()
  openSearch({ input, surface: surfaceOf(box) })
}

const SURFACES: readonly Surface[] = ['home', 'header', 'results', 'not_found', 'topic']

function surfaceOf(box: HTMLFormElement): Surface {
  return SURFACES.find((surface) => surface === box.dataset['surface']) ?? 'header'
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName))
  )
}
