import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { nearestName, termsFile, termsNamed, wrongWordsIn } from '../../src/core/terms.ts'
import { site } from '../../src/site.config.ts'

const terms = termsFile.parse({
  withdrawal: {
    en: 'withdrawal',
    de: 'Auszahlung',
    ja: '出金',
    not: { en: ['payout'], de: ['Abhebung*'], ja: ['引き出し'] },
  },
  passcode: { en: 'passcode', de: 'PIN-Code', not: { de: ['PIN'] } },
  'cancel-transfer': { en: 'Cancel', de: 'Abbrechen' },
  'cancel-order': { en: 'Cancel', de: 'Stornieren' },
})

describe('a wrong word', () => {
  test.each([
    ['en', 'Wait for the payout.', ['payout → withdrawal']],
    ['en', 'Wait for the Payout', ['Payout → withdrawal']],
    ['en', 'Two payouts', []],
    ['de', 'Ihre Abhebungen sind da.', ['Abhebungen → Auszahlung']],
    ['de', 'Geben Sie den PIN-Code ein.', []],
    ['de', 'Geben Sie die PIN ein.', ['PIN → PIN-Code']],
    ['ja', '引き出しの状態', ['引き出し → 出金']],
    ['fr', 'Votre payout', []],
  ])('%s: %s', (locale, text, expected) => {
    expect(wrongWordsIn(locale, terms)(text).map(({ found, right }) => `${found} → ${right}`)).toEqual(expected)
  })
})

it('several screens may share a name', () => {
  expect(termsNamed('Cancel', 'en', terms)).toEqual(['cancel-transfer', 'cancel-order'])
  expect(termsNamed('Stornieren', 'de', terms)).toEqual(['cancel-order'])
  expect(nearestName('Cancl', 'en', terms)).toBe('Cancel')
})

describe('content/terms.yaml', () => {
  const file = termsFile.parse(parse(readFileSync('content/terms.yaml', 'utf8')))
  it('names every term in every locale', () => {
    const missing = Object.entries(file).flatMap(([term, names]) =>
      Object.keys(site.locales)
        .filter((locale) => !Object.hasOwn(names, locale))
        .map((locale) => `${term} in ${locale}`),
    )
    expect(missing).toEqual([])
  })
  it('holds no word that is wrong and right in one locale', () => {
    const names = (locale: string) => new Set(Object.values(file).map((entry) => String(entry[locale]).toLowerCase()))
    const both = Object.values(file).flatMap(({ not = {} }) =>
      Object.entries(not).flatMap(([locale, words]) => words.filter((word) => names(locale).has(word.toLowerCase()))),
    )
    expect(both).toEqual([])
  })
})
