import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Quality } from './measure.ts'

/** What search reached when somebody last looked at it and was content: `npm run search:quality -- --save` writes it. */

const FILE = join(import.meta.dirname, 'baseline.json')
/** Points in percent that a figure may fall without anybody being asked. */
const ALLOWED = 1

interface Shares {
  first: number
  firstThree: number
  answered: number
  misspeltFirstThree: number
}
export type Baseline = Record<string, Shares>

export function sharesOf(asked: Quality, misspelt: Quality): Shares {
  const share = (part: number) => Math.round((1000 * part) / Math.max(asked.queries, 1)) / 10
  return {
    first: share(asked.first),
    firstThree: share(asked.firstThree),
    answered: share(asked.queries - asked.empty),
    misspeltFirstThree: share(misspelt.firstThree),
  }
}

export function readBaseline(): Baseline {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}
}

export function saveBaseline(baseline: Baseline): void {
  writeFileSync(FILE, `${JSON.stringify(baseline, null, 2)}\n`)
}

/** What fell by more than is allowed, in words. */
export function fallen(before: Shares | undefined, now: Shares): string[] {
  if (!before) return ['There is no baseline of this locale. Look at npm run search:quality, then save it with --save.']
  const pairs: [string, number, number][] = [
    ['right first', before.first, now.first],
    ['in the first three', before.firstThree, now.firstThree],
    ['answered at all', before.answered, now.answered],
    ['in the first three with a typo', before.misspeltFirstThree, now.misspeltFirstThree],
  ]
  return pairs
    .filter(([, was, is]) => is < was - ALLOWED)
    .map(
      ([what, was, is]) =>
        `${what}: ${is} %, was ${was} %. If that is meant, save it with npm run search:quality -- --save.`,
    )
}
