import type { Gap } from './answers.ts'
import { type MeaningGroup, stateOf } from './gaps.ts'
import { UNANSWERED_KINDS } from './outcomes.ts'
import { dayText } from './question.ts'
import type { MeaningSums, UnansweredRow } from './report.ts'

/** Gaps as staff see them: what people searched, what they did next, what it cost, and what became of it. */

/** Sessions of so many different hours must have searched a gap before it is shown (see events.md, "Abuse"). */
export const LEAST_HOURS = 3

/** Whether a group can be shown, by what is known of each way to write it: one session may have written it in several. */
export function mayBeShown({ rows, held }: MeaningGroup, least: number): boolean {
  const sum = (of: (row: MeaningGroup['rows'][number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const isWritten = rows.some(({ words }) => words !== '')
  return isWritten && (held !== null || (sum((row) => row.sessions) >= least && sum((row) => row.hours) >= LEAST_HOURS))
}

/** Whether it is shown: enough sessions, each once, in enough different hours, or somebody has taken it up. */
export function isShown({ held }: MeaningGroup, { unserved, hours }: MeaningSums, least: number): boolean {
  return held !== null || (unserved >= least && hours >= LEAST_HOURS)
}

/**
 * A group as a gap.
 * @param sums what became of its words over the period
 * @param since the same after it was decided
 */
export function gapOf(
  { id, locale, meanings, rows, held }: MeaningGroup,
  sums: MeaningSums,
  since: Pick<MeaningSums, 'asked' | 'answered'>,
  { least, cost }: { least: number; cost: number },
): Gap {
  const sum = (of: (row: MeaningGroup['rows'][number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const variants = rows.filter(({ sessions }) => sessions >= least).map(({ query, sessions }) => ({ query, sessions }))
  return {
    id,
    locale,
    // When no single way to write it is frequent enough, the words that all share stand for it.
    query: labelOf({ meanings, rows }, least),
    variants,
    others: rows.length - variants.length,
    people: { of: sums.unserved, over: sums.people },
    sessions: sum(({ sessions }) => sessions),
    searches: sum(({ searches }) => searches),
    kinds: Object.fromEntries(UNANSWERED_KINDS.map((kind) => [kind, sum(({ kinds }) => kinds[kind])])) as Gap['kinds'],
    contacted: sum(({ contacted }) => contacted),
    searchedAgain: sum(({ searchedAgain }) => searchedAgain),
    left: sum(({ left }) => left),
    cost: sum(({ contacted }) => contacted) * cost,
    firstDay: dayText(Math.min(...rows.map(({ firstDay }) => firstDay))),
    lastDay: dayText(Math.max(...rows.map(({ lastDay }) => lastDay))),
    trend: sums.missed,
    state: stateOf(held, since, least),
    who: held?.who ?? '',
    since: { asked: since.asked, answered: since.answered },
    topics: Object.entries(sums.topics)
      .map(([topic, handoffs]) => ({ topic, handoffs }))
      .sort((a, b) => b.handoffs - a.handoffs || (a.topic < b.topic ? -1 : 1)),
  }
}

/** What a group is called: the text that most sessions typed, when they were enough; else what all ways to write it share. */
export function labelOf({ meanings, rows }: Pick<MeaningGroup, 'meanings' | 'rows'>, least: number): string {
  const [first] = rows
  return first && first.sessions >= least ? first.query : sharedWords(meanings, rows)
}

/** What stands in every way to write it, so that it is nobody's alone: whole words, or where their forms differ how they begin. */
function sharedWords(meanings: readonly string[], rows: readonly UnansweredRow[]): string {
  const [first = [], ...others] = meanings.map((meaning) => meaning.split(' '))
  const shared = first.filter((word) => others.every((words) => words.includes(word)))
  const texts = rows.map(({ words }) => words.split(' '))
  const said = shared.map(
    (begins) =>
      texts[0]?.find((word) => word.startsWith(begins) && texts.every((words) => words.includes(word))) ?? `${begins}…`,
  )
  return said.length > 0 ? said.join(' ') : '…'
}
