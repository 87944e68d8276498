import { parse } from 'yaml'
import {
  firstMatter,
  isFirst,
  type NoticeFile,
  plainText,
  readNoticeFiles,
  translationMatter,
} from '../checks/notice-files.ts'
import { type Facts, fillFacts, type Translate } from '../core/facts.ts'
import type { Notice } from '../core/notice.ts'

export interface NoticeWords {
  locales: readonly string[]
  facts: Facts
  /** The words of facts in a locale. */
  words(locale: string): Translate
}

/** The notices of `content/notices/` in the published languages; one that has none of them is left out. */
export function noticesIn(root: string, { locales, facts, words }: NoticeWords): Notice[] {
  const bySlug = Map.groupBy(readNoticeFiles(root).files, ({ slug }) => slug)
  return [...bySlug].flatMap(([id, files]) => {
    const first = files.find(isFirst)
    if (!first) return []
    const { severity, topics, starts, ends, updated } = firstMatter.parse(parse(first.matter))
    const published = files.filter(({ locale }) => locales.includes(locale))
    if (published.length === 0) return []
    const inEach = (say: (file: NoticeFile) => string) =>
      Object.fromEntries(
        published.map((file) => [file.locale, fillFacts(say(file), facts, file.locale, words(file.locale))]),
      )
    const title = inEach(({ matter }) => translationMatter.loose().parse(parse(matter)).title)
    const text = inEach(({ body, locale }) => withoutWraps(plainText(body, locale).trim()))
    return { id, severity, title, text, topics, starts, ends, updatedAt: updated, source: 'content' }
  })
}

/** Each paragraph on one line. Scripts that know no spaces get none where a line was broken. */
function withoutWraps(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])/g, ''))
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '))
    .join('\n\n')
}
