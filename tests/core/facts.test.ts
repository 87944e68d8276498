import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Fact, factNamed, factsFile, fillFacts, formatFact } from '../../src/core/facts.ts'
import { createTranslate } from '../../src/core/text.ts'

const provenance = { source: 'a test', owner: 'payments', reviewed: new Date('2026-11-01') }
const textsOf = (locale: string) =>
  createTranslate(JSON.parse(readFileSync(`locales/${locale}/facts.json`, 'utf8')), locale)
const plain = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/[\u00a0\u202f]/g, ' ')
const shown = (fact: Fact, locale: string) => plain(formatFact(fact, locale, textsOf(locale)))

describe('a fact as people write it', () => {
  it.each<[string, Fact, string]>([
    ['en', { kind: 'money', amount: 0, currency: 'EUR', ...provenance }, 'Free'],
    ['en', { kind: 'money', amount: 1.5, currency: 'EUR', ...provenance }, '€1.50'],
    ['en', { kind: 'money', amount: 5000, currency: 'EUR', ...provenance }, '€5,000'],
    ['de', { kind: 'money', amount: 5000, currency: 'EUR', ...provenance }, '5.000 €'],
    ['en', { kind: 'money', min: 10, max: 20, currency: 'USD', ...provenance }, '$10 – $20'],
    ['en', { kind: 'percent', percent: 1.5, ...provenance }, '1.5%'],
    ['de', { kind: 'percent', percent: 1.5, ...provenance }, '1,5 %'],
    ['en', { kind: 'duration', max: 1, unit: 'hour', ...provenance }, '1 hour'],
    ['en', { kind: 'duration', min: 1, max: 2, unit: 'hour', ...provenance }, '1–2 hours'],
    ['en', { kind: 'duration', max: 1, unit: 'business-day', ...provenance }, '1 business day'],
    ['en', { kind: 'duration', min: 1, max: 3, unit: 'business-day', ...provenance }, '1–3 business days'],
    ['en', { kind: 'count', count: 1, of: 'attempt', ...provenance }, '1 attempt'],
    ['en', { kind: 'count', count: 3, of: 'attempt', ...provenance }, '3 attempts'],
    ['en', { kind: 'count', count: 1200, of: 'none', ...provenance }, '1,200'],
    ['en', { kind: 'coin', amount: '0.00012', coin: 'BTC', ...provenance }, '0.00012 BTC'],
    ['de', { kind: 'coin', amount: '0.5', coin: 'ETH', ...provenance }, '0,5 ETH'],
    ['en', { kind: 'size', amount: 10, unit: 'megabyte', ...provenance }, '10 MB'],
  ])('%s %j is %s', (locale, fact, expected) => {
    if (locale === 'de') expect(plain(formatFact(fact, 'de', (key) => key))).toBe(expected)
    else expect(shown(fact, locale)).toBe(expected)
  })

  it('keeps a coin’s symbol and its number together in Arabic text', () => {
    expect(formatFact({ kind: 'coin', amount: '0.5', coin: 'BTC', ...provenance }, 'ar', (key) => key)).toMatch(
      /^\u2068.*BTC\u2069$/,
    )
  })
})

const facts = factsFile.parse({
  sepa: {
    'deposit-time': {
      kind: 'duration',
      min: 1,
      max: 2,
      unit: 'business-day',
      source: 's',
      owner: 'o',
      reviewed: '2026-11-01',
    },
  },
})

it('fills a sentence with its facts', () => {
  expect(plain(fillFacts('It takes {{sepa.deposit-time}}.', facts, 'en', textsOf('en')))).toBe(
    'It takes 1–2 business days.',
  )
})

it('names what there is when a fact is not', () => {
  expect(() => factNamed(facts, 'sepa.fee')).toThrow('"sepa" has deposit-time')
  expect(() => factNamed(facts, 'swift.fee')).toThrow('the subjects are sepa')
})

it('refuses a fact without a source, or of an unknown kind', () => {
  const without = { kind: 'percent', percent: 1, owner: 'o', reviewed: '2026-11-01' }
  expect(factsFile.safeParse({ a: { b: without } }).success).toBe(false)
  expect(factsFile.safeParse({ a: { b: { ...without, source: 's', kind: 'guess' } } }).success).toBe(false)
})
