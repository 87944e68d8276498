import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Content, type GuideFile, withSource } from './read-content.ts'
import type { Rule } from './rule.ts'

/** What was mended in a file. */
export interface Mended {
  file: string
  /** The rules that changed something. */
  rules: string[]
}

/**
 * Mends what is safe to mend and writes the files that changed; all else in them stays byte for byte.
 * @param guides those of the content that may be changed
 */
export function mend(content: Content, guides: readonly GuideFile[], rules: readonly Rule[]): Mended[] {
  return guides.flatMap((guide) => {
    const { source, changed } = mendGuide(content, guide, rules)
    if (changed.length === 0) return []
    writeFileSync(join(content.root, guide.file), source)
    return [{ file: guide.file, rules: changed }]
  })
}

/** A guide after each rule has had its turn; mended twice, it is as mended once. */
export function mendGuide(
  content: Content,
  guide: GuideFile,
  rules: readonly Rule[],
): { source: string; changed: string[] } {
  let now = guide
  const changed: string[] = []
  for (const { name, mend } of rules) {
    const source = mend?.(now, content) ?? now.source
    if (source === now.source) continue
    changed.push(name)
    now = withSource(now, source)
  }
  return { source: now.source, changed }
}
