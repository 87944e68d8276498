import type { OpeningHours, SiteConfig, Weekday } from './site-config.ts'

/** Open or closed, and until when. Times are computed in the desk's own zone, daylight saving included. */

export interface Opening {
  open: boolean
  /** When this state ends, in ms since the epoch: closing time when open, opening time when closed; null when never. */
  until: number | null
}

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60

/** The hours that a locale's chats are answered in, or null when none are configured. */
export function hoursFor(locale: string, site: Pick<SiteConfig, 'hours'>): OpeningHours | null {
  return site.hours.find((hours) => hours.locales.includes(locale)) ?? null
}

/**
 * Whether it is open at a moment, and until when.
 * @example openingAt(hours, Date.parse('2026-11-23T09:00Z')) // => { open: true, until: 1795550400000 }
 */
export function openingAt(hours: OpeningHours, at: number): Opening {
  const spans = spansAround(hours, at)
  const current = spans.find(([start, end]) => start <= at && at < end)
  if (current) return isEndless(hours) ? { open: true, until: null } : { open: true, until: current[1] }
  const next = spans.find(([start]) => start > at)
  return { open: false, until: next?.[0] ?? null }
}

function isEndless(hours: OpeningHours): boolean {
  const days: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
  return days.every((day) => hours.weekly[day]?.includes('00:00-24:00'))
}

/** Spans from the day before to eight days on, merged where one ends as the next begins. */
function spansAround(hours: OpeningHours, at: number): [number, number][] {
  const today = localDate(at, hours.timeZone)
  const spans: [number, number][] = []
  for (let offset = -1; offset <= 8; offset++) {
    const date = new Date(Date.UTC(today.year, today.month - 1, today.day + offset))
    const weekday = (date.getUTCDay() || 7) as Weekday
    for (const span of hours.weekly[weekday] ?? []) {
      const [opens, closes] = parseSpan(span)
      spans.push([instantAt(date, opens, hours.timeZone), instantAt(date, closes, hours.timeZone)])
    }
  }
  spans.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [start, end] of spans) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/**
 * The minutes of a day a span covers; past midnight when it closes before it opens.
 * @example parseSpan('22:00-02:00') // => [1320, 1560]
 */
export function parseSpan(span: string): [number, number] {
  const match = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(span)
  if (!match)
    throw new Error(`Opening hours "${span}" cannot be read. Write them as "08:00-20:00"; the day's end is "24:00".`)
  const [, openHour, openMinute, closeHour, closeMinute] = match
  const opens = Number(openHour) * 60 + Number(openMinute)
  const closes = Number(closeHour) * 60 + Number(closeMinute)
  return closes > opens ? [opens, closes] : [opens, closes + DAY_MINUTES]
}

function localDate(at: number, timeZone: string): { year: number; month: number; day: number; minutes: number } {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const part = (type: string) => Number(format.formatToParts(at).find((found) => found.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), minutes: part('hour') * 60 + part('minute') }
}

/** The moment when a zone's clocks show a date and minute; a minute that a change of time skips is read as the next one. */
function instantAt(date: Date, minutes: number, timeZone: string): number {
  const wanted = date.getTime() + minutes * MINUTE
  let guess = wanted
  for (let round = 0; round < 3; round++) {
    const shown = localDate(guess, timeZone)
    const drift = wanted - (Date.UTC(shown.year, shown.month - 1, shown.day) + shown.minutes * MINUTE)
    if (drift === 0) return guess
    guess += drift
  }
  return guess
}
