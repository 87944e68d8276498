import { ALL, addUp, type TallyRow } from '../core/tallies.ts'

/**
 * Rows and their sums over every subject, over every part, and over both, so that a question about the whole reads few
 * rows. The sums are of the very rows beside them.
 */
export function rolledUp(rows: readonly TallyRow[]): TallyRow[] {
  return [
    ...summed(rows, (row) => row),
    ...summed(rows, (row) => ({ ...row, subject: ALL })),
    ...summed(rows, (row) => ({ ...row, part: ALL })),
    ...summed(rows, (row) => ({ ...row, subject: ALL, part: ALL })),
  ]
}

function summed(rows: readonly TallyRow[], as: (row: TallyRow) => TallyRow): TallyRow[] {
  const groups = Map.groupBy(rows.map(as), ({ day, locale, subject, part }) =>
    JSON.stringify([day, locale, subject, part]),
  )
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, counts: rest.length === 0 ? first.counts : addUp([first, ...rest]) }] : [],
  )
}
