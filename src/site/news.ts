import { fillFacts } from '../core/facts.ts'
import { SOURCE } from '../core/guide-state.ts'
import { type News, newsOf, openedOn, type ToldGuide } from '../core/news.ts'
import { PUBLIC } from '../core/showing.ts'
import { readBuiltAt, readFacts } from './data.ts'
import { guidesFor, readVersions } from './guides.ts'
import { translator } from './i18n.ts'

/** What is new for the readers of a locale; figures filled in. */

export interface LocaleNews {
  news: News[]
  /** When the center opened; null when no guide says. */
  opened: Date | null
}

export async function newsFor(locale: string): Promise<LocaleNews> {
  const versions = await readVersions()
  const told = (await guidesFor(locale, PUBLIC)).map(({ guide, source, entry, times }): ToldGuide => {
    const { title, scope, changes } = entry.data
    const english = versions.get(guide)?.get(SOURCE)?.entry.data ?? entry.data
    const since = english.since ?? times.publish
    return { guide, source, title, scope, since, changes: english.changes, translated: changes }
  })
  const filled = (text: string, textLocale: string) =>
    fillFacts(text, readFacts(), textLocale, translator(textLocale, 'facts'))
  return {
    opened: openedOn(told),
    news: newsOf(told, { english: SOURCE, now: readBuiltAt() }).map((one) => ({
      ...one,
      what: filled(one.what, one.whatLocale),
    })),
  }
}
