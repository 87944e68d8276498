/** Times for people: in their own zone and language. */

/**
 * A moment as the reader's clock shows it: today's as a time alone, another day's with its weekday, one further than a
 * week with its date.
 * @example momentText(at, now, 'de', 'Europe/Berlin') // => 'Dienstag 08:00'
 */
export function momentText(at: number, now: number, locale: string, timeZone: string | undefined): string {
  return momentTexts(locale, timeZone)(at, now)
}

/** The same for many moments: what is slow, making the formats, is done once. */
export function momentTexts(locale: string, timeZone: string | undefined): (at: number, now: number) => string {
  const hour = writesTwoDigits(locale) ? '2-digit' : 'numeric'
  const time = { hour, minute: '2-digit', timeZone } as const
  const day = new Intl.DateTimeFormat('en-CA', { timeZone })
  const today = new Intl.DateTimeFormat(locale, time)
  const near = new Intl.DateTimeFormat(locale, { weekday: 'long', ...time })
  const far = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...time })
  return (at, now) => {
    if (day.format(at) === day.format(now)) return today.format(at)
    return (Math.abs(at - now) > 6 * 86_400_000 ? far : near).format(at)
  }
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
