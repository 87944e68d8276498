import { describe, expect, it } from 'vitest'
import { NO_ZONE, readMoment, zoneOffsets } from '../../src/core/moment.ts'

const at = (text: string) => Date.parse(text)

describe('a moment with an offset', () => {
  it.each([
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00Z'],
    ['2026-11-23T10:00:00+01:00', '2026-11-23T09:00:00Z'],
    ['2026-11-23 10:00:00 +0530', '2026-11-23T04:30:00Z'],
    ['2026-11-23T10:00-08:00', '2026-11-23T18:00:00Z'],
    ['2026-11-23T10:00:00.250Z', '2026-11-23T10:00:00.250Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ])('%s is %s', (text, meant) => {
    expect(readMoment(text, NO_ZONE)).toBe(at(meant))
  })

  it.each([
    '',
    'yesterday',
    '2026-11-23',
    '2026-11-23T10:00:00',
    '2026-02-30T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-11-23T24:30:00Z',
    '2026-11-23T10:61:00Z',
    '23/11/2026 10:00',
  ])('"%s" is none', (text) => {
    expect(readMoment(text, NO_ZONE)).toBeNull()
  })
})

describe('a moment by the clocks of a zone', () => {
  it.each([
    ['Europe/Madrid', '2026-07-01 12:00', '2026-07-01T10:00:00Z'],
    ['Europe/Madrid', '2026-12-01 12:00:30', '2026-12-01T11:00:30Z'],
    ['Asia/Kolkata', '2026-12-01 12:00', '2026-12-01T06:30:00Z'],
    ['America/Sao_Paulo', '2026-12-01 23:30', '2026-12-02T02:30:00Z'],
    ['UTC', '2026-12-01 12:00', '2026-12-01T12:00:00Z'],
    ['Europe/Madrid', '2026-07-01 12:00 +00:00', '2026-07-01T12:00:00Z'],
  ])('%s %s is %s', (zone, text, meant) => {
    expect(readMoment(text, zoneOffsets(zone))).toBe(at(meant))
  })

  it('takes the first of two times that clocks show twice, and one for the hour that they skip', () => {
    const madrid = zoneOffsets('Europe/Madrid')
    expect(readMoment('2026-10-25 02:30', madrid)).toBe(at('2026-10-25T00:30:00Z'))
    expect(readMoment('2026-10-25 03:30', madrid)).toBe(at('2026-10-25T02:30:00Z'))
    expect(readMoment('2026-03-29 02:30', madrid)).toBe(at('2026-03-29T01:30:00Z'))
    expect(readMoment('2026-03-29 01:59', madrid)).toBe(at('2026-03-29T00:59:00Z'))
  })

  it('refuses a zone that there is not', () => {
    expect(() => zoneOffsets('Europe/Atlantis')).toThrow(RangeError)
  })
})
