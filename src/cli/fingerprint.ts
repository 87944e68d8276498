import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the built site is made of. */
const SOURCES = ['content/**', 'locales/**', 'public/**', 'src/site/**', 'src/browser/**', 'src/core/**', 'src/site.config.ts', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json']

/** A hash over the names and contents of everything the build reads. */
export function sourceFingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    const path = join(root, file)
    if (!statSync(path).isFile()) continue
    hash.update(`${file}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

/** The fingerprint that a finished build was made from; empty when there is no finished build. */
export function builtFingerprint(dist: string): string {
  const file = join(dist, '.fingerprint')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
