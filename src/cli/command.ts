import type { parseArgs } from 'node:util'
import type { SiteConfig } from '../core/site-config.ts'
import type { Place, Store } from '../store/store.ts'
import type { Paint } from './paint.ts'
import { readGiven } from './read-given.ts'
import type { Screen } from './tickets/progress-bar.ts'

/** What a command of `npx guidepost` declares: parsing, help and completion all read it, so that none can differ. */

/** What the checkout has a list of. */
export type Listed = 'guides' | 'locales' | 'topics'

/** What may stand at a place, for completion: anything, a file, what the checkout has, or one of a list. */
export type Fills = 'anything' | 'files' | Listed | readonly string[]

/** What the checkout has, among the words of a list. */
export const among = (list: Listed) => `@${list}`

/** An option as `parseArgs` takes it, and what the help and the shell need besides. */
export interface Option {
  type: 'string' | 'boolean'
  multiple: boolean
  default: string | boolean | string[]
  /** One line for the help. */
  says: string
  /** What stands for its value in the help, such as FILE; empty for a switch. */
  value: string
  fills: Fills
  /** Whether a value must be one of `fills`, and what such a value is called, such as "source"; empty when anything goes. */
  noun: string
  /** What is asked for when it is missing, such as "Say where the tickets come from"; empty when it may be. */
  ask: string
}
export type Options = Readonly<Record<string, Option>>

/** A switch: `--dry-run`. */
export function flag(says: string) {
  return { type: 'boolean', multiple: false, default: false, says, value: '', fills: [], noun: '', ask: '' } as const
}

/** An option with a value of its own; the empty text when it is not given. */
export function text(value: string, says: string, fills: Fills = 'anything') {
  return { type: 'string', multiple: false, default: '', says, value, fills, noun: '', ask: '' } as const
}

/** An option that may be given again and again. */
export function list(value: string, says: string, fills: Fills = 'anything') {
  const none: string[] = []
  return { ...text(value, says, fills), multiple: true, default: none } as const
}

/** An option whose value is one of a few; the empty text when it is not given. */
export function choice(noun: string, fills: readonly string[], says: string) {
  return { ...text(fills.join('|'), says, fills), noun } as const
}

/** The same, when the command cannot do without it. @param ask what is asked for, such as "Say where it comes from" */
export function required<O extends Option>(option: O, ask: string) {
  return { ...option, ask }
}

/** The names that an option was given, one after another or with commas between them. */
export function namesIn(given: readonly string[]): string[] {
  return given.flatMap((each) => each.split(',')).map((name) => name.trim())
}

/** The value of a choice, which has been held to its list. Throws when it is none of them. */
export function oneOf<T extends string>(known: readonly T[], value: string): T {
  const found = known.find((each) => each === value)
  if (found === undefined) throw new Error(`"${value}" is none of ${known.join(', ')}.`)
  return found
}

/** What stands after the command without a name. */
export interface Argument {
  /** As the help shows it, such as `<topic>/<slug>`. */
  name: string
  fills: Fills
  /** What may stand at each place after the first. */
  fillsNext: Fills
  least: number
  most: number
  /** What is asked for when there are too few or too many, such as "Name one file". */
  ask: string
}

/** What another system has exported. */
export const EXPORTED: Argument = {
  name: '<file or folder>',
  fills: 'files',
  fillsNext: [],
  least: 1,
  most: 1,
  ask: 'Name one file or one folder',
}

export interface Example {
  line: string
  does: string
}

/** Everything outside that a command works with. */
export interface Context {
  /** The project's folder, with `content/`. */
  root: string
  site: SiteConfig
  environment: Readonly<Record<string, string | undefined>>
  /** ms since the epoch. */
  now(): number
  /** Where the store lies: DATA_DIR, or `data`. */
  dataFolder: string
  /** Opens the store there; it is closed for the command. Throws when it cannot be opened. */
  openStore(place?: Place): Promise<Store>
  /** A remark or progress: goes to stderr, so that the answer on stdout stays whole. */
  note(line: string): void
  /** Where progress is drawn, when it is a terminal. */
  screen: Screen
  paint: Paint
  /** Asks the person at the terminal; null when nobody sits there. */
  ask: ((question: string) => Promise<string>) | null
}

/** What a command has to say: as lines for a person, and as data for a program. */
export interface Told {
  /** 0: fine; 1: something was found, or not all could be done. */
  code: 0 | 1
  json: unknown
  lines: readonly string[]
}

/** A command that could not do what was asked. */
export interface Wrong {
  /** 1: it failed; 2: it was asked wrongly. */
  code: 1 | 2
  what: string
  mend: string
}

export type Outcome = Told | Wrong

export function told(json: unknown, lines: readonly string[], code: 0 | 1 = 0): Told {
  return { code, json, lines }
}

/** It was asked wrongly: what is wrong, and how to mend it. */
export function askedWrongly(what: string, mend: string): Wrong {
  return { code: 2, what, mend }
}

/**
 * What was asked wrongly, from a message in one piece: its first sentence says what is wrong.
 * @example wrongOf('There is no locale "xx". Choose among en, es.') // => { code: 2, what: 'There is no locale "xx".', mend: 'Choose among en, es.' }
 */
export function wrongOf(message: string, code: 1 | 2 = 2): Wrong {
  const [, what = message, mend = ''] = /^([\s\S]*?[.!?]["”)]?)\s+([^\p{Ll}\s][\s\S]*)$/u.exec(message) ?? []
  return { code, what, mend }
}

export function isWrong(outcome: object): outcome is Wrong {
  return 'what' in outcome && 'mend' in outcome
}

/** What `parseArgs` is called with. */
export interface Config<O extends Options> {
  args: string[]
  options: O
  strict: true
  allowPositionals: true
}

/** The values of options, by their names. */
export type Values<O extends Options> = ReturnType<typeof parseArgs<Config<O>>>['values']

export interface Given<O extends Options> {
  options: Values<O>
  args: readonly string[]
}

/** How a command is called. */
export interface Callable<O extends Options> {
  name: string
  /** Null when it takes none. */
  argument: Argument | null
  options: O
}

interface Declared<O extends Options> extends Callable<O> {
  /** One line: what it does. */
  summary: string
  /** Two to four that can be typed as they stand. */
  examples: readonly Example[]
  /** When the exit code is 1, after "when". */
  ends: string
  run(given: Given<O>, context: Context): Promise<Outcome>
}

/** A command as the frame knows it: what it declared is data, and it reads what was given by that. */
export interface Command extends Omit<Declared<Options>, 'run'> {
  /** @param given everything after the command's name but `--json` and `--help`, which are the frame's */
  run(given: readonly string[], context: Context): Promise<Outcome>
}

/** Makes a command of its declaration. */
export function defineCommand<O extends Options>(declared: Declared<O>): Command {
  return {
    ...declared,
    async run(args, context) {
      const read = readGiven(declared, args)
      return isWrong(read) ? read : declared.run(read, context)
    },
  }
}
