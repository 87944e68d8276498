import type { Command } from './command.ts'
import { loadCommands } from './commands.ts'
import type { Paint } from './paint.ts'
import { calledAs, usageOf } from './usage.ts'

/** Help that teaches by example: what to type, and what it does. */

const ALWAYS = [
  { called: '--json', says: 'answers with one JSON document' },
  { called: '--help', says: 'shows this' },
]

/** All commands, each by its first example. */
export async function overview(paint: Paint): Promise<string[]> {
  const groups = await loadCommands()
  const shown = groups.filter(({ commands }) => commands.length > 0)
  const rows = shown.map(({ title, commands }) => ({ title, rows: commands.map(firstLine) }))
  const width = Math.max(...rows.flatMap((group) => group.rows.map(({ line }) => line.length)))
  return [
    'Guidepost, a self-service support center. What writers and operators do from a terminal:',
    ...rows.flatMap((group) => [
      '',
      paint('heading', group.title),
      ...group.rows.map(({ line, says }) => `  ${paint('command', line.padEnd(width))}  ${says}`),
    ]),
    '',
    `${paint('command', 'npx guidepost help report')}, or --help after any command, shows more examples and its options.`,
    'Every command takes --json: one document on stdout, remarks on stderr, and {"error": {"what", "mend"}} when it fails.',
    'Exit codes: 0 fine; 1 something was found, or it failed; 2 it was asked wrongly.',
    'The data is read from DATA_DIR (default: data), as by npm start. NO_COLOR=1 turns colours off.',
  ]
}

function firstLine({ name, summary, examples }: Command) {
  return { line: examples[0]?.line ?? `npx guidepost ${name}`, says: summary }
}

/** One command: its examples first, then each option. */
export function commandHelp(command: Command, paint: Paint): string[] {
  const { summary, examples, options, ends } = command
  const wide = Math.min(66, Math.max(...examples.map(({ line }) => line.length)))
  const rows = [
    ...Object.entries(options).map(([name, option]) => ({ called: calledAs(name, option), says: option.says })),
    ...ALWAYS,
  ]
  const width = Math.min(28, Math.max(...rows.map(({ called }) => called.length)))
  return [
    `${command.name}: ${summary}`,
    '',
    paint('heading', 'Examples'),
    ...examples.flatMap(({ line, does }) => row(line, does, wide, paint)),
    '',
    paint('heading', 'Usage'),
    `  ${usageOf(command)}`,
    '',
    paint('heading', 'Options'),
    ...rows.flatMap(({ called, says }) => row(called, says, width, paint)),
    '',
    `Exit codes: 0 fine; 1 ${ends}; 2 it was asked wrongly.`,
  ]
}

/** What to type, and beside it what it does; beneath it where it is long. */
function row(typed: string, says: string, width: number, paint: Paint): string[] {
  return typed.length > width
    ? [`  ${paint('command', typed)}`, `  ${' '.repeat(width)}  ${says}`]
    : [`  ${paint('command', typed.padEnd(width))}  ${says}`]
}

/** A command as data. */
export function commandData({ name, summary, argument, options, examples, ends }: Command) {
  return {
    name,
    summary,
    argument,
    options: Object.entries(options).map(([option, { type, multiple, says, value, fills, ask }]) => ({
      ...{ name: option, type, multiple, says, value, fills },
      isRequired: ask !== '',
    })),
    examples,
    exitCodes: { 0: 'fine', 1: ends, 2: 'it was asked wrongly' },
  }
}
