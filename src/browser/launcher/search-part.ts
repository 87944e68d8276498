import { createPanel, type Panel } from '../search/panel.ts'
import { createPlainFinder } from '../search/plain-finder.ts'
import { recordedSearching } from '../search/recorded-searching.ts'
import type { Tell } from './told.ts'

/** The search of the launcher: the site's own panel over an index that every page may use, recorded as the launcher's. */

export interface SearchPart {
  /** Joins it to its elements, once; `changed` is told what is searched for. */
  join(
    elements: { input: HTMLInputElement; results: HTMLElement; said: HTMLElement },
    changed: (query: string) => void,
  ): void
  warm(): void
  search(query: string): void
  focus(): void
  leave(): void
}

export function createSearchPart(locale: string, tell: Tell): SearchPart {
  const finder = createPlainFinder(locale)
  let input: HTMLInputElement | null = null
  let panel: Panel | null = null
  let told = (_: string) => {}
  const searching = recordedSearching('launcher', (event) => {
    if (event.kind === 'search_performed') tell('search', { query: event.query, results: event.results })
  })

  return {
    join(elements, changed) {
      if (input !== null) return
      input = elements.input
      told = changed
      // What is typed until its texts are there is searched for then.
      void createPanel({ ...elements, finder, searching, changed }).then((made) => {
        panel = made
        if (elements.input.value !== '') made.show(elements.input.value, '')
      })
    },
    warm: () => finder.warm(),
    search(query) {
      if (input) input.value = query
      told(query)
      panel?.show(query, '')
      input?.focus()
    },
    focus: () => input?.focus(),
    leave() {
      panel?.leave()
      if (input) input.value = ''
      told('')
    },
  }
}
