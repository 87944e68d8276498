/** When more people than usual at this time ask for the same: a series against its own week. */

/** Counts of a series: sessions by hour. */
export interface Series {
  /** By UTC hour, counted from 1970-01-01; hours without any are left out. */
  byHour: ReadonlyMap<number, number>
  /** The first hour of which anything is known. */
  since: number
}

/** What is usual at a moment, for 60 minutes. */
export interface Band {
  low: number
  high: number
  usual: number
}

const HOUR = 3_600_000
const [DAY_HOURS, WEEK_HOURS] = [24, 168]
const WEEKS = 4
/** The hour of the day stands for so many weeks of the same hour of the week, so that thin data is drawn towards it. */
const DAY_WEIGHT = 1
/** Counts scatter more than Poisson's: by so much of their mean besides. */
const SPREAD = 0.25
const [RAISED, CALM] = [5, 2]
/** Fewer sessions than this in an hour are no surge, whatever is usual. */
export const LEAST_SURGE = 8

/**
 * The sessions of the last 60 minutes: those of this hour, and the part of the hour before that still counts; whole, as
 * they are shown.
 * @param now ms since the epoch
 */
export function lastHour({ byHour }: Series, now: number): number {
  const { hour, part } = placeOf(now)
  return Math.round((byHour.get(hour) ?? 0) + (byHour.get(hour - 1) ?? 0) * (1 - part))
}

/**
 * What is usual for the 60 minutes before a moment: the mean of the same hours of four weeks, drawn towards the mean of
 * the same hours of the day; the band is as wide as counts scatter (the variance of a negative binomial distribution,
 * as Farrington et al. 1996 for outbreaks of diseases), five deviations upwards.
 */
export function bandOf(series: Series, now: number): Band {
  const { hour, part } = placeOf(now)
  const usual = meanOf(series, hour) * part + meanOf(series, hour - 1) * (1 - part)
  // The mean of a few weeks is itself uncertain: a series of few may have been seen in its quietest.
  const most = usual + Math.sqrt((usual + 1) / WEEKS)
  return {
    usual,
    low: Math.max(0, Math.floor(usual - CALM * deviationOf(usual))),
    high: Math.max(LEAST_SURGE - 1, Math.ceil(most + RAISED * deviationOf(most))),
  }
}

/** Whether a series has left its band. */
export function isSurge(series: Series, now: number): boolean {
  return lastHour(series, now) > bandOf(series, now).high
}

/** Whether it is back where it usually is: nearer than what raises it, so that it is not raised again and again. */
export function isCalm(series: Series, now: number): boolean {
  const { usual } = bandOf(series, now)
  return lastHour(series, now) <= Math.max(LEAST_SURGE / 2, usual + CALM * deviationOf(usual))
}

const deviationOf = (mean: number) => Math.sqrt(mean + (SPREAD * mean) ** 2)

function placeOf(now: number): { hour: number; part: number } {
  const hour = Math.floor(now / HOUR)
  return { hour, part: (now - hour * HOUR) / HOUR }
}

/** The mean of an hour in the four weeks before. */
function meanOf({ byHour, since }: Series, hour: number): number {
  const sameWeek: number[] = []
  const sameDay: number[] = []
  for (let back = DAY_HOURS; back <= WEEKS * WEEK_HOURS; back += DAY_HOURS) {
    if (hour - back < since) break
    const count = byHour.get(hour - back) ?? 0
    sameDay.push(count)
    if (back % WEEK_HOURS === 0) sameWeek.push(count)
  }
  if (sameDay.length === 0) return 0
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  const daily = sum(sameDay) / sameDay.length
  return (sum(sameWeek) + DAY_WEIGHT * daily) / (sameWeek.length + DAY_WEIGHT)
}

/** A surge that was raised. */
export interface Surge {
  id: string
  /** Searches without an answer, or handoffs of a topic. */
  of: 'gap' | 'topic'
  locale: string
  /** The words, or the topic. */
  name: string
  /** ms since the epoch. */
  startedAt: number
  /** When it was last above what is calm. */
  lastAt: number
  /** 0: it goes on. */
  endedAt: number
  /** In its last hour, and what is usual then. */
  sessions: number
  low: number
  high: number
  /** Who has seen it; empty: nobody yet. */
  seenBy: string
  /** How often its messages were tried; -1: they are sent. */
  mailTries: number
  hookTries: number
}
