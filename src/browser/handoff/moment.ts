/** Times for people: in their own zone and language. */

/**
 * A moment as the reader's clock shows it: today's as a time alone, another day's with its weekday, one further than a
 * week with its date.
 * @example momentText(at, now, 'en', 'Europe/Lisbon') // => 'Tuesday 08:00'
 */
export function momentText(at: number, now: number, locale: string, timeZone: string | undefined): string {
  const day = (moment: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment)
  const far = Math.abs(at - now) > 6 * 86_400_000
  const date: Intl.DateTimeFormatOptions =
    day(at) === day(now) ? {} : far ? { day: 'numeric', month: 'long' } : { weekday: 'long' }
  return new Intl.DateTimeFormat(locale, { ...date, hour: 'numeric', minute: '2-digit', timeZone }).format(at)
}

/**
 * A language's name in another language.
 * @example languageName('es', 'en') // => 'Spanish'
 */
export function languageName(locale: string, inLocale: string): string {
  return new Intl.DisplayNames(inLocale, { type: 'language' }).of(locale) ?? locale
}
