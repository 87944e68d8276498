import { type CollectionEntry, getCollection } from 'astro:content'
import { parseGuidePath, standIn } from '../core/guide-path.ts'
import { fallbackChain } from '../core/locales.ts'
import { site } from '../site.config.ts'
import { readTopics } from './data.ts'
import { isPreview } from './preview.ts'

/** A guide as a locale's readers get it: in their language, or the nearest of the chain. */
export interface ReadableGuide {
  /** "topic/slug" */
  guide: string
  topic: string
  slug: string
  /** The page's locale. */
  locale: string
  /** The locale the text is in; differs from `locale` where it stands in. */
  source: string
  entry: CollectionEntry<'guides'>
}

export const locales = Object.keys(site.locales)

/** Every guide in every locale that has it, drafts in dev only: guide → locale → entry. */
async function readPublished(): Promise<Map<string, Map<string, CollectionEntry<'guides'>>>> {
  const published = new Map<string, Map<string, CollectionEntry<'guides'>>>()
  for (const entry of await getCollection('guides', ({ data }) => isPreview || !data.draft)) {
    const path = parseGuidePath(entry.id)
    if (!path || !locales.includes(path.locale)) continue
    const guide = `${path.topic}/${path.slug}`
    published.set(guide, (published.get(guide) ?? new Map()).set(path.locale, entry))
  }
  return published
}

/** All guides of a locale in reading order: topics as listed, then guides as listed, then the rest by name. */
export async function guidesFor(locale: string): Promise<ReadableGuide[]> {
  const published = await readPublished()
  const holders = new Map([...published].map(([guide, entries]) => [guide, new Set(entries.keys())]))
  // Beyond the chain any language stands in: a guide that somebody can read is better than none.
  const chain = [...new Set([...fallbackChain(locale, site), ...locales])]
  const order = Object.entries(readTopics()).flatMap(([topic, { guides }]) => [
    ...guides.map((slug) => `${topic}/${slug}`),
    ...[...published.keys()].filter((guide) => guide.startsWith(`${topic}/`)).sort(),
  ])
  return [...new Set(order)].flatMap((guide) => {
    const source = standIn(guide, chain, holders)
    const entry = source === null ? undefined : published.get(guide)?.get(source)
    const [topic = '', slug = ''] = guide.split('/')
    return source !== null && entry ? [{ guide, topic, slug, locale, source, entry }] : []
  })
}

/** The locales that have a guide in their own language. */
export async function localesOf(guide: string): Promise<string[]> {
  const published = await readPublished()
  return locales.filter((locale) => published.get(guide)?.has(locale))
}

/** A guide as it is written in a locale; null when it is not, or not published. */
export async function versionOf(guide: string, locale: string): Promise<CollectionEntry<'guides'> | null> {
  return (await readPublished()).get(guide)?.get(locale) ?? null
}
