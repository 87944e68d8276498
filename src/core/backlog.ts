import type { Gap } from './answers.ts'
import type {
  BacklogAnswer,
  BacklogDecision,
  BacklogEntry,
  ClosedEntry,
  FoundEntry,
  SeenEntry,
} from './backlog-entry.ts'
import {
  dueEntries,
  type GuideCounts,
  type JudgedGuide,
  missingEntries,
  staleEntries,
  struggling,
} from './backlog-guides.ts'
import { BACKLOG_DAYS, type Closing, ENTRY_KINDS, type EntryKind, isMine } from './backlog-kinds.ts'
import { type NoticeRun, noticeEntries } from './backlog-notices.ts'
import { dayText } from './question.ts'
import { dayOf } from './session-id.ts'

/**
 * What writers do next: one list, ordered by lost answers. An entry stands on it as long as its condition holds, and
 * nobody closes one by hand.
 */

export interface BacklogFacts {
  /** The last day that is counted, since 1970-01-01. */
  today: number
  /** Of the period, whatever their state. */
  gaps: readonly Gap[]
  /** Of the period, by locale and guide. */
  counts: ReadonlyMap<string, GuideCounts>
  /** The same since a day, for each day of the period on which something became stale. */
  readSince: ReadonlyMap<number, ReadonlyMap<string, GuideCounts>>
  /** Null: the build that judges them cannot be read. */
  guides: readonly JudgedGuide[] | null
  notices: readonly NoticeRun[]
  /** What fewer people lost is not listed. */
  least: number
}

/** A gap that nobody has to do anything about any more. */
const isWaiting = ({ state }: Gap) => state === 'open' || state === 'taken' || state === 'written'

/** Every entry whose condition holds now, most lost answers first. */
export function findEntries(facts: BacklogFacts): FoundEntry[] {
  const found = [
    ...facts.gaps.filter(isWaiting).map(gapEntry),
    ...struggling(facts),
    ...staleEntries(facts),
    ...missingEntries(facts),
    ...dueEntries(facts),
    ...noticeEntries(facts),
  ]
  return found.sort(byLost)
}

function byLost(a: FoundEntry, b: FoundEntry): number {
  return b.lost.of - a.lost.of || ENTRY_KINDS.indexOf(a.kind) - ENTRY_KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1)
}

function gapEntry({ id, query, locale, topics, people, firstDay }: Gap): FoundEntry {
  return {
    id: `gap:${id}`,
    kind: 'gap',
    title: query,
    titleLocale: locale,
    locale,
    topic: topics[0]?.topic ?? '',
    guide: '',
    gap: id,
    notice: '',
    owner: '',
    lost: people,
    since: firstDay,
    sections: [],
  }
}

/**
 * Entries with what was decided about them since they opened. Who took a gap is known from the gap itself; a snooze ends
 * on its day.
 * @param decisions the last of each kind
 */
export function withDecisions(
  entries: readonly FoundEntry[],
  decisions: readonly BacklogDecision[],
  seen: readonly SeenEntry[],
  { gaps, today }: Pick<BacklogFacts, 'gaps' | 'today'>,
): BacklogEntry[] {
  const takenBy = new Map(gaps.map(({ id, who }) => [id, who]))
  const opened = new Map(
    seen.flatMap(({ entry, openedAt, closedAt }) => (closedAt === 0 ? [[entry.id, openedAt]] : [])),
  )
  // What was decided before an entry closed says nothing of it when it opens again.
  const valid = decisions.filter(({ entry, at }) => at >= (opened.get(entry) ?? Number.POSITIVE_INFINITY))
  const last = new Map(valid.map((decision) => [`${decision.what} ${decision.entry}`, decision]))
  return entries.map((entry) => {
    const snooze = last.get(`snooze ${entry.id}`)
    const seenOn = opened.get(entry.id)
    // What the period cuts off is known from when it was first seen; the day of a review is as its guide says.
    const isKnown = seenOn === undefined || entry.kind === 'due'
    const since = isKnown ? entry.since : [entry.since, dayText(dayOf(seenOn))].sort()[0]
    return {
      ...entry,
      since: since ?? entry.since,
      assignee: entry.gap === '' ? (last.get(`assign ${entry.id}`)?.assignee ?? '') : (takenBy.get(entry.gap) ?? ''),
      snooze:
        snooze && snooze.until > today
          ? { until: dayText(snooze.until), reason: snooze.reason, who: snooze.who }
          : null,
    }
  })
}

/** Which entries are asked for; what is empty asks for all. */
export interface BacklogQuestion {
  /** Whether only those of `who` and `team` are. */
  mine: boolean
  who: string
  team: string
  kind: EntryKind | ''
  locale: string
  topic: string
  snoozed: boolean
}

/** Whether an entry is asked for. One that concerns every language is asked for by each. */
export function isAsked(entry: BacklogEntry, asked: BacklogQuestion): boolean {
  const { mine, who, team, kind, locale, topic, snoozed } = asked
  return (
    (entry.snooze !== null) === snoozed &&
    (mine ? isMine(entry, who, team) : team === '' || entry.owner === team) &&
    (kind === '' || entry.kind === kind) &&
    (locale === '' || entry.locale === '' || entry.locale === locale) &&
    (topic === '' || entry.topic === topic)
  )
}

/** The kinds that were judged: an entry of another one is neither open nor closed. */
export function judgedKinds({ guides }: Pick<BacklogFacts, 'guides'>): readonly EntryKind[] {
  return guides === null ? ['gap', 'notice'] : ENTRY_KINDS
}

/**
 * What changed since entries were last seen: those that opened, those that closed by themselves and why, and once a day
 * those that are open still.
 * @param entries every one that is open now; @param now ms since the epoch
 */
export function seenAnew(
  seen: readonly SeenEntry[],
  entries: readonly BacklogEntry[],
  facts: BacklogFacts,
  now: number,
): SeenEntry[] {
  const before = new Map(seen.map((one) => [one.entry.id, one]))
  const open = entries.flatMap(({ assignee, snooze: _, ...entry }): SeenEntry[] => {
    const known = before.get(entry.id)
    const isOpen = known !== undefined && known.closedAt === 0
    if (isOpen && dayOf(known.seenAt) === facts.today && known.assignee === assignee) return []
    return [{ entry, openedAt: isOpen ? known.openedAt : now, seenAt: now, closedAt: 0, why: '', assignee }]
  })
  const ids = new Set(entries.map(({ id }) => id))
  const judged = new Set(judgedKinds(facts))
  const closed = seen
    .filter(({ entry, closedAt }) => closedAt === 0 && judged.has(entry.kind) && !ids.has(entry.id))
    .map((one): SeenEntry => ({ ...one, closedAt: now, why: whyClosed(one.entry, facts) }))
  return [...open, ...closed]
}

/** What became of an entry whose condition no longer holds. */
export function whyClosed(entry: FoundEntry, { gaps, counts, guides, notices, least }: BacklogFacts): Closing {
  const guide = guides?.find((each) => each.guide === entry.guide)
  const own = guide?.locales.get(entry.locale)
  if (entry.guide !== '' && !own) return 'gone'
  switch (entry.kind) {
    case 'gap': {
      const state = gaps.find(({ id }) => id === entry.gap)?.state
      return state === 'closed' ? 'answered' : state === 'not_ours' ? 'not_ours' : 'quiet'
    }
    case 'guide':
      return (counts.get(`${entry.locale} ${entry.guide}`)?.readings ?? 0) >= least ? 'helps' : 'quiet'
    case 'stale':
      return own?.isMissing ? 'gone' : 'current'
    case 'missing':
      return own?.isMissing ? 'quiet' : 'translated'
    case 'due':
      return own?.isMissing ? 'gone' : 'reviewed'
    case 'notice':
      return notices.some(({ id, isWritten }) => id === entry.notice && isWritten) ? 'written' : 'past'
  }
}

/** Those that closed in the last 30 days, last first. */
export function lastClosed(seen: readonly SeenEntry[], today: number): ClosedEntry[] {
  return seen
    .flatMap(({ entry: { id, kind, title, titleLocale, locale, guide, lost }, closedAt, why, assignee }) =>
      closedAt === 0 || why === '' || dayOf(closedAt) <= today - BACKLOG_DAYS
        ? []
        : [
            {
              closedAt,
              shown: {
                id,
                kind,
                title,
                titleLocale,
                locale,
                guide,
                lost,
                closed: dayText(dayOf(closedAt)),
                why,
                assignee,
              },
            },
          ],
    )
    .sort((a, b) => b.closedAt - a.closedAt || b.shown.lost.of - a.shown.lost.of || (a.shown.id < b.shown.id ? -1 : 1))
    .map(({ shown }) => shown)
}

/** So many entries are listed at once. */
export const MOST_ENTRIES = 300

interface Found {
  facts: BacklogFacts
  entries: readonly BacklogEntry[]
  seen: readonly SeenEntry[]
}

/** What is answered when the backlog is asked for. */
export function answerBacklog(
  { facts, entries, seen }: Found,
  asked: BacklogQuestion,
  { built, owners }: Pick<BacklogAnswer, 'built' | 'owners'>,
): BacklogAnswer {
  const fitting = entries.filter((entry) => isAsked(entry, asked))
  const count = (kind: EntryKind) => entries.filter((entry) => entry.kind === kind && entry.snooze === null).length
  return {
    from: dayText(facts.today - BACKLOG_DAYS + 1),
    to: dayText(facts.today),
    threshold: facts.least,
    built,
    owners,
    counts: Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, count(kind)])) as Record<EntryKind, number>,
    entries: fitting.slice(0, MOST_ENTRIES),
    total: fitting.length,
    closed: lastClosed(seen, facts.today),
  }
}
