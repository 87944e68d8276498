import type { Availability } from '../../core/handoff.ts'
import { type Opening, openingAt } from '../../core/hours.ts'
import type { OpeningHours } from '../../core/site-config.ts'
import { createTranslate, type Texts } from '../../core/text.ts'
import { askAvailability } from './ask.ts'
import { keepTrue, pauseUntil } from './keep-true.ts'
import { elsewhere, plannedText, type Reader, stateText } from './sentences.ts'

/** The chat's state in a line, on the start page and beside a guide; without a server only what the configured hours say. */

/** What is known; `hours` where no server answers. */
type Known = { by: 'server'; now: Availability } | { by: 'hours'; now: Opening } | { by: 'nothing' }

/** Draws the state into a place that `ChatState.astro` made, and keeps it true. */
export function showAvailability(place: HTMLElement): void {
  const { lang } = document.documentElement
  const texts: Texts = JSON.parse(place.dataset['texts'] ?? '{}')
  const hours: OpeningHours[] = JSON.parse(place.dataset['hours'] ?? '[]')
  const topic = place.dataset['topic'] ?? ''
  const t = createTranslate(texts, lang)
  let hasServer = true

  async function ask(): Promise<Known> {
    const answer = hasServer ? await askAvailability({ locale: lang, topic }) : 'none'
    if (answer === 'none') hasServer = false
    if (answer !== 'none' && answer !== 'unreachable') return { by: 'server', now: answer }
    return hours.length === 0 ? { by: 'nothing' } : { by: 'hours', now: openingAt(hours, Date.now()) }
  }

  keepTrue(ask, (known) => draw(place, known, { locale: lang, now: Date.now(), timeZone: undefined, t }), pauseAfter)
}

const pauseAfter = (known: Known) => pauseUntil(known.by === 'nothing' ? null : known.now.until, Date.now())

function draw(place: HTMLElement, known: Known, reader: Reader): void {
  const dot = place.querySelector<HTMLElement>('[data-dot]')
  const state = place.querySelector<HTMLElement>('[data-state-text]')
  if (dot) dot.dataset['state'] = known.by === 'server' ? known.now.chat : known.by
  if (state) state.textContent = textOf(known, reader)
  const [other] = known.by === 'server' ? elsewhere(known.now, reader.locale, reader.t) : []
  const hours = place.querySelector<HTMLElement>('[data-hours-text]')
  const link = place.querySelector<HTMLAnchorElement>('[data-elsewhere]')
  if (hours) hours.hidden = other !== undefined
  if (!link) return
  link.hidden = other === undefined
  link.textContent = other?.text ?? ''
  if (other) link.href = contactAddress(other.locale, place.dataset['topic'] ?? '')
}

function textOf(known: Known, reader: Reader): string {
  if (known.by === 'nothing') return ''
  return known.by === 'server' ? stateText(known.now, reader) : plannedText(known.now, reader)
}

/** The contact page in a language, which knows what it is about and where it was asked for. */
function contactAddress(locale: string, topic: string): string {
  const query = new URLSearchParams({ ...(topic === '' ? {} : { topic }), from: location.pathname })
  return `/${locale}/contact/?${query}`
}
