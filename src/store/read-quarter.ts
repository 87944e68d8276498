import { CLOSED_AT } from '../core/gaps.ts'
import type { Headline, QuarterFile } from '../core/quarter.ts'
import { type Quarter, quarterOf, trailingMonths } from '../core/quarter-days.ts'
import type { Median, Missing } from '../core/quarter-figures.ts'
import { dayText, everybody, parseDay } from '../core/question.ts'
import { timeOf } from '../core/rate.ts'
import { MOST_UNANSWERED, type UnansweredRow } from '../core/report.ts'
import { backlogOf, categoriesOf, peakOf } from '../core/service-figures.ts'
import { addUp, type Counts, type TallyRow, type Time } from '../core/tallies.ts'
import { readTopics } from './read-service.ts'
import type { Store } from './store.ts'

/** The measured parts of a quarterly report, from the same tallies as every other figure. */

export type Measured = Pick<
  QuarterFile,
  'quarter' | 'from' | 'to' | 'hours' | 'headline' | 'months' | 'peak' | 'categories' | 'selfService'
> & { sessions: ReadonlyMap<string, number> }

/**
 * @param least in fewer sessions a search is shown to nobody
 * @param today as days since 1970-01-01
 */
export async function readQuarter(
  quarter: Quarter,
  { store, topics, least, today }: { store: Store; topics: readonly string[]; least: number; today: number },
): Promise<Measured> {
  const months = trailingMonths(quarter)
  const firstDay = parseDay(`${months[0]}-01`) ?? quarter.from
  const everything = await store.tally(everybody(0, quarter.to), 'channel')
  const tickets = everything.filter(({ part }) => part === 'ticket')
  const headline: Headline[] = []
  for (const name of [quarter.name, ...quarter.before]) {
    const read = quarterOf(name)
    if ('quarter' in read) headline.push(headlineOf(read.quarter, everything))
  }
  const days = await store.tally(everybody(quarter.from, quarter.to), 'day')
  const counts = addUp(days)
  const cases = within(everything, quarter.from, quarter.to)
  const byTopic = await readTopics(everybody(quarter.from, quarter.to), store, topics)
  const year = within(tickets, firstDay, quarter.to)
  return {
    quarter: quarter.name,
    from: dayText(quarter.from),
    to: dayText(quarter.to),
    hours: 'calendar',
    headline,
    months:
      addUp(year).cases === 0
        ? { missing: 'no_tickets' }
        : months.map((month) => ({ month, opened: openedIn(month, tickets, today) })),
    peak: peakOf(year) ?? { missing: 'no_tickets' },
    categories: {
      tickets: categoriesOf('ticket', cases, byTopic) ?? { missing: 'no_categories' },
      chats: categoriesOf('chat', cases, byTopic) ?? { missing: 'no_chats' },
    },
    selfService:
      counts.help_sessions === 0
        ? { missing: 'no_sessions' }
        : {
            intent: counts.intent,
            confirmed: counts.confirmed,
            helped: counts.helped,
            searches: counts.searches,
            unanswered: counts.searches_unanswered,
            gapsClosed: await closedSince(quarter, store, least),
          },
    sessions:
      counts.help_sessions === 0
        ? new Map()
        : new Map(
            [...Map.groupBy(days, ({ locale }) => locale)].map(([locale, rows]) => [locale, addUp(rows).help_sessions]),
          ),
  }
}

const within = (rows: readonly TallyRow[], from: number, to: number) =>
  rows.filter(({ day }) => day >= from && day <= to)
const ofMonth = (rows: readonly TallyRow[], month: string) =>
  rows.filter(({ day }) => dayText(day).startsWith(`${month}-`))

/** New tickets of a month; none is 0 only between the first that is known of and today. */
function openedIn(month: string, tickets: readonly TallyRow[], today: number): number | Missing {
  const first = Math.min(...tickets.flatMap(({ day, counts }) => ((counts.cases ?? 0) > 0 ? [day] : [])))
  if (month > dayText(today).slice(0, 7)) return { missing: 'not_yet' }
  if (month < dayText(first).slice(0, 7)) return { missing: 'not_measured' }
  return addUp(ofMonth(tickets, month)).cases
}

function headlineOf({ name, from, to }: Quarter, everything: readonly TallyRow[]): Headline {
  const inQuarter = within(everything, from, to)
  const all = addUp(inQuarter)
  const tickets = addUp(inQuarter.filter(({ part }) => part === 'ticket'))
  const ever = within(everything, 0, to).filter(({ part }) => part === 'ticket')
  const none = addUp(ever).cases === 0
  const orNone = (value: number) => (none ? { missing: 'no_tickets' as const } : value)
  return {
    quarter: name,
    opened: orNone(tickets.cases),
    solved: orNone(tickets.solved_on_day),
    backlog: orNone(backlogOf(ever)),
    satisfaction: all.ratings === 0 ? { missing: 'no_ratings' } : { of: all.ratings_positive, over: all.ratings },
    firstReply: medianOf('first_response', all),
    resolution: medianOf('resolution', all),
    chat: all.solved === 0 ? { missing: 'no_times' } : { of: all.solved_chats, over: all.solved },
  }
}

function medianOf(time: Time, counts: Counts): Median | Missing {
  const { over, median, isBeyond } = timeOf(time, counts)
  if (median === null) return { missing: 'no_times' }
  return { seconds: Math.round(median), bound: isBeyond ? 'over' : 'exact', conversations: over }
}

/** What found no answer in the two quarters before and finds one now, most sessions first. */
export async function closedSince(quarter: Quarter, store: Store, least: number) {
  const earlier = quarterOf(quarter.before[1])
  if (!('quarter' in earlier)) return []
  const { rows } = await store.unanswered(everybody(earlier.quarter.from, quarter.from - 1), least, MOST_UNANSWERED)
  const open = rows.filter((row) => row.answered < CLOSED_AT * row.asked)
  const closed: { words: string; locale: string; sessions: number }[] = []
  for (const [locale, missed] of Map.groupBy(open, (row: UnansweredRow) => row.locale)) {
    const own = everybody(quarter.from, quarter.to)
    const since = await store.meaningSums(
      own,
      locale,
      missed.map(({ words }) => [words]),
    )
    for (const [place, { query }] of missed.entries()) {
      const { asked, answered } = since[place] ?? { asked: 0, answered: 0 }
      if (asked >= least && answered >= CLOSED_AT * asked) closed.push({ words: query, locale, sessions: asked })
    }
  }
  return closed.sort((a, b) => b.sessions - a.sessions || (a.words < b.words ? -1 : 1)).slice(0, 10)
}
