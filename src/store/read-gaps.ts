import { type Gap, type GapDetail, type GapReport, gapOf, isShown } from '../core/gap-report.ts'
import { groupByMeaning, type MeaningGroup } from '../core/gaps.ts'
import { dayText, everybody, type Question } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import type { Store } from './store.ts'

export interface GapParts {
  store: Store
  synonyms: ReadonlyMap<string, readonly (readonly string[])[]>
  least: number
  costOfContact: { amount: number; currency: string }
  /** ms since the epoch. */
  now: number
}

/** Groups of words that are looked at one by one; of more, those that a single session typed are only counted. */
const MOST_ROWS = 20_000
const MOST_GAPS = 200

/** The groups of a question, most sessions first, and what is not shown of it. */
async function readGroups(question: Question, { store, synonyms, least }: GapParts) {
  const { withheld: all } = await store.unanswered(question, Number.MAX_SAFE_INTEGER)
  const { rows, withheld } = await store.unanswered(question, all.groups > MOST_ROWS ? 2 : 1)
  const groups = groupByMeaning(rows, synonyms, await store.gaps())
  const sessions = (group: MeaningGroup) => group.rows.reduce((sum, row) => sum + row.sessions, 0)
  const shown = groups.filter((group) => isShown(group, least)).sort((a, b) => sessions(b) - sessions(a))
  const hidden = groups.filter((group) => !isShown(group, least)).flatMap((group) => group.rows)
  return {
    shown: shown.slice(0, MOST_GAPS),
    withheld: {
      threshold: least,
      groups: withheld.groups + hidden.length,
      searches: withheld.searches + hidden.reduce((sum, row) => sum + row.searches, 0),
    },
  }
}

async function readGap(group: MeaningGroup, question: Question, parts: GapParts): Promise<Gap> {
  const { store, least, costOfContact, now } = parts
  const words = group.rows.map((row) => row.words)
  const days = await store.wordsByDay(question, group.locale, words)
  const later =
    group.held === null
      ? days
      : await store.wordsByDay(everybody(dayOf(group.held.at) + 1, dayOf(now)), group.locale, words)
  const since = {
    asked: later.reduce((sum, day) => sum + day.asked, 0),
    answered: later.reduce((sum, day) => sum + day.answered, 0),
  }
  return gapOf(group, question, days, since, { least, cost: costOfContact.amount })
}

/** The gaps of a period, most sessions first. */
export async function readGaps(question: Question, parts: GapParts): Promise<GapReport> {
  const { shown, withheld } = await readGroups(question, parts)
  return {
    from: dayText(question.from),
    to: dayText(question.to),
    locale: question.locale,
    currency: parts.costOfContact.currency,
    gaps: await Promise.all(shown.map((group) => readGap(group, question, parts))),
    withheld,
  }
}

/** One gap of a period with the guides that failed it, and the group it stands for; null when there is none of this number. */
export async function readOneGap(
  id: string,
  question: Question,
  parts: GapParts,
): Promise<{ gap: GapDetail; group: MeaningGroup } | null> {
  const { shown } = await readGroups(question, parts)
  const group = shown.find((each) => each.id === id)
  if (!group) return null
  const guides = await parts.store.opened(
    question,
    group.locale,
    group.rows.map((row) => row.words),
  )
  return { gap: { ...(await readGap(group, question, parts)), guides }, group }
}
