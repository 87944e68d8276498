import { render } from 'preact'
import type { Report } from '../../core/report.ts'
import { createTranslate } from '../../core/text.ts'
import { Filters, readAsked } from './filters.tsx'
import { Overview } from './overview.tsx'
import { staffLocale } from './staff.ts'

/** `/insights/`: what the ledger says of a period, in the address so that a link shows the same. */

const REFRESH = 30_000
const place = document.querySelector<HTMLElement>('#insights')
const texts = await (await fetch(`/texts/${staffLocale}/insights.json`)).json()
const t = createTranslate(texts, staffLocale)
const locales = (document.documentElement.dataset['locales'] ?? 'en').split(' ')

type State = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'signed_out' } | { state: 'ready'; report: Report; at: Date }
let state: State = { state: 'loading' }

async function load(): Promise<void> {
  const { from, to, locale } = readAsked(location.search, Date.now())
  const parameters = new URLSearchParams({ from, to, ...(locale === '' ? {} : { locale }) })
  try {
    const response = await fetch(`/api/report?${parameters}`)
    if (response.status === 401) state = { state: 'signed_out' }
    else if (!response.headers.get('content-type')?.includes('json')) state = { state: 'failed', message: t('noServer') }
    else if (!response.ok) state = { state: 'failed', message: (await response.json()).error.message }
    else state = { state: 'ready', report: await response.json(), at: new Date() }
  } catch {
    state = { state: 'failed', message: t('noServer') }
  }
  draw()
}

function change(parameters: Record<string, string>): void {
  const all = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(parameters)) value === '' ? all.delete(name) : all.set(name, value)
  history.pushState(null, '', `?${all}`)
  draw()
  void load()
}

function draw(): void {
  if (!place) return
  document.title = `${t('title')} · ${document.title.split(' · ').at(-1)}`
  render(
    <>
      <h1 class="visually-hidden">{t('title')}</h1>
      <Filters t={t} locale={staffLocale} locales={locales} asked={readAsked(location.search, Date.now())} change={change} at={state.state === 'ready' ? state.at : null} />
      <div aria-live="polite">
        {state.state === 'loading' && <p class="state">{t('loading')}</p>}
        {state.state === 'signed_out' && <p class="state">{t('signedOut')} <a href="/sign-in">{t('signIn')}</a></p>}
        {state.state === 'failed' && (
          <div class="state">
            <p>{state.message}</p>
            <button class="button-quiet" type="button" onClick={() => void load()}>{t('retry')}</button>
          </div>
        )}
      </div>
      {state.state === 'ready' && <Overview t={t} locale={staffLocale} report={state.report} />}
    </>,
    place,
  )
}

addEventListener('popstate', () => void load())
setInterval(() => {
  const { to } = readAsked(location.search, Date.now())
  if (!document.hidden && to >= new Date().toISOString().slice(0, 10)) void load()
}, REFRESH)
draw()
await load()
