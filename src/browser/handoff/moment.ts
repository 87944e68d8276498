/** Times for people: in their own zone and language. */

/**
 * A moment as the reader's clock shows it: today's as a time alone, another day's with its weekday, one further than a
 * week with its date.
 * @example momentText(at, now, 'de', 'Europe/Berlin') // => 'Dienstag 08:00'
 */
export function momentText(at: number, now: number, locale: string, timeZone: string | undefined): string {
  const day = (moment: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment)
  const far = Math.abs(at - now) > 6 * 86_400_000
  const date: Intl.DateTimeFormatOptions =
    day(at) === day(now) ? {} : far ? { day: 'numeric', month: 'long' } : { weekday: 'long' }
  const hour = writesTwoDigits(locale) ? '2-digit' : 'numeric'
  return new Intl.DateTimeFormat(locale, { ...date, hour, minute: '2-digit', timeZone }).format(at)
}

/** Whether one o'clock is "01:00" there: beside a date a language would leave the zero out. */
function writesTwoDigits(locale: string): boolean {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
  return time.formatToParts(3_600_000).some(({ type, value }) => type === 'hour' && value.length === 2)
}

/**
 * A language's name in another language.
 * @example languageName('es', 'en') // => 'Spanish'
 */
export function languageName(locale: string, inLocale: string): string {
  return new Intl.DisplayNames(inLocale, { type: 'language' }).of(locale) ?? locale
}
