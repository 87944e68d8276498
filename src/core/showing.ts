/** When readers see a guide: not while it is a draft, not before it is published, not once it is retired. */

export const SHOWINGS = ['public', 'scheduled', 'draft', 'retired'] as const
export type Showing = (typeof SHOWINGS)[number]

/** What a client sees. */
export const PUBLIC: readonly Showing[] = ['public']

/** What a guide's front matter says of it. */
export interface ShownTimes {
  draft: boolean
  publish: Date | null
  retire: Date | null
}

/** A guide in one locale. */
export interface TimedGuide {
  locale: string
  /** "topic/slug" */
  guide: string
  own: ShownTimes
  /** Of the English guide, whose times a translation without its own has; null where there is none. */
  english: ShownTimes | null
}

/**
 * How a guide stands to its readers at a moment.
 * @param at ms since the epoch
 * @example showingOf({ own: { draft: false, publish: new Date('2027-01-01'), retire: null }, english: null }, Date.UTC(2026, 11, 31)) // => 'scheduled'
 */
export function showingOf({ own, english }: Pick<TimedGuide, 'own' | 'english'>, at: number): Showing {
  const { publish, retire } = timesOf({ own, english })
  if (retire !== null && retire.getTime() <= at) return 'retired'
  if (own.draft) return 'draft'
  return publish !== null && at < publish.getTime() ? 'scheduled' : 'public'
}

/** When it is published and retired, its own times before those of the English guide. */
export function timesOf({ own, english }: Pick<TimedGuide, 'own' | 'english'>): Pick<ShownTimes, 'publish' | 'retire'> {
  return { publish: own.publish ?? english?.publish ?? null, retire: own.retire ?? english?.retire ?? null }
}

/** What changes by itself, once the site is built then. */
export interface ComingChange {
  /** ms since the epoch */
  at: number
  guide: string
  /** Where it changes. */
  locales: string[]
  what: 'publish' | 'retire'
}

/** The next moment at which a build would differ from one made now; null when there is none. */
export function nextChange(guides: readonly TimedGuide[], now: number): ComingChange | null {
  let next: ComingChange | null = null
  for (const { guide, locale, own, english } of guides) {
    if (own.draft) continue
    const { publish, retire } = timesOf({ own, english })
    const coming = [
      { what: 'publish' as const, at: publish?.getTime() ?? 0 },
      { what: 'retire' as const, at: retire?.getTime() ?? 0 },
    ].filter(({ at }) => at > now)
    for (const { what, at } of coming)
      if (next === null || at < next.at) next = { at, guide, locales: [locale], what }
      else if (at === next.at && guide === next.guide && what === next.what) next.locales.push(locale)
  }
  return next
}

/**
 * The guides that nobody can read any more: retired, and public in no language.
 * @returns "topic/slug" of each
 */
export function goneGuides(guides: readonly TimedGuide[], at: number): string[] {
  const showings = new Map<string, Set<Showing>>()
  for (const one of guides) showings.set(one.guide, (showings.get(one.guide) ?? new Set()).add(showingOf(one, at)))
  return [...showings].flatMap(([guide, found]) => (found.has('retired') && !found.has('public') ? [guide] : []))
}

/** The guides that somebody can read, in whatever language. */
export function publicGuides(guides: readonly TimedGuide[], at: number): string[] {
  return [...new Set(guides.filter((one) => showingOf(one, at) === 'public').map(({ guide }) => guide))]
}
