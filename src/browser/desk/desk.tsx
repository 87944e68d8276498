import { render } from 'preact'
import { directionOf, preferredLocale } from '../../core/locales.ts'
import { loadTexts } from '../handoff/texts.ts'
import { createDesk } from './desk-state.ts'
import { DeskView, type Setup } from './desk-view.tsx'
import { listenToKeys } from './keys.ts'
import { readPreferences } from './preferences.ts'
import { playTone } from './tone.ts'

/** The agents' desk: one address, in the language that the agent's browser prefers or `?locale=` names. */

const place = document.querySelector<HTMLElement>('#desk')
const setup = document.querySelector('#desk-setup')?.textContent
if (place && setup) void start(place, JSON.parse(setup))

async function start(place: HTMLElement, setup: Omit<Setup, 'locale' | 't' | 'words'>): Promise<void> {
  const asked = new URLSearchParams(location.search).get('locale')
  const locale = preferredLocale([...(asked === null ? [] : [asked]), ...navigator.languages], setup)
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
  const [t, words] = await Promise.all([loadTexts(locale, 'desk'), loadTexts(locale, 'messages')])
  const title = `${t('title')} · ${setup.company}`
  const said = document.querySelector('#desk-said')

  const desk = createDesk(
    readPreferences(Object.keys(setup.locales)),
    () => draw(),
    (entry) => {
      if (desk.state().preferences.sound) playTone()
      if (said) said.textContent = t('announce', { text: entry.text.slice(0, 200) })
    },
  )
  const draw = () => {
    const { fresh } = desk.state()
    document.title = fresh.size > 0 ? `(${new Intl.NumberFormat(locale).format(fresh.size)}) ${title}` : title
    render(<DeskView desk={desk} setup={{ ...setup, locale, t, words }} />, place)
  }
  place.replaceChildren()
  draw()
  listenToKeys(desk, place)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) desk.looked()
  })
  addEventListener('online', () => void desk.load())
  // Waiting times grow while nothing else happens.
  setInterval(draw, 20_000)
  await desk.load()
  const wanted = location.hash.slice(1)
  if (/^[a-z0-9]{8,40}$/.test(wanted)) await desk.select(wanted)
}
