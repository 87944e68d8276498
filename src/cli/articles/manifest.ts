import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { GUIDE_NAME } from '../../core/guide-path.ts'

/** What imports have written: so that they find their guides again, and leave alone what a person changed since. */

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const MANIFEST = 'content/imports.json'

export const manifestFile = z.strictObject({
  /** The vendor's number of an article → its guide, "topic/slug". */
  guides: z.record(z.string(), z.string().regex(GUIDE_NAME)),
  /** Path from the checkout → SHA-256 of what was written there. */
  files: z.record(z.string(), hash),
})
export type Manifest = z.infer<typeof manifestFile>

/** The manifest of a checkout; empty before its first import. Throws when the file cannot be used. */
export function readManifest(checkout: string): Manifest {
  const file = join(checkout, MANIFEST)
  if (!existsSync(file)) return { guides: {}, files: {} }
  try {
    return manifestFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Error(
      `${MANIFEST} cannot be used. Take it back from your version control; without it an import does not know its own files.`,
      { cause },
    )
  }
}

export function writeManifest({ guides, files }: Manifest): string {
  const sorted = (record: Record<string, string>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ guides: sorted(guides), files: sorted(files) }, null, 2)}\n`
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
