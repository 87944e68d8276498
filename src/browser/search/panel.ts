import type { Translate } from '../../core/facts.ts'
import { guideAddress } from '../../core/guide-path.ts'
import { redact } from '../../core/redact.ts'
import { createTranslate } from '../../core/text.ts'
import type { Surface } from '../../core/events.ts'
import { record } from '../record.ts'
import { noteOpened, noteSearch } from '../trail.ts'
import type { Found, Result } from './engine.ts'
import { createFinder, type Finder } from './finder.ts'
import { createSearching, type Searching } from './searching.ts'

/** An input with its results beneath: the dialog and the search page are two frames around this. */

export interface Panel {
  show(query: string): void
  settle(): void
  leave(): void
}

interface Elements {
  input: HTMLInputElement
  results: HTMLElement
  said: HTMLElement
}

const DEBOUNCE = 60
const finders = new Map<string, Finder>()

/** The one finder of a page; asking for it begins to load the reader's index. */
export function finderOf(locale: string): Finder {
  const finder =
    finders.get(locale) ?? createFinder(locale, (document.documentElement.dataset['locales'] ?? locale).split(' '))
  finders.set(locale, finder)
  finder.warm()
  return finder
}

/** The search interface's texts in the page's language. */
export async function readTexts(namespace: string): Promise<Translate> {
  const { lang } = document.documentElement
  const response = await fetch(`/texts/${lang}/${namespace}.json`)
  return createTranslate(await response.json(), lang)
}

/** A search that records itself into the ledger and the trail. */
export function recordedSearching(surface: Surface): Searching {
  return createSearching({
    surface,
    record,
    note: noteSearch,
    noteOpened,
    clean: redact,
    later(run, milliseconds) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  })
}

export async function createPanel({ input, results, said }: Elements, surface: Surface): Promise<Panel> {
  const locale = document.documentElement.lang
  const finder = finderOf(locale)
  const [t, topicTitle] = await Promise.all([readTexts('browser'), readTexts('topics')])
  const searching = recordedSearching(surface)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let topic = new URLSearchParams(location.search).get('topic') ?? ''
  let active = -1

  const contactAddress = () =>
    `/${locale}/contact/?q=${encodeURIComponent(input.value.trim())}&from=${encodeURIComponent(location.pathname)}`

  async function find(query: string, literal: boolean): Promise<void> {
    asked += 1
    const mine = asked
    if (query.trim() === '') {
      results.replaceChildren()
      said.textContent = ''
      return
    }
    if (results.childElementCount === 0) results.replaceChildren(paragraph(t('loading'), 'search-state'))
    try {
      const found = await finder.find(query, literal)
      if (mine !== asked) return
      draw(query, found)
    } catch {
      if (mine !== asked) return
      results.replaceChildren(paragraph(t('failed'), 'search-state'), dead(query))
      said.textContent = t('failed')
    }
  }

  function draw(query: string, found: Found & { refused: string }): void {
    active = -1
    input.removeAttribute('aria-activedescendant')
    if (found.refused !== '') {
      results.replaceChildren(paragraph(t(`refused.${found.refused}`), 'search-warning'))
      said.textContent = t(`refused.${found.refused}`)
      return
    }
    searching.show({ query, results: found.results.length, rung: found.rung })
    if (found.results.length === 0) {
      results.replaceChildren(paragraph(t('nothing', { query }), 'search-state'), dead(query))
      said.textContent = t('nothing', { query })
      return
    }
    const counts = new Map<string, number>()
    for (const result of found.results) counts.set(result.topic, (counts.get(result.topic) ?? 0) + 1)
    if (!counts.has(topic)) topic = ''
    const shown = found.results.filter((result) => topic === '' || result.topic === topic)
    results.replaceChildren(...whatWasDone(found, query), chips(counts, found, query), list(shown, found), foot())
    said.textContent = t('found', { count: shown.length })
  }

  /** What the search did with the words: respelled, widened, or another language. */
  function whatWasDone(found: Found, query: string): HTMLElement[] {
    const [first] = found.results
    if (found.rung === 'other_locale' && first) {
      const name = new Intl.DisplayNames([locale], { type: 'language' }).of(first.locale) ?? first.locale
      return [paragraph(t('otherLocale', { language: name }), 'search-said')]
    }
    if (found.respelled !== '') {
      const line = paragraph('', 'search-said')
      const [before = '', after = ''] = t('respelled', { query: '\u0000' }).split('\u0000')
      const strong = document.createElement('strong')
      strong.textContent = found.respelled
      const undo = document.createElement('button')
      undo.type = 'button'
      undo.textContent = t('asTyped')
      undo.addEventListener('click', () => void find(query, true))
      line.append(before, strong, after, ' ', undo)
      return [line]
    }
    return found.rung === 'relaxed' ? [paragraph(t('relaxed'), 'search-said')] : []
  }

  function chips(counts: ReadonlyMap<string, number>, found: Found & { refused: string }, query: string): HTMLElement {
    const row = document.createElement('div')
    row.className = 'search-chips'
    row.setAttribute('role', 'group')
    row.setAttribute('aria-label', t('topics'))
    const all: [string, string, number][] = [['', t('all'), found.results.length]]
    for (const [name, count] of counts) all.push([name, topicTitle(`${name}.title`), count])
    for (const [name, label, count] of all) {
      const chip = document.createElement('button')
      chip.type = 'button'
      chip.className = 'chip'
      chip.setAttribute('aria-pressed', String(topic === name))
      chip.textContent = `${label} ${new Intl.NumberFormat(locale).format(count)}`
      chip.addEventListener('click', () => {
        topic = name
        draw(query, found)
        results.querySelector<HTMLElement>('.chip[aria-pressed="true"]')?.focus()
      })
      row.append(chip)
    }
    return row
  }

  function list(shown: readonly Result[], found: Found): HTMLElement {
    const items = document.createElement('ol')
    items.className = 'search-results'
    items.id = 'search-results'
    shown.forEach((result, place) => {
      const isBest = place === 0 && found.best && topic === ''
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.id = `result-${place}`
      link.className = isBest ? 'search-best' : 'search-result'
      const anchor = !isBest && result.excerpt.anchor ? `#${result.excerpt.anchor}` : ''
      link.href = `${guideAddress(locale, result.guide)}${anchor}`
      if (isBest) link.append(span('search-label', t('best')))
      link.append(own(span('search-title', result.title), result))
      link.append(own(isBest ? span('search-text', result.answer) : excerpt(result), result))
      const where = [topicTitle(`${result.topic}.title`), isBest ? '' : result.excerpt.section].filter(
        (part) => part !== '',
      )
      link.append(span('search-where', where.join(' · ')))
      link.addEventListener('click', () => {
        sessionStorage.setItem('guidepost:from', 'search')
        searching.choose(result.guide, place + 1)
      })
      item.append(link)
      items.append(item)
    })
    return items
  }

  function foot(): HTMLElement {
    const row = document.createElement('div')
    row.className = 'search-foot'
    const keys = span('search-keys', t('keys'))
    keys.setAttribute('aria-hidden', 'true')
    const none = document.createElement('a')
    none.className = 'button-quiet'
    none.href = contactAddress()
    none.textContent = t('none')
    none.addEventListener('click', () => searching.refuse())
    row.append(keys, none)
    return row
  }

  /** The end of the ladder: topics, and a person with the query carried along. */
  function dead(query: string): HTMLElement {
    const box = document.createElement('div')
    box.className = 'search-dead'
    const ask = document.createElement('a')
    ask.className = 'button'
    ask.href = contactAddress()
    ask.textContent = t('ask')
    const browse = document.createElement('a')
    browse.className = 'button-quiet'
    browse.href = `/${locale}/#topics`
    browse.textContent = t('browse')
    if (query !== '') box.append(ask, browse)
    return box
  }

  input.setAttribute('aria-controls', 'search-results')
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void find(input.value, false), DEBOUNCE)
  })
  input.addEventListener('keydown', (event) => {
    const links = [...results.querySelectorAll<HTMLAnchorElement>('.search-results a')]
    if (event.key === 'Enter') {
      event.preventDefault()
      const chosen = links[active]
      if (chosen) chosen.click()
      else searching.settle()
    }
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || links.length === 0) return
    event.preventDefault()
    active =
      (active + (event.key === 'ArrowDown' ? 1 : -1) + links.length + (active < 0 && event.key === 'ArrowUp' ? 1 : 0)) %
      links.length
    links.forEach((link, place) => link.classList.toggle('is-active', place === active))
    links[active]?.scrollIntoView({ block: 'nearest' })
    const link = links[active]
    if (link) said.textContent = link.querySelector('.search-title')?.textContent ?? ''
  })
  addEventListener('pagehide', () => searching.leave())

  return {
    show(query) {
      input.value = query
      void find(query, false)
    },
    settle: () => searching.settle(),
    leave: () => searching.leave(),
  }
}

function paragraph(text: string, className: string): HTMLParagraphElement {
  const element = document.createElement('p')
  element.className = className
  element.textContent = text
  return element
}

function span(className: string, text: string): HTMLSpanElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

/** Text of another language is marked as such. */
function own(element: HTMLElement, result: Result): HTMLElement {
  if (result.locale === document.documentElement.lang) return element
  element.lang = result.locale
  element.dir = 'auto'
  return element
}

function excerpt({ excerpt: { pieces } }: Result): HTMLElement {
  const line = span('search-text', '')
  for (const { text, found } of pieces) {
    if (!found) {
      line.append(text)
      continue
    }
    const mark = document.createElement('mark')
    mark.textContent = text.trimEnd()
    line.append(mark, ' ')
  }
  return line
}
