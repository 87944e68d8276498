import type { Translate } from '../core/facts.ts'
import type { OpeningHours, Weekday } from '../core/site-config.ts'

/**
 * Opening hours as a sentence of the locale, in the desk's own zone: true whatever the reader's clock says. Days with
 * the same hours are told together.
 * @example describeHours(office, 'en', t) // => 'Mon – Fri, 08:00 – 20:00, Spain Time'
 */
export function describeHours({ weekly, timeZone }: OpeningHours, locale: string, t: Translate): string {
  const open = DAYS.filter((day) => (weekly[day] ?? []).length > 0)
  const groups = [...Map.groupBy(open, (day) => (weekly[day] ?? []).join()).entries()]
  const [first] = groups
  if (open.length === 7 && groups.length === 1 && first?.[0] === ALL_DAY) return t('hours.always')
  const list = new Intl.ListFormat(locale)
  return groups
    .map(([spans, days], place) =>
      t(place === groups.length - 1 ? 'hours.zone' : 'hours.part', {
        days: dayRanges(days, locale),
        times: list.format(
          spans.split(',').map((span) => (span === ALL_DAY ? t('hours.allDay') : timeRange(span, locale))),
        ),
        zone: zoneName(timeZone, locale),
      }),
    )
    .join(' · ')
}

const ALL_DAY = '00:00-24:00'
const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** Days in a row as "Mon – Fri"; the week is a circle, so Sunday to Thursday is one row too. */
function dayRanges(open: readonly Weekday[], locale: string): string {
  const first = open.find((day) => !open.includes(day === 1 ? 7 : day === 2 ? 1 : ((day - 1) as Weekday))) ?? 1
  const inOrder = [...open].sort((a, b) => ((a - first + 7) % 7) - ((b - first + 7) % 7))
  const isOneRow = inOrder.every((day, place) => place === 0 || (day - (inOrder[0] ?? 1) + 7) % 7 === place)
  const name = (day: Weekday) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
  const [start] = inOrder
  const end = inOrder.at(-1)
  return isOneRow && inOrder.length > 2 && start && end
    ? `${name(start)} – ${name(end)}`
    : new Intl.ListFormat(locale).format(inOrder.map(name))
}

function timeRange(span: string, locale: string): string {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
  return span
    .split('-')
    .map((clock) => time.format(Date.parse(`2024-01-01T${clock === '24:00' ? '00:00' : clock}Z`)))
    .join(' – ')
}

function zoneName(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(0)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
