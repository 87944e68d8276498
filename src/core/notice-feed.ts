import { nearestText } from './local-text.ts'
import { fallbackChain } from './locales.ts'
import type { Notice, NoticeFeed, ShownNotice } from './notice.ts'
import { byUrgency, stateOf } from './notice-time.ts'
import type { SiteConfig } from './site-config.ts'

/** What the readers of one language are shown of all notices. */

/** Of what is over, so much is listed. */
const MOST_PAST = 20
const PAST_FOR = 366 * 86_400_000

export interface Reader {
  locale: string
  site: Pick<SiteConfig, 'locales' | 'defaultLocale'>
  /** ms since the epoch. */
  now: number
}

/** Those that run or will, most pressing first; `at` is when any of them last changed. */
export function feedOf(notices: readonly Notice[], at: number, reader: Reader): NoticeFeed {
  const coming = notices.filter((notice) => stateOf(notice, reader.now) !== 'past').sort(byUrgency)
  return { at, notices: coming.map((notice) => shownTo(notice, reader)) }
}

/** Those that ended within a year, the last one first. */
export function pastFeedOf(notices: readonly Notice[], at: number, reader: Reader): NoticeFeed {
  const endOf = ({ ends }: Notice) => ends ?? 0
  const past = notices
    .filter((notice) => stateOf(notice, reader.now) === 'past' && endOf(notice) > reader.now - PAST_FOR)
    .sort((a, b) => endOf(b) - endOf(a))
    .slice(0, MOST_PAST)
  return { at, notices: past.map((notice) => shownTo(notice, reader)) }
}

/** In the reader's language, or the nearest that it is written in. */
export function shownTo(
  { id, severity, title, text, topics, starts, ends, updatedAt }: Notice,
  { locale, site }: Pick<Reader, 'locale' | 'site'>,
): ShownNotice {
  const near = nearestText(title, fallbackChain(locale, site))
  // A page of this site is there in every language: who reads on, reads on in theirs.
  const own = (text[near.locale] ?? '').replaceAll(`](/${near.locale}/`, `](/${locale}/`)
  const said = { title: near.text, text: own, locale: near.locale }
  return { id, severity, ...said, topics, starts, ends, updatedAt }
}

/** Those of `content/` with what staff wrote over them: of the same notice, what was written later counts. */
export function mergeNotices(built: readonly Notice[], written: readonly Notice[]): Notice[] {
  const merged = new Map<string, Notice>()
  for (const notice of [...built, ...written]) {
    const known = merged.get(notice.id)
    if (!known || known.updatedAt <= notice.updatedAt) merged.set(notice.id, notice)
  }
  return [...merged.values()].sort((a, b) => b.starts - a.starts || a.id.localeCompare(b.id))
}
