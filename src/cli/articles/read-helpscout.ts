import { z } from 'zod'
import { publishedLocale } from '../../core/locales.ts'
import type { Article, Collected, Remark, Version } from './article.ts'
import { type JsonFile, readRecords } from './json-file.ts'
import { hostsOf, inJson, pathOf, readHtml } from './read-html.ts'

/**
 * Help Scout Docs: articles, categories and collections as the Docs API answers them, one or a page of them in a file.
 * Source: developer.helpscout.com, Docs API, "Article Object", "Category Object", "Collection Object". Docs has no
 * translations: a collection that is named after a language holds them, and the same slug in the same category is the
 * same article.
 */

const id = z.union([z.number(), z.string().min(1)]).transform(String)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const list = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? [])

const article = z.object({
  id,
  number: id.nullish().transform((value) => value ?? ''),
  collectionId: text,
  slug: text,
  status: text,
  name: text,
  text,
  publicUrl: text,
  categories: list,
  keywords: list,
  updatedAt: text,
  lastPublishedAt: text,
})
const group = z.object({ id, name: text, slug: text, collectionId: text })

/** @param languages the published locales with their names; @param own the locale of collections that name none */
export function readHelpScout(
  files: readonly JsonFile[],
  languages: Readonly<Record<string, { name: string }>>,
  own: string,
): Collected {
  const remarks: Remark[] = files.flatMap((file) => file.remarks)
  const all = <S extends z.ZodType>(name: string, single: string, schema: S) =>
    files.flatMap((file) => {
      const one = {
        ...file,
        records: () => (isUnder(file.value, single) ? [{ value: file.value[single], line: 1 }] : []),
      }
      const reads = [
        readRecords(file, [name, 'items'], schema),
        readRecords(file, [name], schema),
        readRecords(one, [single], schema),
      ]
      remarks.push(...reads.flatMap((read) => read.remarks))
      return reads.flatMap((read) => read.found.map((found) => ({ ...found, file: file.file })))
    })
  const groups = new Map(all('categories', 'category', group).map(({ record }) => [record.id, record]))
  const collections = all('collections', 'collection', group).map(({ record }) => record)
  const locales = new Map(collections.map((each) => [each.id, localeOf(each, languages)]))
  const names = new Map(collections.map((each) => [each.id, each.name]))
  const articles = new Map<string, Article>()
  const byId = new Map<string, Article>()
  const urls: string[] = []
  for (const { record, file, line } of all('articles', 'article', article)) {
    const locale = locales.get(record.collectionId) ?? ''
    urls.push(record.publicUrl)
    const version: Version = {
      locale: locale || own,
      title: record.name,
      summary: '',
      body: readHtml(record.text),
      labels: record.keywords,
      updated: (record.lastPublishedAt || record.updatedAt).slice(0, 10),
      isDraft: record.status !== 'published',
      addresses: [pathOf(record.publicUrl) || `/article/${record.number}-${record.slug}`].filter(
        (path) => path.length > 1,
      ),
      ...inJson(`article ${record.number || record.id}`, file, line),
      matter: {},
    }
    const categories = record.categories.flatMap((each) => [
      groups.get(each)?.slug ?? '',
      groups.get(each)?.name ?? '',
      each,
    ])
    const where = [...categories, ...(locale === '' ? [names.get(record.collectionId) ?? ''] : [])].filter(
      (name) => name !== '',
    )
    const shared = `${categories[0] ?? ''}/${record.slug}`
    const again = byId.get(record.id)
    const other = locale === '' ? undefined : articles.get(shared)
    const known = again ?? (other?.versions.some((each) => each.locale === version.locale) ? undefined : other)
    if (known) {
      known.versions.push(version)
      known.categories.push(...where)
      byId.set(record.id, known)
    } else {
      const key = locale === '' || other ? record.id : shared
      const found = { key: `helpscout:${key}`, slug: record.slug, categories: where, versions: [version] }
      articles.set(key, found)
      byId.set(record.id, found)
    }
  }
  return { articles: [...articles.values()], remarks, hosts: hostsOf(urls), attachments: new Map() }
}

function isUnder(value: unknown, name: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
}

/** The locale that a collection is named after; empty when it is named after something else. */
function localeOf(
  { name, slug }: { name: string; slug: string },
  languages: Readonly<Record<string, { name: string }>>,
): string {
  const tags = Object.keys(languages)
  const english = new Intl.DisplayNames('en', { type: 'language' })
  const byName = tags.find((tag) =>
    [languages[tag]?.name, english.of(tag)].some((word) => word?.toLowerCase() === name.trim().toLowerCase()),
  )
  if (byName !== undefined) return byName
  const byTag = [slug, name].map((word) => publishedLocale(word, tags)).find((tag) => tags.includes(tag))
  return byTag ?? ''
}
