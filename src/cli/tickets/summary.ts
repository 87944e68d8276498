import { rankUnmapped, type Unmapped } from '../../core/categories.ts'
import type { Source } from '../../core/ticket.ts'
import type { Found } from './import-file.ts'

/** What an import says of itself at its end. */

const SHOWN = 20
const number = (value: number) => value.toLocaleString('en')

/** The counts of all files together. */
export function countsOf(founds: readonly Found[]) {
  const sum = (of: (found: Found) => number) => founds.reduce((total, found) => total + of(found), 0)
  return {
    files: founds.length,
    added: sum(({ mark }) => mark.added),
    updated: sum(({ mark }) => mark.updated),
    same: sum(({ mark }) => mark.same),
    wrong: sum(({ problems }) => problems),
    leftOut: Object.fromEntries(each(founds, 'leftOut')),
    notes: Object.fromEntries(each(founds, 'notes')),
  }
}

/** The same in words. */
export function linesOf(founds: readonly Found[]): string[] {
  const { files, added, updated, same, wrong } = countsOf(founds)
  return [
    `Tickets: ${number(added)} added, ${number(updated)} updated, ${number(same)} as before; files: ${number(files)}.`,
    ...(wrong === 0 ? [] : [`Wrong and left out: ${number(wrong)}.`]),
    ...each(founds, 'leftOut').map(([reason, tickets]) => `Left out because ${reason}: ${number(tickets)}.`),
    ...each(founds, 'notes').map(([note, tickets]) => `${note}: ${number(tickets)}.`),
  ]
}

function each(founds: readonly Found[], name: 'leftOut' | 'notes'): [string, number][] {
  const counts = new Map<string, number>()
  for (const found of founds)
    for (const [text, tickets] of found[name]) counts.set(text, (counts.get(text) ?? 0) + tickets)
  return [...counts]
}

/** The categories that belong to no topic, and how to give them one; no line when there are none. */
export function unmappedLines(unmapped: Unmapped, source: Source, topic: string): string[] {
  const { tickets, withoutCategory, names, further } = unmapped
  const ranked = rankUnmapped(unmapped, SHOWN)
  const none =
    withoutCategory === 0 ? [] : [`Tickets without a category, which count as other: ${number(withoutCategory)}.`]
  if (ranked.length === 0) return none
  const width = number(ranked[0]?.tickets ?? 0).length
  const rest = names.size - ranked.length
  return [
    ...none,
    `Tickets whose categories belong to no topic, which count as other: ${number(tickets - withoutCategory)}.`,
    ...ranked.map(({ name, tickets }) => `  ${number(tickets).padStart(width)}  ${name}`),
    ...(rest === 0 ? [] : [`  … and ${number(rest)}${further > 0 ? ' or more' : ''} further names`]),
    'Name them under their topic in content/topics.yaml and import again, such as:',
    `  ${topic}:`,
    `    categories: { ${source}: [${JSON.stringify(ranked[0]?.name)}] }`,
  ]
}
