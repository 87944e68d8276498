import { addressKey } from '../../core/redirects.ts'
import type { Article, Remark, Version } from './article.ts'
import { type Chosen, chooseVersions } from './choose-versions.ts'
import { slugOf } from './slug.ts'

/** Which guide each article becomes, in which languages. */

export interface Placed extends Chosen {
  article: Article
  /** "topic/slug" */
  guide: string
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
    const { versions, leftOut } = chooseVersions(article, locales, tell)
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
