import type { Callable, Option, Options } from './command.ts'

/**
 * How a command is called, on one line: what must be given, in full.
 * @example usageOf(exportCommand) // => 'npx guidepost export <empty folder> --to-format zendesk|markdown [options]'
 */
export function usageOf({ name, argument, options }: Callable<Options>): string {
  const required = Object.entries(options).filter(([, { ask }]) => ask !== '')
  const words = argument === null ? [] : [argument.least === 0 ? `[${argument.name}]` : argument.name]
  return ['npx guidepost', name, ...words, ...required.map(([key, each]) => calledAs(key, each)), '[options]'].join(' ')
}

/** An option with what stands for its value: `--from FILE`. */
export function calledAs(name: string, { value }: Pick<Option, 'value'>): string {
  return value === '' ? `--${name}` : `--${name} ${value}`
}
