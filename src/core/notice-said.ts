import type { ShownNotice } from './notice.ts'
import { stateOf } from './notice-time.ts'

/** What stands under a notice's title: when, and what else a reader has to know of it. */

/** Texts of the page's language, with {{time}} to fill in. */
export interface NoticeWords {
  since: string
  from: string
  updated: string
}

export interface Saying {
  /** The language of the page. */
  locale: string
  /** ms since the epoch. */
  now: number
  words: NoticeWords
  /** Undefined: the zone of whose machine this is. */
  timeZone: string | undefined
}

/**
 * @example saidOf(notice, saying) // => ['Since 14:05', 'Updated 14:30', 'English']
 */
export function saidOf({ starts, ends, updatedAt, locale }: ShownNotice, saying: Saying): string[] {
  const { words, now } = saying
  const state = stateOf({ starts, ends }, now)
  const fill = (text: string, at: number) => text.replace('{{time}}', momentOf(at, saying))
  const span =
    ends === null || ends < starts
      ? fill(state === 'planned' ? words.from : words.since, starts)
      : rangeOf(starts, ends, saying)
  const updated = state === 'past' || updatedAt <= starts ? [] : [fill(words.updated, updatedAt)]
  return [span, ...updated, ...(locale === saying.locale ? [] : [languageName(locale, saying.locale)])]
}

/**
 * A moment as people say it on the same day, else with its day.
 * @example momentOf(Date.UTC(2026, 10, 23, 14, 5), { locale: 'en', now, timeZone: 'UTC' }) // => '2:05 PM UTC'
 */
export function momentOf(at: number, saying: Pick<Saying, 'locale' | 'now' | 'timeZone'>): string {
  return formatOf([at], saying).format(at)
}

function rangeOf(from: number, to: number, saying: Saying): string {
  return formatOf([from, to], saying).formatRange(from, to)
}

function formatOf(moments: readonly number[], { locale, now, timeZone }: Pick<Saying, 'locale' | 'now' | 'timeZone'>) {
  const dayOf = (at: number) => new Date(at).toLocaleDateString('en', { timeZone })
  const isToday = moments.every((at) => dayOf(at) === dayOf(now))
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(isToday ? {} : { day: 'numeric', month: 'short', year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
    // A page that is read anywhere says whose clock it means.
    ...(timeZone === undefined ? {} : { timeZoneName: 'short' }),
  })
}

function languageName(locale: string, within: string): string {
  return new Intl.DisplayNames(within, { type: 'language' }).of(locale) ?? locale
}
