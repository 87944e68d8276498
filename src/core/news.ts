import type { Significance } from './freshness.ts'

/** What is new for readers: guides that were added, and changes that somebody should hear of. */

export interface DeclaredChange {
  on: Date
  significance: Significance
  what: string
}

/** A guide as one locale's readers have it. */
export interface ToldGuide {
  /** "topic/slug" */
  guide: string
  /** The locale that its title and scope are in. */
  source: string
  title: string
  scope: string
  /** The day on which readers first had it; null where nobody wrote it down. */
  since: Date | null
  /** Declared in the English guide, which has all of them. */
  changes: readonly DeclaredChange[]
  /** Those that the locale's own text carries. */
  translated: readonly DeclaredChange[]
}

export interface News {
  kind: 'new' | 'changed' | 'important'
  guide: string
  source: string
  title: string
  on: Date
  /** What changed, or what a new guide is for. */
  what: string
  /** The locale that `what` is in. */
  whatLocale: string
}

const KINDS = { minor: null, medium: 'changed', major: 'important' } as const

/**
 * The news of a locale, newest first. The guides that the center opened with are none, nor are minor changes, nor what
 * changed before readers had the guide.
 * @param english the locale that changes are declared in; @param now ms since the epoch
 */
export function newsOf(guides: readonly ToldGuide[], { english, now }: { english: string; now: number }): News[] {
  const opened = openedOn(guides)
  const found = guides.flatMap((told): News[] => {
    const { guide, source, title, scope, since, changes } = told
    const shared = { guide, source, title }
    const begun = since?.getTime() ?? Number.NEGATIVE_INFINITY
    const added: News[] =
      since !== null && opened !== null && begun > opened.getTime()
        ? [{ ...shared, kind: 'new', on: since, what: scope, whatLocale: source }]
        : []
    const changed = changes.flatMap((change): News[] => {
      const kind = KINDS[change.significance]
      if (kind === null || change.on.getTime() <= begun) return []
      const own = translationOf(change, told)
      return [{ ...shared, kind, on: change.on, what: own ?? change.what, whatLocale: own === null ? english : source }]
    })
    return [...added, ...changed]
  })
  return found
    .filter(({ on }) => on.getTime() <= now)
    .sort((a, b) => b.on.getTime() - a.on.getTime() || (a.guide < b.guide ? -1 : Number(a.guide > b.guide)))
}

/** The day on which the center opened: the first on which readers had a guide. Null when no guide says. */
export function openedOn(guides: readonly Pick<ToldGuide, 'since'>[]): Date | null {
  const days = guides.flatMap(({ since }) => since ?? [])
  return days.length === 0 ? null : new Date(Math.min(...days.map((day) => day.getTime())))
}

/** The same change in the locale's own words: that of the same day, in the order of the day. */
export function translationOf(
  change: DeclaredChange,
  { changes, translated }: Pick<ToldGuide, 'changes' | 'translated'>,
): string | null {
  const sameDay = (other: DeclaredChange) => other.on.getTime() === change.on.getTime()
  return translated.filter(sameDay)[changes.filter(sameDay).indexOf(change)]?.what ?? null
}

/**
 * News by month, as they come.
 * @example byMonth([{ on: new Date('2026-11-23'), … }]) // => [{ month: new Date('2026-11-01'), news: [ … ] }]
 */
export function byMonth(news: readonly News[]): { month: Date; news: News[] }[] {
  const months = Map.groupBy(news, ({ on }) => Date.UTC(on.getUTCFullYear(), on.getUTCMonth()))
  return [...months].map(([month, found]) => ({ month: new Date(month), news: found }))
}
