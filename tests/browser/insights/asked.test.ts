import { describe, expect, it } from 'vitest'
import {
  daysOf,
  hasToday,
  isTooLong,
  before as justBefore,
  readAsked,
  writeAsked,
} from '../../../src/browser/insights/asked.ts'

const NOW = Date.parse('2026-11-23T23:30:00Z')
const read = (search: string) => readAsked(search, { locales: ['en', 'es', 'ar'], topics: ['trading'] }, NOW)
const ALL = { locale: '', topic: '', surface: '', compare: 'before' }
const USUAL = { period: 'month', from: '2026-10-27', to: '2026-11-23', ...ALL }

describe('what an address asks to see', () => {
  it.each([
    ['', USUAL],
    ['?period=today', { ...USUAL, period: 'today', from: '2026-11-23' }],
    ['?period=week&in=es', { ...USUAL, period: 'week', from: '2026-11-17', locale: 'es' }],
    ['?period=quarter', { ...USUAL, period: 'quarter', from: '2026-08-25' }],
    ['?from=2026-01-01&to=2026-01-31', { period: 'custom', from: '2026-01-01', to: '2026-01-31', ...ALL }],
    ['?locale=ar', USUAL],
    ['?period=year', USUAL],
    ['?period=toString', USUAL],
    ['?in=xx', USUAL],
    ['?topic=trading&surface=home&vs=year', { ...USUAL, topic: 'trading', surface: 'home', compare: 'year' }],
    ['?topic=none&surface=moon&vs=now', USUAL],
    ['?from=2026-02-30&to=2026-03-01', USUAL],
    ['?from=2026-03-01&to=2026-02-01', { period: 'custom', from: '2026-02-01', to: '2026-03-01', ...ALL }],
    ['?from=2026-03-01', USUAL],
  ])('reads %s', (search, asked) => {
    expect(read(search)).toEqual(asked)
  })

  it.each([
    '?locale=ar&period=week&in=es',
    '?topic=trading&surface=home&vs=year',
    '?from=2026-01-01&to=2026-01-31',
    '?period=today',
  ])('is the same after it was written: %s', (search) => {
    expect(read(writeAsked(read(search), search))).toEqual(read(search))
  })

  it('keeps the language of the screen, and forgets days when a period is named', () => {
    expect(writeAsked(read('?period=week'), '?locale=ar&from=2026-01-01&to=2026-01-31')).toBe('?locale=ar&period=week')
  })

  it.each([
    ['2026-10-27', '2026-11-23', '2026-09-29', '2026-10-26'],
    ['2026-11-23', '2026-11-23', '2026-11-22', '2026-11-22'],
    ['2026-03-01', '2026-03-31', '2026-01-29', '2026-02-28'],
  ])('compares %s to %s with as many days just before', (from, to, first, last) => {
    const asked = { ...read(''), from, to }
    expect(justBefore(asked)).toEqual({ period: 'custom', from: first, to: last, ...ALL })
    expect(daysOf(justBefore(asked))).toBe(daysOf(asked))
  })

  it.each([
    ['2026-10-27', '2026-11-23', '2025-10-27', '2025-11-23'],
    ['2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01'],
  ])('compares %s to %s with the same days of the year before', (from, to, first, last) => {
    expect(justBefore({ ...read('?vs=year'), from, to })).toMatchObject({ from: first, to: last })
  })

  it('knows by UTC days whether today changes it', () => {
    expect(hasToday(read('?period=week'), NOW)).toBe(true)
    expect(hasToday(read('?from=2026-11-01&to=2026-11-22'), NOW)).toBe(false)
    expect(hasToday(read('?from=2026-11-24&to=2026-11-30'), NOW)).toBe(false)
  })

  it('is too long beyond what the server answers at once', () => {
    expect(isTooLong(read('?from=2023-11-20&to=2026-11-23'))).toBe(false)
    expect(isTooLong(read('?from=2023-11-19&to=2026-11-23'))).toBe(true)
  })
})
