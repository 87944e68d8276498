import { createPanel } from './panel.ts'

/** `/search/?q=&topic=`: the same results on a page of their own; its address can be shared and reloaded. */

const input = document.querySelector<HTMLInputElement>('#page-query')
const results = document.querySelector<HTMLElement>('#page-results')
const said = document.querySelector<HTMLElement>('#page-said')

if (input && results && said) {
  const asked = () => new URLSearchParams(location.search).get('q') ?? ''
  const panel = await createPanel({ input, results, said }, 'results')
  const remember = (replace: boolean) => {
    const parameters = new URLSearchParams(location.search)
    if (parameters.get('q') === input.value) return
    parameters.set('q', input.value)
    history[replace ? 'replaceState' : 'pushState'](null, '', `?${parameters}`)
  }
  input.form?.addEventListener('submit', (event) => event.preventDefault())
  input.addEventListener('change', () => remember(false))
  input.addEventListener('input', () => remember(true))
  addEventListener('popstate', () => panel.show(asked()))
  panel.show(asked())
  if (asked() === '') input.focus()
}
