import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, isWrong, type Outcome, told, type Wrong, wrongOf } from './command.ts'
import { findCommand, loadCommands } from './commands.ts'
import { commandData, commandHelp, overview } from './help.ts'

/** What is common to all commands: help, JSON, errors and exit codes. */

export interface Output {
  /** A line of the answer, on stdout. */
  print(line: string): void
  /** A line of an error, on stderr. */
  complain(line: string): void
}

interface Asked {
  name: string
  given: readonly string[]
  isJson: boolean
  isHelp: boolean
}

/** Runs what was typed after `npx guidepost`; answers the exit code. */
export async function runCommand(words: readonly string[], context: Context, output: Output): Promise<number> {
  const asked = readAsked(words)
  const outcome = await outcomeOf(asked, context).catch((error: unknown) => wrongOf(describeError(error), 1))
  if (asked.isJson) output.print(JSON.stringify(isWrong(outcome) ? errorOf(outcome) : outcome.json, null, 2))
  else if (isWrong(outcome)) output.complain([outcome.what, outcome.mend].filter((half) => half !== '').join(' '))
  else for (const line of outcome.lines) output.print(line)
  return outcome.code
}

const errorOf = ({ what, mend }: Wrong) => ({ error: { what, mend } })

/** An error as a sentence; what the system says of files is put into words. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (!('code' in error && 'path' in error)) return error.message
  const file = `"${String(error.path).replace(/\.half$/, '')}"`
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${file} may not be read or written. Give yourself the right to, or work in a folder of your own.`
    case 'ENOENT':
      return `${file} does not exist. Take it back from your version control, or name another.`
    case 'ENOSPC':
      return `There is no room left for ${file}. Make some, and run it again.`
    default:
      return error.message
  }
}

/** `--json` and `--help` mean the same in all commands; after `--` they are words like others. */
function readAsked(words: readonly string[]): Asked {
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const [name = 'help', ...given] = words.filter((word, place) => place > end || !OURS.has(word))
  const isGiven = (...names: string[]) => words.some((word, place) => place < end && names.includes(word))
  return { name, given, isJson: isGiven('--json'), isHelp: isGiven('--help', '-h') }
}
const OURS = new Set(['--json', '--help', '-h'])

async function outcomeOf({ name, given, isHelp }: Asked, context: Context): Promise<Outcome> {
  if (name === 'help') return given[0] === undefined ? overviewTold(context) : helpTold(given[0], context)
  if (name === '--version') return versionTold(context)
  if (isHelp) return helpTold(name, context)
  const command = await findCommand(name)
  return isWrong(command) ? command : command.run(given, context)
}

function versionTold({ root }: Context): Outcome {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return told({ version }, [version])
}

async function overviewTold({ paint }: Context): Promise<Outcome> {
  const groups = await loadCommands()
  const data = groups.map(({ title, commands }) => ({ title, commands: commands.map(commandData) }))
  return told({ groups: data }, await overview(paint))
}

async function helpTold(name: string, { paint }: Context): Promise<Outcome> {
  const command = await findCommand(name)
  return isWrong(command) ? command : told(commandData(command), commandHelp(command, paint))
}
