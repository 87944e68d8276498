import type { Surface } from '../../core/events.ts'
import css from '../../site/styles/search.css?url'
import { createPanel, finderOf, readTexts } from './panel.ts'

/** The search dialog over a page, built when it is first opened. */

interface Opening {
  input: HTMLInputElement
  surface: Surface
}

finderOf(document.documentElement.lang)
const styles = loadStyles()
let current: Promise<(opening: Opening) => void> | null = null

/** Opens the dialog with what the box holds; closing it brings the focus back to the box. */
export async function openSearch(opening: Opening): Promise<void> {
  if (document.querySelector('dialog[open]')) return
  current ??= build(opening.surface)
  const open = await current
  open(opening)
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
  close.setAttribute('aria-label', t('close'))
  close.textContent = 'Esc'
  const results = document.createElement('div')
  results.className = 'search-body'
  const said = document.createElement('p')
  said.className = 'visually-hidden'
  said.setAttribute('role', 'status')
  head.append(input, close)
  dialog.append(head, results, said)
  document.body.append(dialog)
  const panel = await createPanel({ input, results, said }, surface)

  let source: HTMLInputElement | null = null
  close.addEventListener('click', () => dialog.close())
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
    panel.show(opening.input.value)
    dialog.showModal()
    input.focus()
    // What was typed while the dialog was being made.
    if (input.value !== opening.input.value) panel.show(opening.input.value)
  }
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
