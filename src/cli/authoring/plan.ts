import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readDataFile } from '../../checks/data-file.ts'
import { redirectsFile } from '../../core/redirects.ts'
import { topicsFile } from '../../core/topics.ts'
import { REDIRECTS } from './lead-on.ts'
import { TOPICS } from './reading-order.ts'

/** What a command is about to do to files: it is worked out first, then told or carried out. */

/** Path from the repository's root → the text it is to have; null when the file is to go. */
export type Plan = ReadonlyMap<string, string | null>

/** Every text of `content/`, by its path from the root. */
export type Texts = ReadonlyMap<string, string>

/** Throws when a list of them that is changed in place cannot be read. */
export function readTexts(root: string): Texts {
  readDataFile(root, TOPICS, topicsFile)
  if (existsSync(join(root, REDIRECTS))) readDataFile(root, REDIRECTS, redirectsFile)
  const files = globSync('content/**/*.{mdx,md,yaml,yml,json,csv}', { cwd: root })
  return new Map(files.sort().map((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')]))
}

/** Writes what changes; each file is there in whole or as before, whenever this is stopped. */
export function carryOut(plan: Plan, root: string): void {
  for (const [file, text] of plan) {
    const path = join(root, file)
    if (text === null) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.half`, text)
    renameSync(`${path}.half`, path)
  }
  // What goes is taken away last: a stop half-way leaves too much, never too little.
  for (const [file, text] of plan) if (text === null && existsSync(join(root, file))) rmSync(join(root, file))
}

/** The files of a plan by what becomes of them. */
export function partsOf(plan: Plan, texts: Texts) {
  const files = [...plan]
  return {
    added: files.filter(([file, text]) => text !== null && !texts.has(file)).map(([file]) => file),
    changed: files.filter(([file, text]) => text !== null && texts.has(file)).map(([file]) => file),
    removed: files.filter(([, text]) => text === null).map(([file]) => file),
  }
}
