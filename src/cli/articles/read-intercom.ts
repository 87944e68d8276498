import { z } from 'zod'
import type { Article, Collected, Remark, Version } from './article.ts'
import { type JsonFile, readRecords } from './json-file.ts'
import { hostsOf, inJson, pathOf, readHtml } from './read-html.ts'

/**
 * Intercom Articles: the lists of articles and of collections. Source: developers.intercom.com, REST API, "Articles" (the
 * Article object with `translated_content`; times in seconds) and "Help Center" (the Collection object).
 */

const id = z.union([z.number(), z.string().min(1)]).transform(String)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const seconds = z
  .number()
  .nullish()
  .transform((value) => value ?? 0)
const parent = id.nullish().transform((value) => value ?? '')

const content = z.object({ title: text, description: text, body: text, state: text, updated_at: seconds, url: text })
const article = content.extend({
  id,
  type: z.literal('article', { error: 'must be "article"' }),
  parent_id: parent,
  parent_ids: z
    .array(id)
    .nullish()
    .transform((value) => value ?? []),
  default_locale: text,
  translated_content: z
    .record(z.string(), z.union([content, z.string(), z.null()]))
    .nullish()
    .transform((value) => value ?? {}),
})
const collection = z.object({ id, type: text, name: text, parent_id: parent })

export function readIntercom(files: readonly JsonFile[]): Collected {
  const remarks: Remark[] = files.flatMap((file) => file.remarks)
  const isCollection = (value: unknown) =>
    z.object({ type: z.enum(['collection', 'section']) }).safeParse(value).success
  const collections = new Map<string, z.infer<typeof collection>>()
  const articles = new Map<string, Article>()
  const urls: string[] = []
  const parts = files.flatMap((file) =>
    [['data'], []].map((path) => {
      const records = file.records(path)
      return {
        path,
        articles: { ...file, records: () => records.filter(({ value }) => !isCollection(value)) },
        collections: { ...file, records: () => records.filter(({ value }) => isCollection(value)) },
      }
    }),
  )
  for (const { path, collections: file } of parts) {
    const read = readRecords(file, path, collection)
    remarks.push(...read.remarks)
    for (const { record } of read.found) collections.set(record.id, record)
  }
  for (const { path, articles: file } of parts) {
    const read = readRecords(file, path, article)
    remarks.push(...read.remarks)
    for (const { record, line } of read.found) {
      const place = file.file
      urls.push(record.url)
      const ownLocale = record.default_locale || 'en'
      const translated = Object.entries(record.translated_content).flatMap(([locale, found]) =>
        typeof found === 'object' && found !== null && locale !== 'type'
          ? [versionOf(record.id, locale, found, place, line)]
          : [],
      )
      const own = translated.some(({ locale }) => locale === ownLocale)
        ? []
        : [versionOf(record.id, ownLocale, record, place, line)]
      const known = articles.get(record.id)
      if (known) known.versions.push(...own, ...translated)
      else
        articles.set(record.id, {
          key: `intercom:${record.id}`,
          slug: '',
          categories: [record.parent_id, ...record.parent_ids].flatMap((parent) => ancestors(parent, collections)),
          versions: [...own, ...translated],
        })
    }
  }
  return { articles: [...articles.values()], remarks, hosts: hostsOf(urls), attachments: new Map() }
}

function versionOf(
  number: string,
  locale: string,
  found: z.infer<typeof content>,
  file: string,
  line: number,
): Version {
  return {
    locale,
    title: found.title,
    summary: found.description,
    body: readHtml(found.body),
    labels: [],
    updated: found.updated_at === 0 ? '' : new Date(found.updated_at * 1000).toISOString().slice(0, 10),
    isDraft: found.state !== 'published',
    addresses: [pathOf(found.url)].filter((path) => path.includes('/articles/')),
    ...inJson(`article ${number} in ${locale}`, file, line),
    matter: {},
  }
}

function ancestors(id: string, collections: ReadonlyMap<string, z.infer<typeof collection>>): string[] {
  const seen = new Set<string>()
  for (let at = id; at !== '' && !seen.has(at); at = collections.get(at)?.parent_id ?? '') seen.add(at)
  return [...seen].flatMap((at) => [collections.get(at)?.name ?? '', at].filter((name) => name !== ''))
}
