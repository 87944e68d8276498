import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Texts } from './plan.ts'

/** Where a guide is named: in links, lists and tables, by "topic/slug". */

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
  return [...texts].flatMap(([file, text]) => linesNaming(file, text, guide))
}

/** Code that may lead to one guide: pages, what runs in them, and the stories of the sample. */
const PAGES = ['src/{site,browser}/**/*.{ts,tsx,astro}', 'src/cli/sample/*.ts', 'locales/**/*.json']

/** The lines of code that name a guide, which no command changes: pages that link to one guide by name. */
export function mentionsInCode(root: string, guide: string): Mention[] {
  const files = globSync([...PAGES], { cwd: root }).sort()
  return files
    .flatMap((file) => linesNaming(file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8'), guide))
    .filter(({ text }) => !/^(?:\*|\/\/|\/\*\*)/.test(text))
}

function linesNaming(file: string, text: string, guide: string): Mention[] {
  const name = mentionOf(guide)
  if (!text.includes(guide)) return []
  return text.split(/\r?\n/).flatMap((line, place) => {
    name.lastIndex = 0
    return name.test(line) ? [{ file, line: place + 1, text: line.trim() }] : []
  })
}
