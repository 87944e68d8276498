import { parse } from 'yaml'
import { type Section, sectionsOf } from '../../core/freshness.ts'
import { frontMatter } from '../../core/guide.ts'

const MATTER = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/
const head = frontMatter.pick({ title: true, scope: true, answer: true, glance: true })

/** The sections of a guide's file; null when its head cannot be read, which the check of the front matter tells. */
export function sectionsIn(source: string): Section[] | null {
  try {
    const read = head.safeParse(pick(parse(MATTER.exec(source)?.[1] ?? '')))
    return read.success ? sectionsOf(read.data, source) : null
  } catch {
    return null
  }
}

function pick(matter: unknown): unknown {
  if (typeof matter !== 'object' || matter === null) return null
  return Object.fromEntries(Object.entries(matter).filter(([name]) => Object.hasOwn(head.shape, name)))
}

/** What became of the fingerprints of sections that a command changed without changing what they say. */
export function printsMoved(before: string, after: string): Map<string, string> {
  const [was, now] = [sectionsIn(before), sectionsIn(after)]
  if (!was || !now || was.length !== now.length) return new Map()
  return new Map(
    was.flatMap(({ fingerprint }, place) => {
      const next = now[place]?.fingerprint ?? fingerprint
      return next === fingerprint ? [] : [[fingerprint, next]]
    }),
  )
}

/** A guide's file with the fingerprints of its front matter moved on: `sections`, `madeFrom` and `changes`. */
export function movePrints(source: string, moved: ReadonlyMap<string, string>): string {
  const [matter = ''] = MATTER.exec(source) ?? []
  const next = matter.replace(/(?<![0-9a-z])(["']?)([0-9a-f]{8})\1(?![0-9a-z])/g, (found, _, print: string) => {
    const now = moved.get(print)
    // Without quotes, eight digits may be read as a number.
    return now === undefined ? found : `"${now}"`
  })
  return next + source.slice(matter.length)
}
