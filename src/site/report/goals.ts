import { type CollectionEntry, getCollection } from 'astro:content'
import { fallbackChain } from '../../core/locales.ts'
import { site } from '../../site.config.ts'

/** English is the language that goals are written in; it stands at `content/reports/<quarter>.mdx`. */
const SOURCE = 'en'

/** The goals after a quarter in the nearest language of the locale's chain; null when nobody wrote any. */
export async function goalsFor(
  quarter: string,
  locale: string,
): Promise<{ entry: CollectionEntry<'goals'>; locale: string } | null> {
  const slug = quarter.toLowerCase()
  const written = await getCollection('goals')
  for (const source of new Set([...fallbackChain(locale, site), SOURCE])) {
    const wanted = source === SOURCE ? slug : `${source}/${slug}`
    const entry = written.find(({ id }) => id === wanted)
    if (entry) return { entry, locale: source }
  }
  return null
}
