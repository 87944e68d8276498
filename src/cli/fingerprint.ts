import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the built site is made of. */
const SOURCES = [
  'content/**',
  'locales/**',
  'public/**',
  'src/site/**',
  'src/browser/**',
  'src/core/**',
  'src/checks/**',
  'src/plain/**',
  'src/site.config.ts',
  'src/cli/compress.ts',
  'astro.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** Kept in the built folder itself, written last: a folder without it is no finished build. */
export const FINGERPRINT_FILE = '.fingerprint'

/** A hash over the names and contents of everything that the build reads. */
export function sourceFingerprint(root: string): string {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root }))
  for (const file of files.sort()) {
    const path = join(root, file)
    if (!statSync(path).isFile()) continue
    const content = readFileSync(path)
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** The fingerprint of the sources that a finished build was made of; empty when there is no finished build. */
export function builtFingerprint(dist: string): string {
  const file = join(dist, FINGERPRINT_FILE)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
