import { METRICS } from '../core/metrics.ts'
import { type Quarter, trailingMonths } from '../core/quarter-days.ts'
import { dayText, everybody, parseDay } from '../core/question.ts'
import { addUp, type Tally, type TallyRow } from '../core/tallies.ts'
import { closedSince } from '../store/read-quarter.ts'
import { readTopics } from '../store/read-service.ts'
import type { Store } from '../store/store.ts'

/** Where a figure of the quarterly report comes from: its definition, and the day's counts that add up to it. */

export interface Sources {
  quarter: Quarter
  store: Store
  topics: readonly string[]
  /** In fewer sessions a search is shown to nobody. */
  least: number
}

interface Explained {
  says: string
  count(sources: Sources): Promise<Counted>
}

/** Counts under their names, one after the other as `heads` names them. */
interface Counted {
  heads: readonly string[]
  rows: readonly { name: string; counts: readonly number[] }[]
}

const GAP_CLOSED =
  'Searches that found no answer in seven of ten sessions in the two quarters before, and found one in seven of ten in this quarter: the sessions that searched them now. The ten largest are listed, and those of too few people are left out.'

export const EXPLAINED: Readonly<Record<string, Explained>> = {
  'tickets.new': {
    says: 'Tickets that clients asked for, counted on the UTC day of asking: from the desk, from webhooks and from imports.',
    count: byDay(['cases'], 'ticket'),
  },
  'tickets.solved': {
    says: 'Tickets solved, counted on the UTC day of their last solution, whenever they were asked for.',
    count: byDay(['solved_on_day'], 'ticket'),
  },
  'tickets.solved-to-new': {
    says: 'Tickets solved in the quarter for each new one: more than 1, and the backlog became smaller.',
    count: byDay(['solved_on_day', 'cases'], 'ticket'),
  },
  'tickets.backlog': {
    says: 'Tickets that were ever asked for, less those that were ever solved, at the end of the quarter.',
    count: byDay(['cases', 'solved_on_day'], 'ticket', () => 0),
  },
  'tickets.months': {
    says: 'New tickets of the twelve months that end with the quarter, counted on the UTC day of asking.',
    count: byDay(['cases'], 'ticket', firstOfYear),
  },
  'tickets.peak': {
    says: 'The day with most new tickets in the twelve months that end with the quarter; of several the first.',
    count: byDay(['cases'], 'ticket', firstOfYear),
  },
  'categories.tickets': {
    says: 'New tickets by topic, as the client chose it or as content/topics.yaml maps the categories of the helpdesk; the five largest are shown.',
    count: byTopic('ticket'),
  },
  'categories.chats': {
    says: 'New chats by topic, as the client chose it or as content/topics.yaml maps the categories of the helpdesk; the five largest are shown.',
    count: byTopic('chat'),
  },
  satisfaction: { says: METRICS.csat.sentence, count: byDay(['ratings_positive', 'ratings'], 'all') },
  chat: { says: METRICS.chat_share.sentence, count: byDay(['solved_chats', 'solved'], 'all') },
  'time.first-response': {
    says: 'From asking to the first reply of a person, in calendar hours: the middle of those counted, straight between the bounds of its bucket.',
    count: byDay(['first_responses', 'cases'], 'all'),
  },
  'time.resolution': {
    says: 'From asking to solved, in calendar hours: the middle of those counted, straight between the bounds of its bucket.',
    count: byDay(['solved', 'cases'], 'all'),
  },
  deflection: {
    says: `${METRICS.deflection_from.sentence} The upper bound: ${METRICS.deflection_to.sentence}`,
    count: byDay(['confirmed', 'helped', 'intent'], 'all'),
  },
  searches: {
    says: METRICS.unanswered_rate.sentence,
    count: byDay(['searches_unanswered', 'searches'], 'all'),
  },
  'gaps.closed': { says: GAP_CLOSED, count: gapsClosed },
  languages: {
    says: 'Help sessions by the language of the pages that they began on.',
    async count({ quarter: { from, to }, store }) {
      const rows = await store.tally(everybody(from, to), 'day')
      const locales = [...new Set(rows.map(({ locale }) => locale))].sort()
      return daily(from, to, locales, rows, (own) =>
        locales.map((locale) => addUp(own.filter((row) => row.locale === locale)).help_sessions),
      )
    },
  },
}

/** Some tallies of each day; days before the quarter, where they count too, in one row before it. */
function byDay(of: readonly Tally[], channel: 'ticket' | 'all', first = ({ from }: Quarter) => from) {
  return async ({ quarter, store }: Sources): Promise<Counted> => {
    const { to } = quarter
    const from = first(quarter)
    const rows =
      channel === 'all'
        ? await store.tally(everybody(from, to), 'day')
        : (await store.tally(everybody(from, to), 'channel')).filter(({ part }) => part === channel)
    const countsOf = (counted: readonly TallyRow[]) => {
      const counts = addUp(counted)
      return of.map((tally) => counts[tally])
    }
    const began = from === 0 ? quarter.from : from
    const counted = daily(began, to, of, rows, countsOf)
    if (from > 0) return counted
    const before = countsOf(rows.filter(({ day }) => day < began))
    return { ...counted, rows: [{ name: `before`, counts: before }, ...counted.rows] }
  }
}

function firstOfYear(quarter: Quarter): number {
  return parseDay(`${trailingMonths(quarter)[0]}-01`) ?? quarter.from
}

function byTopic(channel: 'ticket' | 'chat') {
  return async ({ quarter: { from, to }, store, topics }: Sources): Promise<Counted> => {
    const rows = await readTopics(everybody(from, to), store, topics)
    const casesOf = (topic: string, day: number) =>
      addUp((rows.get(topic) ?? []).filter((row) => row.day === day && row.part === channel)).cases
    const days = Array.from({ length: to - from + 1 }, (_, place) => from + place)
    return {
      heads: topics,
      rows: days.map((day) => ({ name: dayText(day), counts: topics.map((topic) => casesOf(topic, day)) })),
    }
  }
}

async function gapsClosed({ quarter, store, least }: Sources): Promise<Counted> {
  const closed = await closedSince(quarter, store, least)
  return {
    heads: ['sessions'],
    rows: closed.map(({ words, locale, sessions }) => ({ name: `${locale} ${words}`, counts: [sessions] })),
  }
}

function daily(
  from: number,
  to: number,
  heads: readonly string[],
  rows: readonly TallyRow[],
  countsOf: (rows: readonly TallyRow[]) => readonly number[],
): Counted {
  const of = Map.groupBy(rows, ({ day }) => day)
  const days = Array.from({ length: to - from + 1 }, (_, place) => from + place)
  return { heads, rows: days.map((day) => ({ name: dayText(day), counts: countsOf(of.get(day) ?? []) })) }
}

/** What explains a figure, as lines and as data; null when there is none of this name. */
export async function explain(name: string, sources: Sources): Promise<{ json: unknown; lines: string[] } | null> {
  const explained = Object.hasOwn(EXPLAINED, name) ? EXPLAINED[name] : undefined
  if (!explained) return null
  const { says } = explained
  const { heads, rows } = await explained.count(sources)
  const inAll = heads.map((_, place) => rows.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0))
  const named = (counts: readonly number[]) =>
    Object.fromEntries(heads.map((head, place) => [head, counts[place] ?? 0]))
  const width = Math.max(12, ...rows.map((row) => row.name.length + 2))
  const line = (label: string, cells: readonly (string | number)[]) =>
    [
      label.padEnd(width),
      ...cells.map((cell, place) => String(cell).padStart(Math.max(12, (heads[place]?.length ?? 0) + 2))),
    ].join('')
  return {
    json: {
      figure: name,
      says,
      days: rows.map((row) => ({ day: row.name, counts: named(row.counts) })),
      inAll: named(inAll),
    },
    lines: [
      `${name}: ${says}`,
      '',
      line('day', heads),
      ...rows.map((row) => line(row.name, row.counts)),
      line('in all', inAll),
    ],
  }
}
