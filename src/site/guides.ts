import { type CollectionEntry, getCollection } from 'astro:content'
import { parseGuidePath, standIn } from '../core/guide-path.ts'
import { SOURCE } from '../core/guide-state.ts'
import { fallbackChain } from '../core/locales.ts'
import { type Showing, type ShownTimes, showingOf, timesOf } from '../core/showing.ts'
import { site } from '../site.config.ts'
import { readBuiltAt, readTopics } from './data.ts'
import { SHOWN } from './preview.ts'

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
  /** How its text stands to readers; public on the published site. */
  showing: Showing
  times: Pick<ShownTimes, 'publish' | 'retire'>
}

export const locales = Object.keys(site.locales)

type Version = Pick<ReadableGuide, 'entry' | 'showing' | 'times'>

/** Every guide in every locale that has it: guide → locale → its version. */
export async function readVersions(): Promise<Map<string, Map<string, Version>>> {
  const entries = (await getCollection('guides')).flatMap((entry) => {
    const path = parseGuidePath(entry.id)
    return path && locales.includes(path.locale)
      ? [{ guide: `${path.topic}/${path.slug}`, locale: path.locale, entry }]
      : []
  })
  const english = new Map(
    entries.flatMap(({ guide, locale, entry }) => (locale === SOURCE ? [[guide, entry.data]] : [])),
  )
  const versions = new Map<string, Map<string, Version>>()
  for (const { guide, locale, entry } of entries) {
    const timed = { own: entry.data, english: english.get(guide) ?? null }
    const version = { entry, showing: showingOf(timed, readBuiltAt()), times: timesOf(timed) }
    versions.set(guide, (versions.get(guide) ?? new Map()).set(locale, version))
  }
  return versions
}

async function readShown(shown: readonly Showing[]): Promise<Map<string, Map<string, Version>>> {
  const versions = [...(await readVersions())].map(
    ([guide, found]) => [guide, new Map([...found].filter(([, { showing }]) => shown.includes(showing)))] as const,
  )
  return new Map(versions.filter(([, found]) => found.size > 0))
}

/** All guides of a locale in reading order: topics as listed, then guides as listed, then the rest by name. */
export async function guidesFor(locale: string, shown = SHOWN): Promise<ReadableGuide[]> {
  const published = await readShown(shown)
  const holders = new Map([...published].map(([guide, entries]) => [guide, new Set(entries.keys())]))
  // Beyond the chain any language stands in: a guide that somebody can read is better than none.
  const chain = [...new Set([...fallbackChain(locale, site), ...locales])]
  const order = Object.entries(readTopics()).flatMap(([topic, { guides }]) => [
    ...guides.map((slug) => `${topic}/${slug}`),
    ...[...published.keys()].filter((guide) => guide.startsWith(`${topic}/`)).sort(),
  ])
  return [...new Set(order)].flatMap((guide) => {
    const source = standIn(guide, chain, holders)
    const version = source === null ? undefined : published.get(guide)?.get(source)
    const [topic = '', slug = ''] = guide.split('/')
    return source !== null && version ? [{ guide, topic, slug, locale, source, ...version }] : []
  })
}

/** The locales that have a guide in their own language. */
export async function localesOf(guide: string, shown = SHOWN): Promise<string[]> {
  const published = await readShown(shown)
  return locales.filter((locale) => published.get(guide)?.has(locale))
}
