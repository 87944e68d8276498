import { METRICS } from '../core/metrics.ts'
import type { Quarter } from '../core/quarter-days.ts'
import { dayText, everybody } from '../core/question.ts'
import { addUp, type Tally, type TallyRow } from '../core/tallies.ts'
import type { Store } from '../store/store.ts'

/** Where a figure of the quarterly report comes from: its definition, and the day's counts that add up to it. */

interface Explained {
  says: string
  /** The tallies whose daily counts are listed. */
  of: readonly Tally[]
  /** Which conversations: all, or those of one channel. */
  channel: 'ticket' | 'all'
}

export const EXPLAINED: Readonly<Record<string, Explained>> = {
  'tickets.new': {
    says: 'Tickets that clients asked for, counted on the UTC day of asking: from the desk, from webhooks and from imports.',
    of: ['cases'],
    channel: 'ticket',
  },
  'tickets.solved': {
    says: 'Tickets solved, counted on the UTC day of their last solution, whenever they were asked for.',
    of: ['solved_on_day'],
    channel: 'ticket',
  },
  satisfaction: { says: METRICS.csat.sentence, of: ['ratings_positive', 'ratings'], channel: 'all' },
  chat: { says: METRICS.chat_share.sentence, of: ['solved_chats', 'solved'], channel: 'all' },
  'time.first-response': {
    says: 'From asking to the first reply of a person, in calendar hours: the middle of those counted, straight between the bounds of its bucket.',
    of: ['first_responses', 'cases'],
    channel: 'all',
  },
  'time.resolution': {
    says: 'From asking to solved, in calendar hours: the middle of those counted, straight between the bounds of its bucket.',
    of: ['solved', 'cases'],
    channel: 'all',
  },
  deflection: {
    says: `${METRICS.deflection_from.sentence} The upper bound: ${METRICS.deflection_to.sentence}`,
    of: ['confirmed', 'helped', 'intent'],
    channel: 'all',
  },
  searches: { says: METRICS.unanswered_rate.sentence, of: ['searches_unanswered', 'searches'], channel: 'all' },
}

/** What explains a figure, as lines and as data; null when there is none of this name. */
export async function explain(
  name: string,
  { from, to }: Quarter,
  store: Store,
): Promise<{ json: unknown; lines: string[] } | null> {
  const explained = Object.hasOwn(EXPLAINED, name) ? EXPLAINED[name] : undefined
  if (!explained) return null
  const { says, of, channel } = explained
  const isOwn = ({ part }: TallyRow) => channel === 'all' || part === channel
  const rows =
    channel === 'all'
      ? await store.tally(everybody(from, to), 'day')
      : (await store.tally(everybody(from, to), 'channel')).filter(isOwn)
  const countsOf = (counted: readonly TallyRow[]) => {
    const counts = addUp(counted)
    return of.map((tally) => [tally, counts[tally]] as const)
  }
  const byDay = Map.groupBy(rows, ({ day }) => day)
  const days = Array.from({ length: to - from + 1 }, (_, place) => ({
    day: dayText(from + place),
    counts: countsOf(byDay.get(from + place) ?? []),
  }))
  const inAll = countsOf(rows)
  const line = (label: string, counts: readonly (readonly [string, string | number])[]) =>
    [label.padEnd(12), ...counts.map(([tally, count]) => String(count).padStart(Math.max(12, tally.length + 2)))].join(
      '',
    )
  const heads = of.map((tally) => [tally, tally] as const)
  return {
    json: {
      figure: name,
      says,
      days: days.map(({ day, counts }) => ({ day, counts: Object.fromEntries(counts) })),
      inAll: Object.fromEntries(inAll),
    },
    lines: [
      `${name}: ${says}`,
      '',
      line('day', heads),
      ...days.map(({ day, counts }) => line(day, counts)),
      line('in all', inAll),
    ],
  }
}
