/** Moments written as text: ISO 8601 with an offset, or by the clocks of a time zone. */

const FORM = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?$/i
const MINUTE = 60_000
/** No zone changes its offset between two half hours of UTC. */
const HALF_HOUR = 30 * MINUTE

/** The offset of a zone's clocks at a moment, in ms; kept by the half hour, for asking costs much. */
export type Offsets = (at: number) => number

/** Moments without an offset are refused. */
export const NO_ZONE = null

/**
 * The moment a text tells, in ms since the epoch; null when it is none, or has no offset and no zone is given.
 * @example readMoment('2026-11-23T10:00:00+01:00', NO_ZONE) // => 1795424400000
 */
export function readMoment(text: string, zone: Offsets | null): number | null {
  const found = FORM.exec(text)
  if (!found) return null
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset = ''] = found
  const parts = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts
  const clock = Date.UTC(y, mo - 1, d, h, mi, s, Number(fraction.padEnd(3, '0').slice(0, 3)))
  // 30 February would be taken for 2 March, and 25 o'clock for the next day.
  const date = new Date(clock)
  if (date.getUTCMonth() !== mo - 1 || date.getUTCDate() !== d || date.getUTCHours() !== h || mi > 59 || s > 59)
    return null
  if (offset !== '') return clock - offsetOf(offset)
  return zone === null ? null : momentOf(clock, zone)
}

function offsetOf(text: string): number {
  if (text.toUpperCase() === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return (text.startsWith('-') ? -minutes : minutes) * MINUTE
}

/** When clocks show a time twice, the first; when they skip it, the time as it was counted before. */
function momentOf(clock: number, zone: Offsets): number {
  const before = clock - zone(clock - 24 * 60 * MINUTE)
  if (before + zone(before) === clock) return before
  const after = clock - zone(clock + 24 * 60 * MINUTE)
  return after + zone(after) === clock ? after : before
}

/**
 * The offsets of an IANA time zone. Throws a RangeError when there is none of this name.
 * @example zoneOffsets('Europe/Madrid')(Date.UTC(2026, 6, 1)) // => 7200000
 */
export function zoneOffsets(timeZone: string): Offsets {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const kept = new Map<number, number>()
  return (at) => {
    const slot = Math.floor(at / HALF_HOUR)
    const known = kept.get(slot)
    if (known !== undefined) return known
    const name = format.formatToParts(slot * HALF_HOUR).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? []
    const size = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000
    const offset = sign === '-' ? -size : size
    kept.set(slot, offset)
    return offset
  }
}
