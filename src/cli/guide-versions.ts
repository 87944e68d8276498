import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readYaml } from '../checks/yaml-file.ts'
import { frontMatter } from '../core/guide.ts'
import type { GuideVersion } from '../core/guide-state.ts'

/** One guide in every locale that has it, read for a command that writes it. */

export interface VersionFile extends GuideVersion {
  /** From the repository's root. */
  file: string
  source: string
}

const MATTER = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/

/**
 * The files of a guide by locale. Throws, naming file and line, when one cannot be read.
 * @param guide "topic/slug"
 */
export function readGuideVersions(root: string, guide: string, locales: readonly string[]): Map<string, VersionFile> {
  return new Map(
    locales.flatMap((locale) => {
      const file = `content/${locale}/${guide}.mdx`
      if (!existsSync(join(root, file))) return []
      const source = readFileSync(join(root, file), 'utf8')
      const [head = '', yaml = ''] = MATTER.exec(source) ?? []
      const { value, problems } = readYaml(file, yaml, frontMatter, 1)
      const [problem] = problems
      if (!value)
        throw new Error(`${file}:${problem?.line ?? 1} cannot be read: ${problem?.text ?? 'it has no front matter.'}`)
      return [[locale, { locale, file, source, data: value, body: source.slice(head.length) }]]
    }),
  )
}

/** The guides that a locale has, as "topic/slug". */
export function guidesIn(root: string, locale: string): string[] {
  return globSync('*/*.mdx', { cwd: join(root, 'content', locale) })
    .map((path) => path.replaceAll('\\', '/').replace(/\.mdx$/, ''))
    .sort()
}
