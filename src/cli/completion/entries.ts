import { among, type Command, type Fills, type Listed } from '../command.ts'

/** What a shell needs to know of a command. */
export interface Entry {
  name: string
  says: string
  /** What may stand after it first. */
  fills: Fills
  /** What may stand after that. */
  fillsNext: Fills
  options: { name: string; says: string; takesValue: boolean; fills: Fills }[]
}

/** The table of commands as shells complete it; `help` takes the name of any. */
export function entriesOf(commands: readonly Command[]): Entry[] {
  const entries = commands.map(({ name, summary, argument, options }) => ({
    name,
    says: summary,
    fills: argument?.fills ?? [],
    fillsNext: argument?.fillsNext ?? [],
    options: [
      ...Object.entries(options).map(([option, { type, says, fills }]) => ({
        ...{ name: option, says, fills },
        takesValue: type === 'string',
      })),
      ...ALWAYS,
    ],
  }))
  const help = {
    name: 'help',
    says: 'what there is, and how it is used',
    fills: entries.map(({ name }) => name),
    fillsNext: [],
  }
  return [...entries, { ...help, options: [...ALWAYS] }]
}

/** The words that may stand at a place, and the lists of the checkout beside them; null where there is no list. */
export function choicesOf(fills: Fills): { words: string[]; lists: Listed[] } | null {
  if (fills === 'anything' || fills === 'files') return null
  if (typeof fills === 'string') return { words: [], lists: [fills] }
  return {
    words: fills.filter((word) => !LISTS.some((list) => word === among(list))),
    lists: LISTS.filter((list) => fills.includes(among(list))),
  }
}

const LISTS: readonly Listed[] = ['guides', 'locales', 'topics']

const ALWAYS = [
  { name: 'json', says: 'answers with one JSON document', takesValue: false, fills: [] },
  { name: 'help', says: 'shows examples and options', takesValue: false, fills: [] },
]

/** The options that take the word after them, each as "command:--option". */
export function takers(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ name, options }) =>
    options.filter(({ takesValue }) => takesValue).map((option) => `${name}:--${option.name}`),
  )
}

/** The branches of a script's `case`: what fills each option's value, each command's first place, and those after it. */
export function branchesOf(entries: readonly Entry[], filler: (fills: Fills) => string) {
  const values = entries.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map((option) => `    ${name}:--${option.name}) ${filler(option.fills)} ;;`),
  )
  return {
    values: values.join('\n'),
    first: entries.map(({ name, fills }) => `        ${name}) ${filler(fills)} ;;`).join('\n'),
    later: entries.map(({ name, fillsNext }) => `        ${name}) ${filler(fillsNext)} ;;`).join('\n'),
  }
}
