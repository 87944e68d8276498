import { z } from 'zod'
import { type GuideStates, STATES, stateAt } from './guide-state.ts'

/** Guides × locales as a table, for people and other tools. */

const cell = z.strictObject({
  state: z.enum(STATES),
  title: z.string(),
  file: z.string().describe('From the repository’s root; of a missing one, where it is to be.'),
  stale: z.array(z.string()).describe('Headings of the stale sections; empty for the head.'),
  due: z.iso.date().nullable().describe('The day of the next review.'),
})
export type MatrixCell = z.infer<typeof cell>

const guide = z.strictObject({
  guide: z.string(),
  topic: z.string(),
  title: z.string(),
  owner: z.string(),
  cells: z.record(z.string(), cell).describe('By locale.'),
})
export type MatrixGuide = z.infer<typeof guide>

export const matrixAnswer = z.strictObject({
  built: z.number().nullable().describe('When the site was built, in ms; null: its list of guides cannot be read.'),
  owners: z.array(z.string()),
  guides: z.array(guide),
})
export type MatrixAnswer = z.infer<typeof matrixAnswer>

/**
 * The table at a time: what was to be reviewed later may be due by now.
 * @param now ms since the epoch
 */
export function makeMatrix(states: GuideStates | null, now: number): MatrixAnswer {
  if (states === null) return { built: null, owners: [], guides: [] }
  return {
    built: states.madeAt,
    owners: ownersOf(states),
    guides: states.guides.map(({ guide, topic, title, owner, locales }) => ({
      ...{ guide, topic, title, owner },
      cells: Object.fromEntries(
        Object.entries(locales).map(([locale, of]) => [
          locale,
          {
            state: stateAt(of, now),
            title: of.title,
            file: of.file,
            stale: of.stale.map((section) => section.title),
            due: of.reviewDue,
          },
        ]),
      ),
    })),
  }
}

/** The teams that answer for a guide, each once. */
export function ownersOf({ guides }: Pick<GuideStates, 'guides'>): string[] {
  return [...new Set(guides.map(({ owner }): string => owner))].sort()
}
