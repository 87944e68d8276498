import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComingChange } from '../core/showing.ts'

/** Until when a build is what readers should see: the next moment at which a guide is published or retired. */

/** Kept in the built folder. It tells no guide's name: a file host may hand it out. */
const FILE = '.due'

/** @param at ms since the epoch; null: nothing changes by itself */
export function writeDue(dist: string, at: number | null): void {
  if (at !== null) writeFileSync(join(dist, FILE), String(at))
}

/** When the build is to be made again, ms since the epoch; Infinity when never. */
export function readDue(dist: string): number {
  const file = join(dist, FILE)
  const at = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.POSITIVE_INFINITY
  // What cannot be read is no reason to keep an old build.
  return Number.isNaN(at) ? 0 : at
}

/**
 * What comes next, as it is printed.
 * @example sayNext({ at: Date.UTC(2027, 0, 1, 8), guide: 'trading/staking', locales: ['en'], what: 'publish' })
 * // => 'Next: trading/staking (en) is published on 2027-01-01 08:00 UTC. Build again then: npx guidepost build'
 */
export function sayNext({ at, guide, locales, what }: ComingChange): string {
  const when = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const where = locales.length > 3 ? `${locales.length} languages` : locales.join(', ')
  return `Next: ${guide} (${where}) is ${what === 'publish' ? 'published' : 'retired'} on ${when}. Build again then: npx guidepost build`
}
