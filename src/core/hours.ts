import type { DayException, OpeningHours, SiteConfig, Weekday } from './site-config.ts'

/** Open or closed, and until when. Times are computed in the desk's own zone, daylight saving included. */

export interface Opening {
  open: boolean
  /** When this state ends, in ms since the epoch: closing time when open, opening time when closed; null when not within reach. */
  until: number | null
}

const MINUTE = 60_000
const DAY = 86_400_000
const DAY_MINUTES = 24 * 60
const WEEK = 7
/** So far ahead an end of open hours is looked for; what is open for longer counts as always open. */
const OPEN_REACH = 8
/** So far ahead the next opening is looked for. */
const CLOSED_REACH = 400

/**
 * The hours that chats of a language and topic are answered in: those of entries that name the topic, else of those for
 * every topic. Without a topic (`''`) those for every topic, else all of the language. Empty when there are none.
 */
export function hoursFor(locale: string, topic: string, site: Pick<SiteConfig, 'hours'>): OpeningHours[] {
  const own = site.hours.filter(({ locales }) => locales.includes(locale))
  const named = own.filter(({ topics }) => topics.includes(topic))
  const general = own.filter(({ topics }) => topics.length === 0)
  if (named.length > 0) return named
  return general.length > 0 || topic !== '' ? general : own
}

/**
 * Whether any of the teams is there at a moment, and until when.
 * @example openingAt([office], Date.parse('2026-11-23T09:00Z')) // => { open: true, until: 1795550400000 }
 */
export function openingAt(hours: readonly OpeningHours[], at: number): Opening {
  const teams = hours.map((team) => ({ team, clock: clockOf(team.timeZone) }))
  const spansOf = (first: number, last: number) =>
    teams.flatMap(({ team, clock }) => daysBetween(first, last).flatMap((offset) => spansOn(team, clock, at, offset)))

  const around = (reach: number) =>
    merged(spansOf(-1, reach + 1)).find(([start, end]) => start <= at && at < end)?.[1] ?? null
  const soon = around(1)
  const until = soon === null || soon < at + DAY ? soon : around(OPEN_REACH)
  if (until !== null) return { open: true, until: until > at + OPEN_REACH * DAY ? null : until }
  for (let [day, reach] = [0, 1]; day < CLOSED_REACH; [day, reach] = [reach, reach + WEEK]) {
    // A day more at both ends: in another zone the same date begins up to a day earlier, and a date may have 25 hours.
    const next = merged(spansOf(day - 1, reach + 1)).find(([start]) => at < start && start < at + reach * DAY)
    if (next) return { open: false, until: next[0] }
  }
  return { open: false, until: null }
}

type Span = [start: number, end: number]

function daysBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}

/** In order, joined where one ends as the next begins; without those that the clocks skip as a whole. */
function merged(spans: Span[]): Span[] {
  const joined: Span[] = []
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    if (start === end) continue
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/** The spans that begin on a day, so many days after the moment's own. */
function spansOn({ weekly, exceptions }: OpeningHours, clock: Clock, at: number, offset: number): Span[] {
  const date = new Date(clock.dateAt(at) + offset * DAY)
  const weekday = (date.getUTCDay() || 7) as Weekday
  const exception = exceptions.find((one) => isWithin(date.toISOString().slice(0, 10), one))
  return (exception?.spans ?? weekly[weekday] ?? []).map((span) => {
    const [opens, closes] = parseSpan(span)
    return [clock.first(date.getTime() + opens * MINUTE), clock.last(date.getTime() + closes * MINUTE)]
  })
}

/**
 * Whether a day is one of an exception's; a yearly one may run over the turn of the year.
 * @example isWithin('2026-01-02', { from: '12-24', to: '01-06', spans: [] }) // => true
 */
export function isWithin(day: string, { from, to }: DayException): boolean {
  for (const text of [from, to])
    if (!/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text))
      throw new Error(
        `The day "${text}" of the opening hours cannot be read. Write "2026-12-24", or "12-24" for every year.`,
      )
  if (from.length !== to.length)
    throw new Error(
      `The days "${from}" and "${to}" of the opening hours do not go together. Write both with a year or both without.`,
    )
  const shown = from.length === 5 ? day.slice(5) : day
  return from <= to ? from <= shown && shown <= to : from.length === 5 && (from <= shown || shown <= to)
}

/**
 * The minutes of a day a span covers; past midnight when it closes before it opens.
 * Throws when it cannot be read.
 * @example parseSpan('22:00-02:00') // => [1320, 1560]
 */
export function parseSpan(span: string): [number, number] {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(span)
  if (!match)
    throw new Error(`Opening hours "${span}" cannot be read. Write them as "08:00-20:00"; the day's end is "24:00".`)
  const [, openHour, openMinute, closeHour = '24', closeMinute = '00'] = match
  const opens = Number(openHour) * 60 + Number(openMinute)
  const closes = Number(closeHour) * 60 + Number(closeMinute)
  if (opens === closes)
    throw new Error(`Opening hours "${span}" end as they begin. Write "00:00-24:00" for the whole day.`)
  return closes > opens ? [opens, closes] : [opens, closes + DAY_MINUTES]
}

/**
 * A zone's clocks. What they show is written as ms since the epoch, as if they showed UTC. A time that is shown twice,
 * when summer time ends, has a first and a last moment; one that is skipped is the moment of the change.
 */
interface Clock {
  /** The date shown, at midnight. */
  dateAt(at: number): number
  first(shown: number): number
  last(shown: number): number
}

function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  function shownAt(at: number): number {
    const parts = format.formatToParts(at)
    const part = (type: string) => Number(parts.find((found) => found.type === type)?.value)
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  }
  const offsets = new Map<number, number>()
  function offsetAt(at: number): number {
    const offset = offsets.get(at) ?? shownAt(at) - at
    offsets.set(at, offset)
    return offset
  }
  /** The moments that show a time, earliest first. */
  function momentsOf(shown: number): [number, number] {
    const date = Math.floor(shown / DAY) * DAY
    const [before, after] = [offsetAt(date - DAY), offsetAt(date + 2 * DAY)]
    if (before === after) return [shown - before, shown - before]
    const found = [shown - Math.max(before, after), shown - Math.min(before, after)]
    const [first, last = first] = found.filter((moment) => shownAt(moment) === shown)
    if (first !== undefined && last !== undefined) return [first, last]
    const skipped = changeAfter(shown - Math.max(before, after))
    return [skipped, skipped]
  }
  /** The moment at which the clocks are next set, looked for minute by minute within the half day after. */
  function changeAfter(from: number): number {
    const offset = shownAt(from) - from
    let [before, after] = [from, from + DAY / 2]
    while (after - before > MINUTE) {
      const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE
      if (shownAt(middle) - middle === offset) before = middle
      else after = middle
    }
    return after
  }
  return {
    dateAt: (at) => Math.floor(shownAt(at) / DAY) * DAY,
    first: (shown) => momentsOf(shown)[0],
    last: (shown) => momentsOf(shown)[1],
  }
}

/** The spans in which any of the teams is there, in order and apart, that reach into the time between two moments. */
export function openSpans(hours: readonly OpeningHours[], from: number, to: number): Span[] {
  // A day more at both ends: in another zone the same date begins up to a day earlier, and a span may run past midnight.
  const days = daysBetween(-2, Math.ceil((to - from) / DAY) + 1)
  const spans = hours.flatMap((team) => {
    const clock = clockOf(team.timeZone)
    return days.flatMap((offset) => spansOn(team, clock, from, offset))
  })
  return merged(spans).filter(([start, end]) => start < to && from < end)
}
