import { type BacklogFacts, findEntries, seenAnew, withDecisions } from '../core/backlog.ts'
import type { BacklogEntry, SeenEntry } from '../core/backlog-entry.ts'
import { countGuides, type GuideCounts, type JudgedGuide, judgeGuides } from '../core/backlog-guides.ts'
import { BACKLOG_DAYS } from '../core/backlog-kinds.ts'
import type { NoticeRun } from '../core/backlog-notices.ts'
import type { GuideStates } from '../core/guide-state.ts'
import type { Notice } from '../core/notice.ts'
import { dayText, everybody, type Question } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { type GapParts, readGaps } from './read-gaps.ts'
import type { Store } from './store.ts'

export interface BacklogParts extends GapParts {
  /** Null: the build that judges them cannot be read. */
  guides: GuideStates | null
  notices: readonly Notice[]
}

/** Every entry that is open now, with what was decided about it, and those that were seen open in the last 30 days. */
export interface Backlog {
  facts: BacklogFacts
  entries: BacklogEntry[]
  seen: SeenEntry[]
}

const DAY_MS = 86_400_000

/** Reads what people lost in the last 30 days and makes the backlog of it, and keeps which entries opened and closed. */
export async function readBacklog(parts: BacklogParts): Promise<Backlog> {
  const { store, now, least } = parts
  const today = dayOf(now)
  const question = everybody(today - BACKLOG_DAYS + 1, today)
  const guides = parts.guides && judgeGuides(parts.guides.guides, now)
  const [report, rows, readSince, notices, decisions, before] = await Promise.all([
    readGaps(question, parts),
    store.tally(question, 'guide'),
    readSinceStale(guides ?? [], question, store),
    readNoticeRuns(parts.notices, guides ?? [], question, parts),
    store.backlogDecisions(),
    store.seenEntries((today - BACKLOG_DAYS) * DAY_MS),
  ])
  const facts = { today, gaps: report.gaps, counts: countGuides(rows), readSince, guides, notices, least }
  const entries = withDecisions(findEntries(facts), decisions, before, facts)
  const anew = seenAnew(before, entries, facts, now)
  if (anew.length > 0) await store.saveSeenEntries(anew)
  const seen = new Map([...before, ...anew].map((one) => [one.entry.id, one]))
  return { facts, entries, seen: [...seen.values()] }
}

/** Readings since each day of the period on which a translation became stale. */
async function readSinceStale(
  guides: readonly JudgedGuide[],
  { from, to }: Question,
  store: Store,
): Promise<Map<number, Map<string, GuideCounts>>> {
  const days = guides.flatMap(({ locales }) => [...locales.values()].map(({ staleSince }) => staleSince))
  const within = [...new Set(days)].filter((day) => day > from && day <= to)
  return new Map(
    await Promise.all(
      within.map(
        async (day): Promise<[number, Map<string, GuideCounts>]> => [
          day,
          countGuides(await store.tally(everybody(day, to), 'guide')),
        ],
      ),
    ),
  )
}

/** The notices that ran in the period, and the cases on their topics. */
async function readNoticeRuns(
  notices: readonly Notice[],
  guides: readonly JudgedGuide[],
  { from, to }: Question,
  { store, now }: BacklogParts,
): Promise<NoticeRun[]> {
  const ran = notices
    .map((notice) => ({ notice, first: dayOf(notice.starts), last: Math.min(to, dayOf(notice.ends ?? now)) }))
    .filter(({ notice, last }) => notice.starts <= now && last >= from)
  if (ran.length === 0) return []
  const casesBy = async (topic: string | null) => {
    const rows = await store.tally({ ...everybody(from, to), topic }, 'date')
    const days = new Map<number, number>()
    for (const { day, counts } of rows) days.set(day, (days.get(day) ?? 0) + (counts.cases ?? 0))
    return days
  }
  const topics = [...new Set(ran.flatMap(({ notice }) => notice.topics))]
  const byTopic = new Map(await Promise.all(topics.map(async (topic) => [topic, await casesBy(topic)] as const)))
  const onAll = await casesBy(null)
  return ran.map(({ notice: { id, title, topics: own }, first, last }) => {
    const isDuring = (day: number) => day >= first && day <= last
    const sum = (days: ReadonlyMap<number, number> | undefined, isCounted: (day: number) => boolean) =>
      [...(days ?? [])].reduce((total, [day, cases]) => total + (isCounted(day) ? cases : 0), 0)
    const all = (isCounted: (day: number) => boolean) =>
      own.reduce((total, topic) => total + sum(byTopic.get(topic), isCounted), 0)
    const [titleLocale = '', text = ''] = Object.entries(title).sort(([a], [b]) => rank(a) - rank(b))[0] ?? []
    return {
      ...{ id, title: text, titleLocale, topics: own, from: first, to: last },
      during: all(isDuring),
      otherwise: all((day) => !isDuring(day)),
      all: sum(onAll, isDuring),
      isWritten: guides.some(({ topic, updated }) => own.includes(topic) && updated >= dayText(first)),
    }
  })
}

/** English is what most writers read. */
const rank = (locale: string) => (locale === 'en' ? 0 : 1)
