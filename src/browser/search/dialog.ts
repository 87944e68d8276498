import type { Surface } from '../../core/vocabulary.ts'
import css from '../../site/styles/search.css?url'
import { createFinder } from './finder.ts'
import { createPanel, readTexts } from './panel.ts'
import { recordedSearching } from './recorded-searching.ts'

/** The search dialog over a page, built when it is first opened. */

interface Opening {
  input: HTMLInputElement
  surface: Surface
}

/** Lucide's "search" and "x". */
const MAGNIFIER = 'm21 21-4.34-4.34M11 3a8 8 0 1 0 0 16 8 8 0 0 0 0-16'
const CROSS = 'M18 6 6 18M6 6l12 12'

const finder = createFinder(document.documentElement.lang)
finder.warm()
const styles = loadStyles()
/** One dialog a surface, so that each search is recorded where it was made. */
const dialogs = new Map<Surface, Promise<(opening: Opening) => void>>()

/** Opens the dialog with what the box holds; closing it brings the focus back to the box. */
export async function openSearch(opening: Opening): Promise<void> {
  if (document.querySelector('dialog[open]')) return
  const dialog = dialogs.get(opening.surface) ?? build(opening.surface)
  dialogs.set(opening.surface, dialog)
  try {
    const open = await dialog
    open(opening)
  } catch {
    // Without its texts there is no dialog: the form leads to the search page, and the next try begins anew.
    dialogs.delete(opening.surface)
  }
}

async function build(surface: Surface): Promise<(opening: Opening) => void> {
  const [t] = await Promise.all([readTexts('browser'), styles])
  const dialog = document.createElement('dialog')
  dialog.className = 'search-dialog'
  dialog.setAttribute('aria-label', t('title'))
  const head = document.createElement('div')
  head.className = 'search-head'
  const input = document.createElement('input')
  Object.assign(input, {
    type: 'search',
    autocomplete: 'off',
    spellcheck: false,
    maxLength: 300,
    placeholder: t('placeholder'),
  })
  input.setAttribute('aria-label', t('title'))
  input.setAttribute('enterkeyhint', 'search')
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'search-close'
  close.setAttribute('aria-label', `Esc – ${t('close')}`)
  const key = document.createElement('kbd')
  key.textContent = 'Esc'
  close.append(key, icon(CROSS))
  const results = document.createElement('div')
  results.className = 'search-body'
  const said = document.createElement('p')
  said.className = 'visually-hidden'
  said.setAttribute('role', 'status')
  head.append(icon(MAGNIFIER), input, close)
  dialog.append(head, results, said)
  const panel = await createPanel({
    input,
    results,
    said,
    finder,
    searching: recordedSearching(surface),
    changed: () => {},
  })
  document.body.append(dialog)

  let source: HTMLInputElement | null = null
  close.addEventListener('click', () => dialog.close())
  // A search box would take the first Escape to empty itself.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    dialog.close()
  })
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  dialog.addEventListener('close', () => {
    panel.leave()
    if (source) source.value = ''
    source?.focus()
  })
  return (opening) => {
    if (dialog.open) return
    source = opening.input
    dialog.showModal()
    panel.show(source.value, source.form?.querySelector<HTMLInputElement>('[name=topic]')?.value ?? '')
    input.focus()
  }
}

function icon(shape: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', shape)
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'search-icon')
  svg.setAttribute('aria-hidden', 'true')
  svg.append(path)
  return svg
}

function loadStyles(): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = css
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => resolve())
    document.head.append(link)
  })
}
