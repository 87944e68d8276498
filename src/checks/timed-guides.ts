import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { frontMatter } from '../core/guide.ts'
import { parseGuidePath } from '../core/guide-path.ts'
import { SOURCE } from '../core/guide-state.ts'
import type { ShownTimes, TimedGuide } from '../core/showing.ts'

const MATTER = /^---\r?\n([\s\S]*?)\r?\n---/
const TIMES = /^(?:draft|publish|retire):.*$/gm
const times = frontMatter.pick({ draft: true, publish: true, retire: true })

/**
 * When each guide of `content/` shows, read without the rest of it. Times that cannot be read count as none: the check of
 * the front matter tells them.
 * @param root the repository's root; @param locales the published locales
 */
export function readTimedGuides(root: string, locales: readonly string[]): TimedGuide[] {
  const found = globSync('content/*/*/*.mdx', { cwd: root }).flatMap((file) => {
    const place = parseGuidePath(file.replaceAll('\\', '/').slice('content/'.length))
    if (!place || !locales.includes(place.locale)) return []
    const own = timesIn(readFileSync(join(root, file), 'utf8'))
    return [{ locale: place.locale, guide: `${place.topic}/${place.slug}`, own }]
  })
  const english = new Map(found.flatMap(({ locale, guide, own }) => (locale === SOURCE ? [[guide, own]] : [])))
  return found.map((one) => ({ ...one, english: english.get(one.guide) ?? null }))
}

function timesIn(source: string): ShownTimes {
  const lines = MATTER.exec(source)?.[1]?.match(TIMES) ?? []
  const none = { draft: false, publish: null, retire: null }
  if (lines.length === 0) return none
  try {
    const read = times.safeParse(parse(lines.join('\n')))
    return read.success ? read.data : none
  } catch {
    return none
  }
}
