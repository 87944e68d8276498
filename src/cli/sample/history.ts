import { dayOf } from '../../core/session-id.ts'
import { type Chance, createChance } from './chance.ts'
import type { Answerable } from './guide-phrases.ts'
import { READERS } from './stories.ts'
import { makeVisit, type Visit, type World } from './visits.ts'

/** The visits of a day: busy hours by the reader's own clock, quiet weekends, slow growth, and one day when something breaks. */

export interface SampleShape {
  days: number
  sessionsPerDay: number
  seed: number
  /** The last day, since 1970-01-01. */
  end: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How busy each hour of a reader's own day is. */
const BUSY = [1, 1, 1, 1, 1, 2, 4, 7, 11, 14, 15, 15, 13, 13, 14, 14, 13, 12, 12, 13, 12, 9, 6, 3]
const WEEKEND = 0.6
/** On the surge day, for three hours, so large a part of a usual day besides. */
const SURGE_SHARE = 0.35
const SURGE_HOURS = [13, 14, 15]

export interface SampleDay {
  day: number
  visits: Visit[]
}

export function* sampleHistory(
  shape: SampleShape,
  guides: ReadonlyMap<string, readonly Answerable[]>,
): Generator<SampleDay> {
  const { days, end, seed } = shape
  const first = end - days + 1
  const chance = createChance(seed)
  const world: World = {
    chance,
    guides,
    surgeDay: end - Math.floor(days / 12),
    writtenDay: first + Math.floor(days * 0.6),
  }
  for (let day = first; day <= end; day++)
    yield { day, visits: visitsOf(day, shape, world).sort((a, b) => a.at - b.at) }
}

function visitsOf(day: number, { days, sessionsPerDay, end }: SampleShape, world: World): Visit[] {
  const { chance } = world
  const age = (end - day) / Math.max(1, days)
  const isWeekend = [0, 6].includes(new Date(day * DAY).getUTCDay())
  const count = Math.round(
    sessionsPerDay * (1.1 - 0.2 * age) * (isWeekend ? WEEKEND : 1.15) * (0.93 + 0.14 * chance.next()),
  )
  const locales = Object.keys(READERS).filter((locale) => world.guides.has(locale))
  const visits = Array.from({ length: count }, () => {
    const locale = chance.pick(locales, (name) => READERS[name]?.share ?? 1)
    return makeVisit(momentIn(day, READERS[locale]?.offset ?? 0, chance), locale, false, world)
  })
  if (day !== world.surgeDay) return visits
  const surging = Array.from({ length: Math.round(sessionsPerDay * SURGE_SHARE) }, () => {
    const hour = chance.pick(SURGE_HOURS, (each) => (each === 14 ? 2 : 1))
    const locale = chance.pick(locales, (name) => READERS[name]?.share ?? 1)
    return makeVisit(day * DAY + hour * HOUR + chance.below(HOUR), locale, true, world)
  })
  return [...visits, ...surging]
}

function momentIn(day: number, offset: number, chance: Chance): number {
  const own = chance.pick([...BUSY.keys()], (hour) => BUSY[hour] ?? 1)
  const hour = (own - offset + 24) % 24
  return day * DAY + hour * HOUR + chance.below(HOUR)
}

/** The UTC day before a moment: the last that is whole. */
export function yesterday(now: number): number {
  return dayOf(now) - 1
}
