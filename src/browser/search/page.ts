import { createFinder } from './finder.ts'
import { createPanel } from './panel.ts'
import { recordedSearching } from './recorded-searching.ts'

/** `/search/?q=&topic=`: the same results on a page of their own; its address can be shared and reloaded, and back leads to the search before. */

const PAUSE = 1000

const input = document.querySelector<HTMLInputElement>('#page-query')
const results = document.querySelector<HTMLElement>('#page-results')
const said = document.querySelector<HTMLElement>('#page-said')

if (input && results && said) {
  const asked = () => {
    const parameters = new URLSearchParams(location.search)
    return { query: parameters.get('q') ?? '', topic: parameters.get('topic') ?? '' }
  }
  let lastChange = 0
  /** Typing on replaces the address; a query after a pause is one more step back. */
  const remember = (query: string, topic: string) => {
    const now = asked()
    if (now.query === query && now.topic === topic) return
    const isNewStep = now.query !== '' && query !== '' && Date.now() - lastChange > PAUSE
    lastChange = Date.now()
    const parameters = new URLSearchParams()
    if (query !== '') parameters.set('q', query)
    if (topic !== '') parameters.set('topic', topic)
    history[isNewStep ? 'pushState' : 'replaceState'](null, '', `?${parameters}`)
  }
  const finder = createFinder(document.documentElement.lang)
  finder.warm()
  const searching = recordedSearching('results')
  const panel = await createPanel({ input, results, said, finder, searching, changed: remember })
  const show = () => {
    const { query, topic } = asked()
    panel.show(query, topic)
  }
  input.form?.addEventListener('submit', (event) => event.preventDefault())
  addEventListener('popstate', show)
  show()
  if (asked().query === '') input.focus()
}
