import type { Figure } from '../../core/answers.ts'
import { duration } from '../../core/duration.ts'
import type { Translate } from '../../core/facts.ts'
import { directionOf } from '../../core/locales.ts'
import { METRICS } from '../../core/metrics.ts'

/** Figures as people of a locale read them. Without data every figure is "–", never 0. */
export interface FigureText {
  count(value: number): string
  /** A share of a whole; "–" when there is none to be a share of. */
  share(of: number, over: number): string
  /** A rate by its metric: 41%, 5.1 : 1, or 1.8. */
  rate(figure: Figure): string
  /** Two shares as one interval: 41–63%. */
  interval(from: Figure, to: Figure): string
  /** Two bounds of a share as one interval. */
  range(bounds: { low: number; high: number }): string
  /** Both numbers of a rate: "8,212 of 20,030". */
  both(of: number, over: number): string
  /** From one whole number to another. */
  between(low: number, high: number): string
  /** A time from seconds: "2 hours"; "–" for none. */
  time(seconds: number | null): string
  money(amount: number, currency: string): string
  /** A UTC day such as "2026-11-23". */
  day(day: string): string
  period(from: string, to: string): string
}

const NONE = '–'

/**
 * @example figureText('es', t).interval({ value: 0.41, … }, { value: 0.63, … }) // => '41-63 %'
 */
export function figureText(locale: string, t: Translate): FigureText {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  // Apart from the sentence around it, or digits beside digits change their order in right-to-left text (UAX 9).
  const apart = (shown: string) => (directionOf(locale) === 'rtl' ? `\u2067${shown}\u2069` : shown)
  const share = (value: number) => apart(percent.format(value))
  const between = (low: number, high: number) => {
    if (share(low) === share(high)) return share(high)
    const range = whole.formatRange(Math.round(low * 100), Math.round(high * 100))
    const parts = percent.formatToParts(high)
    return apart(parts.map(({ type, value }) => (type === 'integer' ? range : value)).join(''))
  }
  return {
    count: (value) => whole.format(value),
    share: (of, over) => (over === 0 ? NONE : share(of / over)),
    rate({ metric, value }) {
      if (value === null) return NONE
      const { as } = METRICS[metric]
      return as === 'share'
        ? share(value)
        : as === 'ratio'
          ? apart(`${decimal.format(value)} : 1`)
          : decimal.format(value)
    },
    interval(from, to) {
      if (from.value === null || to.value === null) return NONE
      return between(from.value, to.value)
    },
    range: ({ low, high }) => between(low, high),
    between: (low, high) => apart(low >= high ? whole.format(low) : whole.formatRange(low, high)),
    time: (seconds) => (seconds === null ? NONE : apart(duration(seconds, locale))),
    money: (amount, currency) =>
      apart(new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount)),
    both: (of, over) => t('both', { of, over }),
    day: (day) => apart(short.format(new Date(day))),
    period: (from, to) => apart(long.formatRange(new Date(from), new Date(to))),
  }
}
