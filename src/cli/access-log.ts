import { parseArgs } from 'node:util'
import type { Store } from '../store/store.ts'

/** Newest first. */
const MOST = 1000

/** `guidepost access-log`: who exported what. Answers the exit code. */
export async function accessLog(
  given: readonly string[],
  { store, print }: { store: Store; print(line: string): void },
): Promise<number> {
  const { json } = parseArgs({ args: [...given], options: { json: { type: 'boolean' } } }).values
  const entries = await store.accessLog(Number.MAX_SAFE_INTEGER, MOST)
  if (json) print(JSON.stringify(entries, null, 2))
  else if (entries.length === 0) print('Nobody has exported anything yet.')
  else
    for (const { at, who, roles, what, question } of entries)
      print(
        `${new Date(at).toISOString()}  ${(who || 'no name').padEnd(20)} ${roles.join(',').padEnd(12)} ${what}  ${question}`,
      )
  return 0
}
