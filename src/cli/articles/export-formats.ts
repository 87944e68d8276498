import { posix } from 'node:path'
import type { ElementContent } from 'hast'
import { stringify } from 'yaml'
import type { SiteConfig } from '../../core/site-config.ts'
import { element, textNode } from '../../plain/element.ts'
import { writeHtml } from '../../plain/guide-html.ts'
import { boxOf, markdownOf } from '../../plain/markdown.ts'
import { numberFor, type PlainGuide, type PlainSite, type Shape } from './collect-guides.ts'
import type { Format } from './find-topic.ts'

/** The files of an export, in the shapes that `guidepost import` reads and vendors document (see the read-*.ts beside this). */

export type Files = Map<string, Uint8Array>

interface ExportFormat extends Shape {
  write(plain: PlainSite, site: SiteConfig): Files
}

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
const idOf = (topic: string, slug: string) => numberFor(`${topic}/${slug}`)
/** Opening words that are the guide's answer: vendors have no field for them. */
const htmlOf = ({ answer, body }: PlainGuide) =>
  `${writeHtml({ type: 'root', children: [element('p', {}, [textNode(answer)])] })}\n${writeHtml(body)}`
/** Zendesk names a language with its country where ours has none. */
const zendeskLocale = (locale: string) => (locale === 'en' ? 'en-us' : locale.toLowerCase())
const address = (site: SiteConfig, path: string) => `${site.url}${path}`
const box = (className: string, children: ElementContent[]) => element('div', { class: className }, children)
const addHead = (guides: readonly PlainGuide[], locale: string) =>
  guides.find((guide) => guide.locale === locale) ?? guides[0]

function byGuide(plain: PlainSite): PlainGuide[][] {
  return [...Map.groupBy(plain.guides, ({ topic, slug }) => `${topic}/${slug}`).values()]
}

function picturesOf(plain: PlainSite): [string, Uint8Array][] {
  return [...plain.pictures].map(([file, { bytes }]) => [file, bytes])
}

const besides: Pick<Shape, 'picture'> = {
  picture: (guide, name) => ({ file: `pictures/${guide}/${name}`, src: `pictures/${guide}/${name}` }),
}

const zendesk: ExportFormat = {
  address: (locale, topic, slug) => `/hc/${zendeskLocale(locale)}/articles/${idOf(topic, slug)}-${slug}`,
  picture(guide, name) {
    const path = `article_attachments/${numberFor(`${guide}/${name}`)}/${name}`
    return { file: path, src: `/hc/${path}` }
  },
  box: (kind, children) => box(`callout callout-${kind}`, children),
  write(plain, site) {
    const category = numberFor('category')
    const articles = byGuide(plain).flatMap((versions) => {
      const main = addHead(versions, site.defaultLocale)
      if (!main) return []
      const fields = (guide: PlainGuide) => ({
        title: guide.title,
        body: htmlOf(guide),
        locale: zendeskLocale(guide.locale),
        draft: guide.isDraft,
        html_url: address(site, zendesk.address(guide.locale, guide.topic, guide.slug, guide)),
        updated_at: `${guide.updated}T00:00:00Z`,
      })
      return [
        {
          id: idOf(main.topic, main.slug),
          ...fields(main),
          source_locale: zendeskLocale(main.locale),
          section_id: numberFor(main.topic),
          label_names: main.phrases,
          edited_at: `${main.updated}T00:00:00Z`,
          translations: versions.map((guide) => ({
            ...fields(guide),
            source_id: idOf(guide.topic, guide.slug),
            source_type: 'Article',
          })),
        },
      ]
    })
    const named = (names: ReadonlyMap<string, string>) => names.get(site.defaultLocale) ?? ''
    return new Map([
      [
        'articles.json',
        json({
          count: articles.length,
          articles,
          sections: [...plain.topics].map(([topic, names]) => ({
            id: numberFor(topic),
            name: named(names),
            category_id: category,
            locale: zendeskLocale(site.defaultLocale),
          })),
          categories: [{ id: category, name: site.name, locale: zendeskLocale(site.defaultLocale) }],
        }),
      ],
      [
        'article_attachments.json',
        json({
          article_attachments: [...plain.pictures].map(([file, { bytes, guide }]) => ({
            id: Number(file.split('/')[1]),
            article_id: numberFor(guide),
            file_name: posix.basename(file),
            content_url: address(site, `/hc/${file}`),
            size: bytes.length,
            inline: true,
          })),
        }),
      ],
      ...picturesOf(plain),
    ])
  },
}

const intercom: ExportFormat = {
  ...besides,
  address: (locale, topic, slug) => `/${locale}/articles/${idOf(topic, slug)}-${slug}`,
  box: (kind, children) => box(`intercom-interblocks-callout callout-${kind}`, children),
  write(plain, site) {
    const seconds = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000
    const fields = (guide: PlainGuide) => ({
      title: guide.title,
      description: guide.scope,
      body: htmlOf(guide),
      state: guide.isDraft ? 'draft' : 'published',
      created_at: seconds(guide.updated),
      updated_at: seconds(guide.updated),
      url: address(site, intercom.address(guide.locale, guide.topic, guide.slug, guide)),
    })
    const data = byGuide(plain).flatMap((versions) => {
      const main = addHead(versions, site.defaultLocale)
      if (!main) return []
      const translated = versions.map((guide) => [guide.locale, { type: 'article_content', ...fields(guide) }])
      return [
        {
          type: 'article',
          id: String(idOf(main.topic, main.slug)),
          ...fields(main),
          parent_id: numberFor(main.topic),
          parent_type: 'collection',
          default_locale: main.locale,
          translated_content: { type: 'article_translated_content', ...Object.fromEntries(translated) },
        },
      ]
    })
    const collections = [...plain.topics].map(([topic, names]) => ({
      type: 'collection',
      id: String(numberFor(topic)),
      name: names.get(site.defaultLocale) ?? topic,
      parent_id: null,
    }))
    return new Map([
      ['articles.json', json({ type: 'list', total_count: data.length, data })],
      ['collections.json', json({ type: 'list', total_count: collections.length, data: collections })],
      ...picturesOf(plain),
    ])
  },
}

const helpscout: ExportFormat = {
  ...besides,
  address: (locale, topic, slug) => `/article/${numberFor(`${locale}/${topic}/${slug}`)}-${slug}`,
  box: (kind, children) => element('section', { class: kind === 'note' ? 'callout-blue' : 'callout-yellow' }, children),
  write(plain, site) {
    const id = (name: string) => numberFor(name).toString(16).padStart(24, '0')
    const locales = [...new Set(plain.guides.map(({ locale }) => locale))]
    const list = (items: readonly unknown[]) => ({ page: 1, pages: 1, count: items.length, items })
    const articles = plain.guides.map((guide) => ({
      id: id(`${guide.locale}/${guide.topic}/${guide.slug}`),
      number: numberFor(`${guide.locale}/${guide.topic}/${guide.slug}`),
      collectionId: id(guide.locale),
      slug: guide.slug,
      status: guide.isDraft ? 'notpublished' : 'published',
      name: guide.title,
      text: htmlOf(guide),
      publicUrl: address(site, helpscout.address(guide.locale, guide.topic, guide.slug, guide)),
      categories: [id(`${guide.locale}/${guide.topic}`)],
      keywords: guide.phrases,
      updatedAt: `${guide.updated}T00:00:00Z`,
      lastPublishedAt: `${guide.updated}T00:00:00Z`,
    }))
    const categories = locales.flatMap((locale) =>
      [...plain.topics].map(([topic, names]) => ({
        id: id(`${locale}/${topic}`),
        collectionId: id(locale),
        slug: topic,
        name: names.get(locale) ?? topic,
      })),
    )
    const collections = locales.map((locale) => ({
      id: id(locale),
      slug: locale.toLowerCase(),
      name: site.locales[locale]?.name ?? locale,
      visibility: 'public',
    }))
    return new Map([
      ['articles.json', json({ articles: list(articles) })],
      ['categories.json', json({ categories: list(categories) })],
      ['collections.json', json({ collections: list(collections) })],
      ...picturesOf(plain),
    ])
  },
}

const markdown: ExportFormat = {
  address: (locale, topic, slug, from) =>
    posix.relative(`${from.locale}/${from.topic}`, `${locale}/${topic}/${slug}.md`),
  picture: (guide, name) => ({ file: `pictures/${guide}/${name}`, src: `../../pictures/${guide}/${name}` }),
  box: boxOf,
  write(plain) {
    const written = plain.guides.map((guide): [string, Uint8Array] => {
      const text = `---\n${stringify(guide.matter, { lineWidth: 0 })}---\n\n${markdownOf(guide.body)}`
      return [`${guide.locale}/${guide.topic}/${guide.slug}.md`, Buffer.from(text)]
    })
    return new Map([...written, ...picturesOf(plain)])
  },
}

export const EXPORT_FORMATS: Readonly<Record<Format, ExportFormat>> = { zendesk, intercom, helpscout, markdown }
