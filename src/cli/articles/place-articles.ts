import { publishedLocale } from '../../core/locales.ts'
import { addressKey } from '../../core/redirects.ts'
import type { Article, Remark, Version } from './article.ts'
import { slugOf } from './slug.ts'

/** Which guide each article becomes, in which languages. */

export interface Placed {
  article: Article
  /** "topic/slug" */
  guide: string
  /** Published locale → the version that is taken for it. */
  versions: ReadonlyMap<string, Version>
  /** Versions in languages that the site does not publish. */
  leftOut: readonly Version[]
}

export interface Placing {
  topicOf(categories: readonly string[]): string | null
  topics: readonly string[]
  locales: readonly string[]
  defaultLocale: string
  /** Article's key → guide, of earlier imports. */
  guides: Readonly<Record<string, string>>
}

export interface Unplaced {
  title: string
  categories: readonly string[]
  file: string
  line: number
}

export function placeArticles(
  articles: readonly Article[],
  { topicOf, topics, locales, defaultLocale, guides }: Placing,
): { placed: Placed[]; unmapped: Unplaced[]; remarks: Remark[] } {
  const taken = new Set(Object.values(guides))
  const placed: Placed[] = []
  const unmapped: Unplaced[] = []
  const remarks: Remark[] = []
  const tell = (version: Version, text: string) => {
    const within = version.within(1)
    remarks.push({
      file: version.file,
      line: version.lineOf(1),
      text: within === '' ? text : `${text} (${within.split(',')[0]})`,
    })
  }
  for (const article of articles) {
    const { versions, leftOut } = byLocale(article, locales, tell)
    const first = versions.get(defaultLocale) ?? [...versions.values()][0]
    if (!first) continue
    const before = guides[article.key]
    const topic =
      before !== undefined && topics.includes(before.split('/')[0] ?? '')
        ? (before.split('/')[0] ?? '')
        : topicOf(article.categories)
    if (topic === null) {
      unmapped.push({ title: first.title, categories: article.categories, file: first.file, line: first.lineOf(1) })
      continue
    }
    const guide = before?.startsWith(`${topic}/`) ? before : freeGuide(topic, slugFor(article, first), taken)
    taken.add(guide)
    placed.push({ article, guide, versions, leftOut })
  }
  return { placed, unmapped, remarks }
}

function byLocale(article: Article, locales: readonly string[], tell: (version: Version, text: string) => void) {
  const versions = new Map<string, Version>()
  const leftOut: Version[] = []
  const isExact = (version: Version, locale: string) =>
    version.locale.replaceAll('_', '-').toLowerCase() === locale.toLowerCase()
  for (const version of article.versions) {
    const locale = publishedLocale(version.locale, locales)
    const other = versions.get(locale)
    if (version.title.trim() === '') tell(version, 'An article without a title was left out. Give it one.')
    else if (!locales.includes(locale)) {
      leftOut.push(version)
      tell(
        version,
        `"${version.title}" in ${version.locale} was left out: the site is not published in it. Add the language to src/site.config.ts.`,
      )
    } else if (other && (isExact(other, locale) || !isExact(version, locale)))
      tell(
        version,
        `"${version.title}" in ${version.locale} was left out: ${other.locale} is taken for ${locale} already. Publish both languages, or keep one.`,
      )
    else versions.set(locale, version)
  }
  return { versions, leftOut }
}

/** The article's own name, else the one in its address, else one of its title in a language of Latin letters, else its number. */
function slugFor(article: Article, first: Version): string {
  const titles = [first, ...article.versions].map(({ title }) => title)
  const paths = first.addresses.map(
    (path) =>
      addressKey(path)
        .split('/')
        .at(-1)
        ?.replace(/^\d+-?/, '') ?? '',
  )
  const names = [article.slug, ...paths, ...titles].map(slugOf)
  return names.find((name) => name.length > 2) || `article-${slugOf(article.key.split(':').at(-1) ?? '')}`
}

function freeGuide(topic: string, slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const guide = `${topic}/${slug}${number === 1 ? '' : `-${number}`}`
    if (!taken.has(guide)) return guide
  }
}

/**
 * Finds the guide of an old path: by the whole path, or by the article's number in it, which vendors' addresses go by.
 */
export function guideFinder(placed: readonly Placed[]): (path: string) => string | null {
  const paths = new Map<string, string>()
  const numbers = new Map<string, string>()
  for (const { article, guide } of placed)
    for (const { addresses, file, within } of article.versions) {
      for (const address of addresses) {
        paths.set(addressKey(address), guide)
        const number = numberIn(address)
        if (number !== null) numbers.set(number, guide)
      }
      if (within(1) === '') for (const path of filePaths(file)) paths.set(path, guide)
    }
  return (path) => paths.get(path) ?? numbers.get(numberIn(path) ?? '') ?? null
}

function numberIn(path: string): string | null {
  return /\/articles?\/(\d+)/.exec(path)?.[1] ?? null
}

/** How other files may name a file: with its ending, without it, or as its folder. */
function filePaths(file: string): string[] {
  const plain = file.replace(/\.(?:md|markdown)$/i, '')
  return [`/${file}`, `/${plain}`, `/${plain.replace(/\/(?:index|readme|_index)$/i, '')}`]
}
