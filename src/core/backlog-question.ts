import type { BacklogQuestion } from './backlog.ts'
import { ENTRY_KINDS } from './backlog-kinds.ts'
import { OWNERS } from './guide.ts'
import type { Known } from './question.ts'

/** What may be asked of the backlog, each as text; empty or absent for all. */
export type AskedBacklog = Readonly<
  Record<'mine' | 'owner' | 'kind' | 'locale' | 'topic' | 'snoozed', string | undefined>
>

/**
 * Reads what is asked: `mine` is a name, and `owner` a team; with both it is what either has.
 * @example readBacklogQuestion({ mine: 'Ada', kind: 'gap', … }, known) // => { question: { mine: true, who: 'Ada', … } }
 */
export function readBacklogQuestion(
  { mine, owner, kind, locale, topic, snoozed }: AskedBacklog,
  { locales, topics }: Known,
): { question: BacklogQuestion } | { problem: string } {
  const unknown = (name: string, value: string, known: readonly string[]) =>
    `${name} "${value}" does not exist. Choose one of ${known.join(', ')}.`
  const kindOf = ENTRY_KINDS.find((each) => each === kind)
  if (kind && !kindOf) return { problem: unknown('Kind', kind, ENTRY_KINDS) }
  if (owner && !OWNERS.some((each) => each === owner)) return { problem: unknown('Owner', owner, OWNERS) }
  if (locale && !locales.includes(locale)) return { problem: unknown('Locale', locale, locales) }
  if (topic && !topics.includes(topic)) return { problem: unknown('Topic', topic, topics) }
  return {
    question: {
      mine: Boolean(mine),
      who: mine ?? '',
      team: owner ?? '',
      kind: kindOf ?? '',
      locale: locale ?? '',
      topic: topic ?? '',
      snoozed: snoozed === '1' || snoozed === 'true',
    },
  }
}
