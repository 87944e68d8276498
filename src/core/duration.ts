/** From seconds, the largest unit that still tells times of support apart: hours up to three days, then days. */
const UNITS = [
  { unit: 'second', seconds: 1, below: 60 },
  { unit: 'minute', seconds: 60, below: 3600 },
  { unit: 'hour', seconds: 3600, below: 259_200 },
  { unit: 'day', seconds: 86_400, below: Number.POSITIVE_INFINITY },
] as const

/**
 * A time in one unit, with one decimal at most.
 * @example duration(5400, 'en') // => '1.5 hours'
 */
export function duration(seconds: number, locale: string): string {
  const { unit, seconds: length } = UNITS.find(({ below }) => seconds < below) ?? UNITS[3]
  const maximumFractionDigits = unit === 'hour' || unit === 'day' ? 1 : 0
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits }).format(
    seconds / length,
  )
}
