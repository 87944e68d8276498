import { duration } from './duration.ts'
import type { Translate } from './facts.ts'
import { directionOf } from './locales.ts'
import { isTooFew, type Median, type Rate, shareOf } from './quarter-figures.ts'

/** The quarterly report's figures as people of a locale read them, with counts of very few people held back. */

/** A figure, and beneath it what it was counted from; empty where that is the figure itself. */
export interface Said {
  shown: string
  from: string
}

export interface QuarterText {
  /** "133,671", or "fewer than 3". */
  count(value: number): string
  /** "133,671 new tickets" */
  opened(value: number): string
  /** A number that no people stand behind, such as countries: never held back. */
  number(value: number): string
  /** "94%" and "9,400 of 10,000"; without a share where one of the numbers is held back. */
  rate(rate: Rate): Said
  /** Two counts of which neither is a part of the other: "97%" and "129,680 to 133,671". */
  ratio(of: number, over: number): Said
  /** Two rates over the same number: "41–63%". */
  interval(from: Rate, to: Rate): string
  /** "2 hours", "over 7 days". */
  median(median: Median): Said
  /** "30 times". */
  times(value: number): string
  /** "September 30, 2026" */
  day(day: string): string
  period(from: string, to: string): string
  /** "Sep 2026" */
  month(month: string): string
  /** "2026 Q3" */
  quarter(name: string): string
  language(locale: string): string
  country(code: string): string
}

const NONE = '–'

/**
 * @param t the texts of `locales/<locale>/report.json`
 * @example quarterText('en', t, 3).rate({ of: 94, over: 100 }) // => { shown: '94%', from: '94 of 100' }
 */
export function quarterText(locale: string, t: Translate, privacyThreshold: number): QuarterText {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  // Apart from the sentence around it, or digits beside digits change their order in right-to-left text (UAX 9).
  const apart = (shown: string) => (directionOf(locale) === 'rtl' ? `\u2067${shown}\u2069` : shown)
  const held = (value: number) => isTooFew(value, privacyThreshold)
  const count = (value: number) =>
    held(value) ? t('few', { threshold: whole.format(privacyThreshold) }) : whole.format(value)
  // Of a number that is held back, the plural would tell whether it is one.
  const plural = (value: number) => (held(value) ? privacyThreshold : value)
  const share = (of: number, over: number, rest = 0) => {
    const value = held(of) || held(over) || held(rest) ? null : shareOf({ of, over })
    return value === null ? NONE : apart(percent.format(value))
  }
  return {
    count,
    opened: (value) => t('list.opened', { count: plural(value), shown: count(value) }),
    number: (value) => whole.format(value),
    // Few who are not among them would be given away by those who are.
    rate: ({ of, over }) => ({
      shown: share(of, over, over - of),
      from: t('both', { of: !held(of) && held(over - of) ? NONE : count(of), over: count(over) }),
    }),
    ratio: (of, over) => ({ shown: share(of, over), from: t('ratio', { of: count(of), over: count(over) }) }),
    interval(from, to) {
      const [low, high] = [share(from.of, from.over), share(to.of, to.over)]
      if (low === NONE || high === NONE) return NONE
      if (low === high) return high
      const [least, most] = [shareOf(from) ?? 0, shareOf(to) ?? 0].map((value) => Math.round(value * 100))
      const range = whole.formatRange(least ?? 0, most ?? 0)
      const parts = percent.formatToParts(shareOf(to) ?? 0)
      return apart(parts.map(({ type, value }) => (type === 'integer' ? range : value)).join(''))
    },
    median({ seconds, bound, conversations }) {
      const from = t('conversations', { count: plural(conversations), shown: count(conversations) })
      if (conversations === 0 || held(conversations)) return { shown: NONE, from }
      const time = duration(seconds, locale)
      return { shown: bound === 'over' ? t('over', { time }) : time, from }
    },
    times: (value) => t('times', { count: value, shown: whole.format(value) }),
    day: (day) => apart(long.format(new Date(day))),
    period: (from, to) => apart(long.formatRange(new Date(from), new Date(to))),
    month: (month) => apart(months.format(new Date(`${month}-01T00:00:00Z`))),
    quarter(name) {
      const [year, number] = name.split('-Q')
      const text = t('quarter', { year, number })
      return directionOf(locale) === 'rtl' ? `\u2068${text}\u2069` : text
    },
    language: (tag) => languages.of(tag) ?? tag,
    country: (code) => countries.of(code) ?? code,
  }
}
