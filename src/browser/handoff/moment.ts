/** Times for people: in their own zone and language. */

/**
 * A moment as the reader's clock shows it: today's as a time alone, another day's with its weekday, one further than a
 * week with its date.
 * @example momentText(at, now, 'en', 'Europe/Lisbon') // => 'Tuesday 08:00'
 */
export function momentText(at: number, now: number, locale: string, timeZone: string | undefined): string {
  return momentTexts(locale, timeZone)(at, now)
}

/** The same for many moments: what is slow, making the formats, is done once. */
export function momentTexts(locale: string, timeZone: string | undefined): (at: number, now: number) => string {
  const time = { hour: 'numeric', minute: '2-digit', timeZone } as const
  const day = new Intl.DateTimeFormat('en-CA', { timeZone })
  const today = new Intl.DateTimeFormat(locale, time)
  const near = new Intl.DateTimeFormat(locale, { weekday: 'long', ...time })
  const far = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...time })
  return (at, now) => {
    if (Math.abs(at - now) > 6 * 86_400_000) return far.format(at)
    return (day.format(at) === day.format(now) ? today : near).format(at)
  }
}

/**
 * A language's name in another language.
 * @example languageName('es', 'en') // => 'Spanish'
 */
export function languageName(locale: string, inLocale: string): string {
  return new Intl.DisplayNames(inLocale, { type: 'language' }).of(locale) ?? locale
}
