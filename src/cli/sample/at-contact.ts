import type { GuidepostEvent } from '../../core/events.ts'
import type { Chance } from './chance.ts'
import { NEW_GUIDE, STALE_GUIDE } from './stories.ts'

/** What an invented reader does at the contact form, before a person is asked. */

interface AtContact {
  chance: Chance
  asked: { query: string; guide: string; topic: string; isFound: boolean }
  locale: string
  /** Who, when and where, each time a moment later. */
  base(page: string): Pick<GuidepostEvent, 'session' | 'id' | 'at' | 'locale' | 'page'>
}

/** The number of the search at the form; those before have smaller ones. */
const SEARCH = 9

/** How often a suggestion that was opened solves it, where it is not as usual. */
const SOLVED: Readonly<Record<string, number>> = { [STALE_GUIDE]: 0.05, [NEW_GUIDE]: 0.9 }

/** The events at the form, and whether a person is asked for in the end. */
export function atContact({ chance, asked, locale, base }: AtContact): { events: GuidepostEvent[]; asks: boolean } {
  const { query, guide, topic, isFound } = asked
  const page = `/${locale}/contact/`
  const opened = { kind: 'contact_opened', surface: 'header' } as const
  const found = isFound
    ? { results: 1 + chance.below(8), rung: 'exact' as const }
    : { results: 0, rung: 'none' as const }
  const events: GuidepostEvent[] = [
    { ...opened, ...base(page), topic: '' },
    { ...opened, ...base(page), topic },
    { kind: 'search_performed', ...base(page), search: SEARCH, query, surface: 'contact', ...found },
  ]
  if (!isFound) events.push({ kind: 'search_unanswered', ...base(page), search: SEARCH, reason: 'no_results' })
  if (!isFound || !chance.happens(guide === NEW_GUIDE ? 0.95 : 0.45)) return { events, asks: chance.happens(0.6) }

  const position = 1 + Math.floor(chance.next() ** 3 * Math.min(found.results, 3))
  events.push(
    { kind: 'result_clicked', ...base(page), search: SEARCH, guide, position },
    { kind: 'guide_viewed', ...base(page), guide, guide_locale: locale, from: 'suggestion' },
  )
  if (!chance.happens(SOLVED[guide] ?? 0.3)) return { events, asks: chance.happens(0.5) }
  events.push({ kind: 'suggestion_rated', ...base(page), guide, helpful: true })
  if (!chance.happens(0.06)) return { events, asks: false }
  events.push({ kind: 'suggestion_rated', ...base(page), guide, helpful: false })
  return { events, asks: chance.happens(0.8) }
}
