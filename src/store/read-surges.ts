import { labelOf } from '../core/gap-report.ts'
import { groupByMeaning } from '../core/gaps.ts'
import { everybody } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { LEAST_SURGE, type Series, type Surge } from '../core/surge.ts'
import type { GapParts } from './read-gaps.ts'

/** A series that may surge, with what it is called. */
export interface Watched extends Pick<Surge, 'id' | 'of' | 'locale' | 'name'> {
  series: Series
}

const DAYS = 29
/** Ways to write it that are looked at, most frequent first. */
const MOST_ROWS = 5000
const HOUR = 3_600_000

/** The gaps and topics that enough sessions met in the last day, each with its hours of four weeks. */
export async function readWatched(parts: GapParts): Promise<Watched[]> {
  const today = dayOf(parts.now)
  return [...(await readGapSeries(parts, today)), ...(await readTopicSeries(parts, today))]
}

async function readGapSeries({ store, synonyms, least }: GapParts, today: number): Promise<Watched[]> {
  const enough = Math.max(least, LEAST_SURGE)
  const lately = everybody(today - 1, today)
  const { rows } = await store.unanswered(lately, 1, MOST_ROWS)
  const groups = groupByMeaning(
    rows.filter(({ words }) => words !== ''),
    synonyms,
    await store.gaps(),
  ).filter(({ rows }) => rows.reduce((sum, { sessions }) => sum + sessions, 0) >= enough)
  const since = (today - DAYS) * 24
  const series = groups.map(async (group): Promise<Watched[]> => {
    const words = group.rows.map((row) => row.words)
    // One session that writes it in many ways is one.
    const [sums] = await store.meaningSums(lately, group.locale, [words])
    if ((sums?.unserved ?? 0) < enough) return []
    const days = await store.wordsByHour(everybody(today - DAYS, today), group.locale, words)
    const byHour = new Map<number, number>()
    for (const { day, hours } of days)
      for (const [hour, count] of hours.entries())
        if (count > 0) byHour.set(day * 24 + hour, (byHour.get(day * 24 + hour) ?? 0) + count)
    return [{ id: group.id, of: 'gap', locale: group.locale, name: labelOf(group, least), series: { byHour, since } }]
  })
  return (await Promise.all(series)).flat()
}

async function readTopicSeries({ store }: GapParts, today: number): Promise<Watched[]> {
  const since = (today - DAYS) * 24
  const series = Map.groupBy(await store.topicHours(since * HOUR), ({ topic, locale }) => `${locale} ${topic}`)
  return [...series].map(([id, hours]) => ({
    id,
    of: 'topic',
    locale: hours[0]?.locale ?? '',
    name: hours[0]?.topic ?? '',
    series: { byHour: new Map(hours.map(({ hour, count }) => [hour, count])), since },
  }))
}
