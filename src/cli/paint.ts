import { styleText } from 'node:util'

/** What colours mean in a terminal. */
const STYLES = {
  heading: 'bold',
  command: 'cyan',
  faint: 'dim',
  good: 'green',
  warning: 'yellow',
  bad: 'red',
} as const
export type Painted = keyof typeof STYLES

export type Paint = (meaning: Painted, text: string) => string

/** Leaves the text as it is. */
export const plain: Paint = (_, text) => text

/** Puts colours around the text. */
export const coloured: Paint = (meaning, text) => styleText(STYLES[meaning], text, { validateStream: false })

/**
 * Whether output has colours: on a terminal, unless NO_COLOR is set (no-color.org) or it can show none; FORCE_COLOR
 * decides before both.
 */
export function hasColours(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = environment
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR)
  return isTerminal && !NO_COLOR && TERM !== 'dumb'
}
