import { resolve } from 'node:path'
import type { Command, Context } from '../../src/cli/command.ts'
import { isWrong } from '../../src/cli/command.ts'
import { plain } from '../../src/cli/paint.ts'
import { site } from '../../src/site.config.ts'

/** Runs a command as a terminal does that shows no colours and where nobody sits. */

/** What a command works with; what is not given is this repository's own, without a store. */
export function aContext(own: Partial<Context>): Context {
  return {
    root: resolve('.'),
    site,
    environment: {},
    now: Date.now,
    dataFolder: resolve('no-data'),
    openStore: () => Promise.reject(new Error('This test has no store.')),
    note: () => undefined,
    screen: { isTTY: false, write: () => undefined },
    paint: plain,
    ask: null,
    ...own,
  }
}

export interface Ran {
  code: number
  /** Remarks, then the answer or what is wrong. */
  lines: string[]
  json: unknown
}

export async function run(command: Command, args: readonly string[], context: Context): Promise<Ran> {
  const lines: string[] = []
  const outcome = await command.run(args, { ...context, note: (line) => void lines.push(line) })
  if (isWrong(outcome)) {
    const { code, what, mend } = outcome
    return { code, lines: [...lines, `${what} ${mend}`.trim()], json: { error: { what, mend } } }
  }
  return { code: outcome.code, lines: [...lines, ...outcome.lines], json: outcome.json }
}
