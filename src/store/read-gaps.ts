import type { Gap, GapDetail, GapReport } from '../core/answers.ts'
import { gapOf, isShown, mayBeShown } from '../core/gap-report.ts'
import { groupByMeaning, type HeldGap, type MeaningGroup } from '../core/gaps.ts'
import { dayText, everybody, type Question } from '../core/question.ts'
import type { MeaningSums } from '../core/report.ts'
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

/** Ways to write it that are looked at, most frequent first; the others are only counted. */
const MOST_ROWS = 3000
const MOST_GAPS = 200

/** The groups of a question, most sessions first, and what is not shown of it. */
async function readGroups(question: Question, parts: GapParts) {
  const { store, synonyms, least } = parts
  const several = await store.unanswered(question, 2, MOST_ROWS)
  // What one session typed alone belongs to a gap too, where there is not too much of it to look at.
  const isFew = several.rows.length + several.unlisted.groups + several.withheld.groups <= MOST_ROWS
  const { rows, unlisted, withheld } = isFew ? await store.unanswered(question, 1, MOST_ROWS) : several
  const groups = groupByMeaning(rows, synonyms, await store.gaps())
  const sessions = (group: MeaningGroup) => group.rows.reduce((sum, row) => sum + row.sessions, 0)
  // What is written in one way alone counts each session once by itself.
  const mixed = groups.filter((group) => group.rows.length > 1 && mayBeShown(group, least))
  const sums = await readSums(mixed, question, store)
  const isOne = (group: MeaningGroup) => {
    const own = sums.get(group)
    return mayBeShown(group, least) && (own === undefined || isShown(group, own, least))
  }
  const shown = groups.filter(isOne).sort((a, b) => sessions(b) - sessions(a))
  const hidden = groups.filter((group) => !isOne(group))
  return {
    shown: shown.slice(0, MOST_GAPS),
    unlisted: plus(unlisted, shown.slice(MOST_GAPS)),
    withheld: { threshold: least, ...plus(withheld, hidden) },
  }
}

/** Counts with those of further groups. */
function plus(counted: { groups: number; searches: number }, further: readonly MeaningGroup[]) {
  const rows = further.flatMap((group) => group.rows)
  return {
    groups: counted.groups + rows.length,
    searches: counted.searches + rows.reduce((sum, row) => sum + row.searches, 0),
  }
}

const wordsOf = ({ rows }: MeaningGroup) => rows.map(({ words }) => words)

/** What became of the words of groups: asked once for each locale, not for each group. */
async function readSums(
  groups: readonly MeaningGroup[],
  question: Question,
  store: Store,
): Promise<Map<MeaningGroup, MeaningSums>> {
  const read = await Promise.all(
    [...Map.groupBy(groups, (group) => group.locale)].map(async ([locale, own]) => {
      const sums = await store.meaningSums(question, locale, own.map(wordsOf))
      return own.flatMap((group, place): [MeaningGroup, MeaningSums][] => {
        const each = sums[place]
        return each ? [[group, each]] : []
      })
    }),
  )
  return new Map(read.flat())
}

async function readAll(groups: readonly MeaningGroup[], question: Question, parts: GapParts): Promise<Gap[]> {
  const { store, least, costOfContact, now } = parts
  const sumsOf = await readSums(groups, question, store)
  const gaps = groups.map(async (group) => {
    const sums = sumsOf.get(group)
    if (!sums) return []
    const { held } = group
    const since = held === null ? sums : await readSince(group, held, now, store)
    return [gapOf(group, sums, since, { least, cost: costOfContact.amount })]
  })
  return (await Promise.all(gaps)).flat()
}

/** What became of the words of a group since it was decided about. */
async function readSince(group: MeaningGroup, { at, before }: HeldGap, now: number, store: Store) {
  const [sums] = await store.meaningSums(everybody(dayOf(at), dayOf(now)), group.locale, [wordsOf(group)])
  // An event that came late may have taken something back of the day.
  const since = (all: number | undefined, earlier: number) => Math.max(0, (all ?? 0) - earlier)
  const asked = since(sums?.asked, before.asked)
  return { asked, answered: Math.min(asked, since(sums?.answered, before.answered)) }
}

/** Keeps what was decided about a group now. */
export async function decideGap(
  group: MeaningGroup,
  { state, who }: Pick<HeldGap, 'state' | 'who'>,
  { store, now }: Pick<GapParts, 'store' | 'now'>,
): Promise<void> {
  const { id, locale, meanings } = group
  const today = everybody(dayOf(now), dayOf(now))
  const [sums] = await store.meaningSums(today, locale, [wordsOf(group)])
  const before = { asked: sums?.asked ?? 0, answered: sums?.answered ?? 0 }
  await store.saveGap({ id, locale, meanings, state, who, at: now, before })
}

/** The gaps of a period, most sessions first. */
export async function readGaps(question: Question, parts: GapParts): Promise<GapReport> {
  const { shown, unlisted, withheld } = await readGroups(question, parts)
  return {
    from: dayText(question.from),
    to: dayText(question.to),
    locale: question.locale,
    currency: parts.costOfContact.currency,
    gaps: await readAll(shown, question, parts),
    unlisted,
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
  const [gap] = await readAll([group], question, parts)
  return gap ? { gap: { ...gap, guides }, group } : null
}
