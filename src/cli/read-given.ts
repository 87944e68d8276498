import { parseArgs } from 'node:util'
import { nearest } from '../core/nearest.ts'
import {
  askedWrongly,
  type Callable,
  type Config,
  type Given,
  type Option,
  type Options,
  type Wrong,
} from './command.ts'
import { usageOf } from './usage.ts'

/** Reads what was typed after a command by what the command declares; wrong input says what was probably meant. */
export function readGiven<O extends Options>(callable: Callable<O>, given: readonly string[]): Given<O> | Wrong {
  const wrong = wrongOption(callable, given) ?? wrongArgument(callable, given) ?? wrongValue(callable, given)
  if (wrong) return wrong
  const { values } = parseArgs<Config<O>>({
    args: [...given],
    options: callable.options,
    strict: true,
    allowPositionals: true,
  })
  return { options: values, args: positionalsOf(callable, given) }
}

/** The parts of what was typed, read without holding them to anything. */
function looselyRead({ options }: Callable<Options>, given: readonly string[]) {
  const { tokens } = parseArgs({ args: [...given], options, strict: false, allowPositionals: true, tokens: true })
  return tokens
}

function positionalsOf(callable: Callable<Options>, given: readonly string[]): string[] {
  return looselyRead(callable, given).flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
}

/** An option that there is not, one that lacks its value, or a switch with one. */
function wrongOption(callable: Callable<Options>, given: readonly string[]): Wrong | null {
  const use = useOf(callable)
  for (const token of looselyRead(callable, given)) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = callable.options[name]
    if (ALWAYS.includes(name)) return noValue(rawName, use)
    if (!Object.hasOwn(callable.options, name) || option === undefined) {
      const near = nearest(name, [...Object.keys(callable.options), ...ALWAYS])
      return askedWrongly(`Unknown option '${rawName}'.`, `${near === null ? '' : `Did you mean '--${near}'? `}${use}`)
    }
    if (option.type === 'boolean' && value !== undefined) return noValue(rawName, use)
    // A value that begins with a dash is more likely the next option.
    if (option.type === 'string' && (value === undefined || (!inlineValue && value.startsWith('-'))))
      return askedWrongly(
        `'${rawName}' lacks its value.`,
        `Write ${rawName} ${option.value}, or ${rawName}=-x for a value that begins with a dash.`,
      )
  }
  return null
}

/** Taken out before a command reads its own, unless they were given a value. */
const ALWAYS = ['json', 'help']

const noValue = (option: string, use: string) =>
  askedWrongly(`'${option}' is a switch and takes no value.`, `Write ${option} alone. ${use}`)

function wrongArgument(callable: Callable<Options>, given: readonly string[]): Wrong | null {
  const { argument } = callable
  const found = positionalsOf(callable, given)
  if (argument === null)
    return found.length === 0 ? null : askedWrongly(`"${found[0]}" is one word too many.`, useOf(callable))
  return found.length < argument.least || found.length > argument.most
    ? askedWrongly(`${argument.ask}:`, usageOf(callable))
    : null
}

/** An option that is missing, or whose value is none of those it may have. */
function wrongValue(callable: Callable<Options>, given: readonly string[]): Wrong | null {
  const tokens = looselyRead(callable, given)
  const use = useOf(callable)
  for (const [name, option] of Object.entries(callable.options)) {
    const values = tokens.flatMap((token) =>
      token.kind === 'option' && token.name === name && token.value !== undefined ? [token.value] : [],
    )
    if (option.ask !== '' && values.every((value) => value === ''))
      return askedWrongly(`${option.ask}:`, usageOf(callable))
    const known = fewOf(option)
    const wrong = values.find((value) => option.noun !== '' && !known.includes(value))
    if (wrong === undefined) continue
    const near = nearest(wrong, known)
    return askedWrongly(
      `"${wrong}" is no known ${option.noun}.`,
      `${near === null ? `Choose among ${known.join(', ')}.` : `Did you mean "${near}"?`} ${use}`,
    )
  }
  return null
}

const useOf = (callable: Callable<Options>) => `Use: ${usageOf(callable)}. --help shows them.`

const fewOf = ({ fills }: Option): readonly string[] => (typeof fills === 'string' ? [] : fills)
