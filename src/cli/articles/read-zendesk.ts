import { z } from 'zod'
import type { Article, Attachment, Collected, Remark, Version } from './article.ts'
import { type JsonFile, readRecords } from './json-file.ts'
import { hostsOf, inJson, pathOf, readHtml } from './read-html.ts'

/**
 * Zendesk Guide: the lists of the Help Center API, in one file or several. Source: developer.zendesk.com, Help Center API,
 * "Articles", "Translations", "Sections", "Categories", "Article Attachments"
 * (GET /api/v2/help_center/articles?include=translations,sections,categories, …/translations, …/attachments).
 */

const id = z.union([z.number(), z.string().min(1)]).transform(String)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const names = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? [])
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
const parent = id.nullish().transform((value) => value ?? '')

const translation = z.object({
  source_id: parent,
  source_type: text,
  locale: z.string().min(1),
  title: text,
  body: text,
  draft: flag,
  html_url: text,
  updated_at: text,
})
const article = z.object({
  id,
  title: text,
  body: text,
  locale: text,
  source_locale: text,
  section_id: parent,
  draft: flag,
  label_names: names,
  html_url: text,
  edited_at: text,
  updated_at: text,
  translations: z
    .array(translation)
    .nullish()
    .transform((value) => value ?? []),
})
const section = z.object({ id, name: text, category_id: parent, parent_section_id: parent })
const category = z.object({ id, name: text })
const attachment = z.object({
  id,
  file_name: text,
  display_file_name: text,
  content_url: text,
  /** Not in the API: some export tools write the file's bytes beside it, in Base64. */
  data: text,
})

export function readZendesk(files: readonly JsonFile[]): Collected {
  const remarks: Remark[] = files.flatMap((file) => file.remarks)
  const all = <S extends z.ZodType>(list: string, schema: S) =>
    files.flatMap((file) => {
      const read = readRecords(file, [list], schema)
      remarks.push(...read.remarks)
      return read.found.map((found) => ({ ...found, file: file.file }))
    })
  const sections = new Map(all('sections', section).map(({ record }) => [record.id, record]))
  const categories = new Map(all('categories', category).map(({ record }) => [record.id, record.name]))
  const attachments = new Map(
    all('article_attachments', attachment).map(({ record }): [string, Attachment] => [
      record.id,
      {
        names: [record.file_name, record.display_file_name, pathOf(record.content_url)].filter((name) => name !== ''),
        bytes: record.data === '' ? null : Buffer.from(record.data, 'base64'),
      },
    ]),
  )
  const articles = new Map<string, Article>()
  const versionOf = (
    number: string,
    labels: string[],
    found: z.infer<typeof translation>,
    file: string,
    line: number,
  ) => ({
    locale: found.locale,
    title: found.title,
    summary: '',
    body: readHtml(found.body),
    labels,
    updated: found.updated_at.slice(0, 10),
    isDraft: found.draft,
    addresses: [...new Set([pathOf(found.html_url), `/hc/${found.locale.toLowerCase()}/articles/${number}`])].filter(
      (path) => path.includes('/articles/'),
    ),
    ...inJson(`article ${number} in ${found.locale}`, file, line),
    matter: {},
  })
  const listed = all('articles', article)
  for (const { record } of listed)
    if (!articles.has(record.id)) {
      const categoryPath: string[] = []
      const seen = new Set<string>()
      // A section may stand in itself by mistake.
      for (let at = sections.get(record.section_id); at && !seen.has(at.id); at = sections.get(at.parent_section_id)) {
        seen.add(at.id)
        categoryPath.push(at.name, at.id, categories.get(at.category_id) ?? '', at.category_id)
      }
      const where = categoryPath.length > 0 ? categoryPath : [record.section_id]
      articles.set(record.id, {
        key: `zendesk:${record.id}`,
        slug: '',
        categories: where.filter((name) => name !== ''),
        versions: [],
      })
    }
  const labels = new Map(listed.map(({ record }) => [record.id, record.label_names]))
  const add = (number: string, found: z.infer<typeof translation>, file: string, line: number) =>
    articles.get(number)?.versions.push(versionOf(number, labels.get(number) ?? [], found, file, line))
  for (const { record, file, line } of listed)
    for (const found of record.translations) add(record.id, found, file, line)
  for (const { record, file, line } of all('translations', translation)) {
    if (!/^(?:article)?$/i.test(record.source_type)) continue
    if (articles.has(record.source_id)) add(record.source_id, record, file, line)
    else
      remarks.push({
        file,
        line,
        text: `A translation in ${record.locale} belongs to article ${record.source_id}, which is not in the export. Export the articles too.`,
      })
  }
  for (const { record, file, line } of listed) {
    const updated_at = record.edited_at || record.updated_at
    const found = { ...record, locale: ownLocale(record), source_id: record.id, source_type: 'Article', updated_at }
    add(record.id, found, file, line)
  }
  const hosts = hostsOf(
    listed.flatMap(({ record }) => [record.html_url, ...record.translations.map((each) => each.html_url)]),
  )
  const own = new Map(listed.map(({ record }) => [record.id, record.source_locale || ownLocale(record)]))
  const sorted = [...articles].map(([number, found]) => ownFirst(found, own.get(number) ?? ''))
  return { articles: sorted, remarks, hosts, attachments }
}

const ownLocale = ({ locale, source_locale }: z.infer<typeof article>) => locale || source_locale || 'en'

/** The language an article was written in goes before others that mean the same one here. */
function ownFirst(found: Article, own: string): Article {
  const isOwn = (version: Version) => version.locale.toLowerCase() === own.toLowerCase()
  return { ...found, versions: [...found.versions.filter(isOwn), ...found.versions.filter((each) => !isOwn(each))] }
}
