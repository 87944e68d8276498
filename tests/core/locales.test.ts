import { describe, expect, it } from 'vitest'
import {
  acceptedLanguages,
  directionOf,
  fallbackChain,
  preferredLocale,
  publishedLocale,
} from '../../src/core/locales.ts'

const locale = (name: string, fallback: string[] = []) => ({ name, fallback })
const site = {
  defaultLocale: 'en',
  locales: {
    en: locale('English'),
    es: locale('Español'),
    'pt-BR': locale('Português', ['es']),
    'zh-CN': locale('简体中文'),
    ar: locale('العربية'),
  },
}

describe('the reader’s language', () => {
  it.each([
    [['es-MX', 'en'], 'es'],
    [['pt-BR'], 'pt-BR'],
    [['pt-PT', 'en'], 'pt-BR'],
    [['PT-br'], 'pt-BR'],
    [['zh'], 'zh-CN'],
    [['fr', 'ar-EG'], 'ar'],
    [['fr', 'de'], 'en'],
    [['*'], 'en'],
    [[], 'en'],
  ])('%j leads to %s', (languages, expected) => {
    expect(preferredLocale(languages, site)).toBe(expected)
  })

  it.each([
    ['es-MX, en;q=0.8, *;q=0.1', ['es-MX', 'en', '*']],
    ['en;q=0.1,ar', ['ar', 'en']],
    ['de;q=0, fr', ['fr']],
    ['de ; q=0.5 , fr;q=abc', ['de']],
    ['', []],
  ])('is read off Accept-Language "%s"', (header, expected) => {
    expect(acceptedLanguages(header)).toEqual(expected)
  })
})

it('falls back from near to far, each locale once, the default last', () => {
  expect(fallbackChain('pt-BR', site)).toEqual(['pt-BR', 'es', 'en'])
  expect(fallbackChain('en', site)).toEqual(['en'])
  expect(fallbackChain('unknown', site)).toEqual(['unknown', 'en'])
})

it.each([
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['en', 'ltr'],
  ['zh-CN', 'ltr'],
])('%s is written %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction)
})

it.each([
  ['pt_PT', 'pt-BR'],
  ['ES', 'es'],
  [' zh-cn ', 'zh-CN'],
  ['en-GB', 'en'],
  ['fr-CA', 'fr-ca'],
  ['English', ''],
  ['', ''],
  ['-', ''],
])('another helpdesk’s language "%s" is the locale "%s"', (tag, expected) => {
  expect(publishedLocale(tag, Object.keys(site.locales))).toBe(expected)
})
