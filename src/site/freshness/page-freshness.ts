import type { CollectionEntry } from 'astro:content'
import { type Section, type StaleSection, sectionsOf } from '../../core/freshness.ts'
import type { FrontMatter } from '../../core/guide.ts'
import { SOURCE, staleIn, tagsOf } from '../../core/guide-state.ts'
import { translationOf } from '../../core/news.ts'
import { readTopics } from '../data.ts'
import { type ReadableGuide, readVersions } from '../guides.ts'
import { SHOWN } from '../preview.ts'
import { type Part, planSections } from './plan-sections.ts'

/** How fresh the text of a page is, and what of it is shown in English instead. */

type Change = FrontMatter['changes'][number]

/** What readers are told that a translation does not say yet. */
export interface ToldChange {
  on: Date
  what: string
  /** The locale that `what` is in. */
  locale: string
}

export interface PageFreshness {
  english: CollectionEntry<'guides'>
  /** The head first. */
  sections: { own: Section[]; english: Section[] }
  stale: StaleSection<Change>[]
  head: 'fresh' | 'stale' | 'english'
  /** The sections below the head, as they are shown. */
  parts: Part[]
  /** Major changes that readers are warned of, newest first. */
  told: ToldChange[]
}

/** How fresh a page's text is; null when it says what English says, or nothing is known of it. */
export async function pageFreshness({ guide, source, entry }: ReadableGuide): Promise<PageFreshness | null> {
  const version = source === SOURCE ? null : (await readVersions()).get(guide)?.get(SOURCE)
  // What nobody may read yet is no reason to warn of what they read.
  if (!version || !SHOWN.includes(version.showing)) return null
  const english = version.entry
  const written = (locale: string, { data, body = '' }: CollectionEntry<'guides'>) => ({ locale, data, body })
  const stale = staleIn(written(source, entry), written(SOURCE, english))
  if (stale.length === 0) return null
  const sections = {
    own: sectionsOf(entry.data, entry.body ?? ''),
    english: sectionsOf(english.data, english.body ?? ''),
  }
  const isReplacing = tagsOf(guide, english.data, readTopics()).length > 0
  const head = stale.find(({ own }) => own === 0)
  return {
    english,
    sections,
    stale,
    head: head === undefined ? 'fresh' : isReplacing && head.significance === 'major' ? 'english' : 'stale',
    parts: planSections({
      madeFrom: entry.data.madeFrom,
      english: sections.english.map(({ fingerprint }) => fingerprint),
      stale,
      isReplacing,
    }),
    told: toldChanges(stale, english.data.changes, { locale: source, changes: entry.data.changes }),
  }
}

/** The major changes among those a translation has not caught up with, in its own words where it has them. */
function toldChanges(
  stale: readonly StaleSection<Change>[],
  changes: readonly Change[],
  translation: { locale: string; changes: readonly Change[] },
): ToldChange[] {
  const missed = new Set(stale.flatMap((section) => section.changes))
  return changes
    .filter((change) => missed.has(change) && change.significance === 'major')
    .map((change) => {
      const own = translationOf(change, { changes, translated: translation.changes })
      return { on: change.on, what: own ?? change.what, locale: own === null ? SOURCE : translation.locale }
    })
}
