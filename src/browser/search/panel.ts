import type { Translate } from '../../core/facts.ts'
import type { Found } from '../../core/search.ts'
import { createTranslate } from '../../core/text.ts'
import { HOME, speaking } from '../home.ts'
import type { Finder } from './ladder.ts'
import { createView, LIST } from './results-view.ts'
import type { Searching } from './searching.ts'

/** An input with its results beneath: the dialog and the search page are two frames around this. */

export interface Panel {
  /** Searches for a query, within a topic or, with an empty one, all. */
  show(query: string, topic: string): void
  leave(): void
}

export interface PanelParts {
  input: HTMLInputElement
  results: HTMLElement
  /** The live region that says how many results there are. */
  said: HTMLElement
  finder: Finder
  searching: Searching
  /** Told what is searched for now; a query that must go nowhere is told as empty. */
  changed(query: string, topic: string): void
}

const DEBOUNCE = 60
/** Long enough that a screen reader is not interrupted at each letter. */
const ANNOUNCE = 500

/** The search interface's texts in the page's language. */
export async function readTexts(namespace: string): Promise<Translate> {
  const { lang } = speaking()
  const response = await fetch(`${HOME}/texts/${lang}/${namespace}.json`)
  if (!response.ok)
    throw new Error(`The texts "${namespace}" could not be loaded (${response.status}). Reload the page.`)
  return createTranslate(await response.json(), lang)
}

export async function createPanel({ input, results, said, finder, searching, changed }: PanelParts): Promise<Panel> {
  const locale = speaking().lang
  const [t, topicTitle] = await Promise.all([readTexts('browser'), readTexts('topics')])
  let asked = 0
  let typing: ReturnType<typeof setTimeout> | undefined
  let saying: ReturnType<typeof setTimeout> | undefined
  let topic = ''
  let active = -1
  let isScrolled = false
  let drawn: { query: string; found: Found } | null = null

  const view = createView({
    locale,
    t,
    topicTitle,
    contactAddress() {
      const query = input.value.trim()
      const parameters = new URLSearchParams({ from: location.pathname, ...(query === '' ? {} : { q: query }) })
      return `${HOME}/${locale}/contact/?${parameters}`
    },
    choose(result, position) {
      // What is still on its way would count as another search that nobody made.
      clearTimeout(typing)
      asked += 1
      sessionStorage.setItem('guidepost:from', 'search')
      searching.choose(result.guide, position)
    },
    refuse: () => searching.refuse(),
    searchAsTyped() {
      input.focus()
      void find(input.value, true)
    },
    limit(wanted) {
      topic = wanted
      if (drawn) draw(drawn.query, drawn.found)
      changed(input.value, topic)
      results.querySelector<HTMLElement>('.chip[aria-pressed="true"]')?.focus()
    },
  })

  async function find(query: string, literal: boolean): Promise<void> {
    asked += 1
    const mine = asked
    if (query.trim() === '') {
      drawn = null
      put('', [])
      return
    }
    if (results.childElementCount === 0) results.replaceChildren(view.state(t('loading'), 'search-state'))
    try {
      const { refused, ...found } = await finder.find(query, literal)
      if (mine !== asked) return
      changed(refused === '' ? query : '', topic)
      if (refused !== '') {
        searching.drop()
        put(t(`refused.${refused}`), [view.state(t(`refused.${refused}`), 'search-warning')])
        return
      }
      searching.show({ query, results: found.results.length, rung: found.rung })
      if (!found.results.some((result) => result.topic === topic)) topic = ''
      draw(query, found)
    } catch {
      if (mine === asked) put(t('failed'), [view.state(t('failed'), 'search-state'), view.dead()])
    }
  }

  function draw(query: string, found: Found): void {
    drawn = { query, found }
    results.dataset['query'] = query
    if (found.results.length === 0) {
      const nothing = t('nothing', { query: query.trim() })
      put(nothing, [view.state(nothing, 'search-state'), view.dead()])
      return
    }
    const shown = found.results.filter((result) => topic === '' || result.topic === topic)
    const best = found.best && found.rung !== 'other_locale' && topic === ''
    put(t('found', { count: shown.length }), [
      ...view.whatWasDone(found),
      ...view.chips(found, topic),
      view.list(shown, best),
      view.foot(),
    ])
  }

  function put(text: string, elements: readonly HTMLElement[]): void {
    results.replaceChildren(...elements)
    // Asked only where it was scrolled: it makes the browser lay out everything at once.
    if (isScrolled) results.scrollTop = 0
    mark(-1)
    input.setAttribute('aria-expanded', String(options().length > 0))
    clearTimeout(saying)
    saying = setTimeout(() => {
      said.textContent = text
    }, ANNOUNCE)
  }

  const options = () => [...results.querySelectorAll<HTMLAnchorElement>('[role=option]')]

  /** Shows which result Enter opens; none with -1. */
  function mark(place: number): void {
    active = place
    for (const [index, option] of options().entries()) {
      option.setAttribute('aria-selected', String(index === place))
      if (index !== place) continue
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    }
    if (place < 0) input.removeAttribute('aria-activedescendant')
  }

  function press(event: KeyboardEvent): void {
    if (event.isComposing) return
    const all = options()
    if (event.key === 'Enter') {
      event.preventDefault()
      const chosen = all[active]
      if (chosen) chosen.click()
      else searching.settle()
      // On a phone the keyboard makes room for the results.
      if (matchMedia('(pointer: coarse)').matches) input.blur()
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && all.length > 0) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are results: the box itself.
      mark(((active + 1 + step + all.length + 1) % (all.length + 1)) - 1)
    }
  }

  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': LIST,
    'aria-expanded': 'false',
  }))
    input.setAttribute(name, value)
  input.addEventListener('input', () => {
    clearTimeout(typing)
    typing = setTimeout(() => void find(input.value, false), DEBOUNCE)
  })
  input.addEventListener('keydown', press)
  results.addEventListener(
    'scroll',
    () => {
      isScrolled = true
    },
    { passive: true },
  )
  input.addEventListener('blur', () => searching.settle())
  addEventListener('pagehide', () => searching.leave())

  return {
    show(query, wanted) {
      clearTimeout(typing)
      input.value = query
      topic = wanted
      void find(query, false)
    },
    leave() {
      clearTimeout(typing)
      asked += 1
      searching.leave()
      put('', [])
    },
  }
}
