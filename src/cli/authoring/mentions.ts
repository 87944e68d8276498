import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { guideAt } from '../../core/guide-path.ts'
import type { Texts } from './plan.ts'
import { relativeLinks } from './relative-links.ts'

/** Where a guide is named: in links, lists and tables, by "topic/slug", or by its slug in a link from its neighbour. */

export interface Mention {
  /** From the repository's root. */
  file: string
  /** 1-based. */
  line: number
  text: string
}

/**
 * A guide's name where it stands by itself or in an address, not as a part of another name, nor of a picture's path.
 * @example '/en/trading/staking/'.match(mentionOf('trading/staking')) // => ['trading/staking']
 */
export function mentionOf(guide: string): RegExp {
  return new RegExp(`(?<![\\w-]|pictures/)${guide}(?![\\w-])`, 'g')
}

/** The lines of `content/` that name a guide. */
export function mentionsIn(texts: Texts, guide: string): Mention[] {
  return [...texts].flatMap(([file, text]) => {
    const leading = relativeLinks(file, text).filter(({ page }) => guideAt(page) === guide)
    const lines = new Set(leading.map(({ start }) => text.slice(0, start).split('\n').length))
    return linesNaming(file, text, { guide, lines })
  })
}

/** Code that may lead to one guide: pages, what runs in them, and the stories of the sample. */
const PAGES = ['src/{site,browser}/**/*.{ts,tsx,astro}', 'src/cli/sample/*.ts', 'locales/**/*.json']

/** The lines of code that name a guide, which no command changes: pages that link to one guide by name. */
export function mentionsInCode(root: string, guide: string): Mention[] {
  const files = globSync([...PAGES], { cwd: root }).sort()
  return files
    .flatMap((file) =>
      linesNaming(file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8'), { guide, lines: NONE }),
    )
    .filter(({ text }) => !/^(?:\*|\/\/|\/\*\*)/.test(text))
}

const NONE: ReadonlySet<number> = new Set()

interface Naming {
  guide: string
  /** Those that lead to it without its name, 1-based. */
  lines: ReadonlySet<number>
}

function linesNaming(file: string, text: string, { guide, lines }: Naming): Mention[] {
  if (lines.size === 0 && !text.includes(guide)) return []
  return linesOf(file, text, (line, place) => lines.has(place) || line.search(mentionOf(guide)) !== -1)
}

/** @param isOne asked of each line and its place, 1-based */
export function linesOf(file: string, text: string, isOne: (line: string, place: number) => boolean): Mention[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, place) => (isOne(line, place + 1) ? [{ file, line: place + 1, text: line.trim() }] : []))
}
