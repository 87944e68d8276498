import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { guideAddress } from '../core/guide-path.ts'
import { readMoment } from '../core/moment.ts'
import { SEVERITIES } from '../core/notice-time.ts'
import type { Found } from './rule.ts'

/**
 * `content/notices/<slug>.<locale>.mdx`: a title and a text in each language that has one; the file of the language that
 * the notice was written in first says also how severe it is, for which topics, and from when to when.
 */

export const FOLDER = 'content/notices'

const moment = z
  .string()
  .refine((text) => isMoment(text), 'must be a moment with its offset from UTC, such as 2026-11-23T14:05+01:00')
  .transform((text) => readMoment(text, null) ?? 0)
const isMoment = (text: string) => readMoment(text, null) !== null
const title = z.string().trim().min(1)

export const firstMatter = z
  .strictObject({
    title,
    severity: z.enum(SEVERITIES, `must be ${SEVERITIES.join(', or ')}`),
    topics: z.array(z.string()).default([]),
    starts: moment,
    /** Left out: until somebody ends it. */
    ends: moment.nullable().default(null),
    /** When title or text last changed in substance; what staff wrote later about the same notice counts instead. */
    updated: moment,
  })
  .refine(({ starts, ends }) => ends === null || ends > starts, {
    path: ['ends'],
    error: 'is not after "starts": exchange them',
  })
export const translationMatter = z.strictObject({ title })
/** What only the first language's file says. */
export const OWN_OF_FIRST = ['severity', 'topics', 'starts', 'ends', 'updated'] as const

export interface NoticeFile {
  /** From the repository's root. */
  file: string
  slug: string
  locale: string
  /** The YAML between the lines "---". */
  matter: string
  body: string
  /** The 1-based line that the body begins on. */
  bodyLine: number
}

const NAME = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)\.mdx$/
const MATTER = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/

/** Every file of the folder, by name; those that cannot be one are told. No folder is no notice. */
export function readNoticeFiles(root: string): { files: NoticeFile[]; problems: Found[] } {
  const files: NoticeFile[] = []
  const problems: Found[] = []
  const folder = join(root, FOLDER)
  const names = existsSync(folder) ? globSync('**/*', { cwd: folder }).sort() : []
  for (const name of names) {
    const file = `${FOLDER}/${name.replaceAll('\\', '/')}`
    const [, slug, locale] = NAME.exec(name) ?? []
    if (slug === undefined || locale === undefined) {
      problems.push({ file, line: 1, text: NO_NAME })
      continue
    }
    const source = readFileSync(join(folder, name), 'utf8')
    const [head, matter] = MATTER.exec(source) ?? []
    if (head === undefined || matter === undefined) problems.push({ file, line: 1, text: NO_MATTER })
    else {
      const bodyLine = head.split('\n').length
      files.push({ file, slug, locale, matter, body: source.slice(head.length), bodyLine })
    }
  }
  return { files, problems }
}

const NO_NAME =
  'This is no name of a notice. Name the file <slug>.<locale>.mdx, such as 2026-11-euro-deposits.en.mdx, with a slug of lower-case letters, digits and hyphens.'
const NO_MATTER =
  'The notice has no front matter. Begin the file with "---", the fields (title, severity, topics, starts, updated) and "---" again.'

/** Whether a file is the one that says when and for whom. */
export function isFirst({ matter }: NoticeFile): boolean {
  return OWN_OF_FIRST.some((field) => new RegExp(`^${field}\\s*:`, 'm').test(matter))
}

/**
 * What a writer may use of guides, as paragraphs and links; line by line as it was.
 * @example plainText('See <GuideLink to="fees/a">fees</GuideLink>.', 'en') // => 'See [fees](/en/fees/a/).'
 */
export function plainText(body: string, locale: string): string {
  return body
    .replace(/<Fact\s+id="([^"]*)"\s*\/>/g, '{{$1}}')
    .replace(
      /<GuideLink\s+to="([^"#]*)(#[^"]*)?"\s*>([^<]*)<\/GuideLink>/g,
      (_, to: string, at = '', words: string) => `[${words}](${guideAddress(locale, to)}${at})`,
    )
}
