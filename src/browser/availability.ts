import type { Availability } from '../core/handoff.ts'
import { openingAt } from '../core/hours.ts'
import type { OpeningHours } from '../core/site-config.ts'

/** Whether the chat is open now, as the server knows it; without a server only what the configured hours say. */
export async function showAvailability(place: HTMLElement): Promise<void> {
  const { lang } = document.documentElement
  const now = Date.now()
  const known = await askServer(lang)
  const hours: OpeningHours[] = JSON.parse(place.dataset['hours'] ?? '[]')
  const planned = hours.length === 0 ? null : openingAt(hours, now)
  const state = known?.chat ?? (planned === null ? 'none' : planned.open ? 'hoursText' : 'closed')
  const until = known?.until ?? planned?.until ?? null

  const dot = place.querySelector<HTMLElement>('[data-dot]')
  const text = place.querySelector<HTMLElement>('[data-state-text]')
  if (dot) dot.dataset['state'] = state
  if (text) text.textContent = sentence(place.dataset[state] ?? '', until, now, lang)
}

async function askServer(locale: string): Promise<Availability | null> {
  try {
    const response = await fetch(`/api/availability?locale=${encodeURIComponent(locale)}`)
    const isJson = response.headers.get('content-type')?.includes('application/json')
    return response.ok && isJson ? await response.json() : null
  } catch {
    return null
  }
}

/** Times are the reader's own; a text that needs a time and has none is left out. */
function sentence(text: string, until: number | null, now: number, locale: string): string {
  if (!text.includes('{{time}}')) return text
  if (until === null) return ''
  const isSoon = until - now < 12 * 3_600_000
  const time = new Intl.DateTimeFormat(locale, {
    ...(isSoon ? {} : { weekday: 'short' }),
    hour: 'numeric',
    minute: '2-digit',
  })
  return text.replace('{{time}}', time.format(until))
}
