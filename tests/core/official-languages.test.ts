import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { coverage, readCountries } from '../../src/core/official-languages.ts'
import { site } from '../../src/site.config.ts'

const FILE = 'content/reports/official-languages.csv'
const countries = readCountries(readFileSync(FILE, 'utf8'), FILE)
const codes = (locale: string) => (coverage(countries, [locale]).get(locale) ?? []).map(({ country }) => country)

describe('the table of official languages', () => {
  it('names each country once, by both of its codes', () => {
    expect(countries.length).toBeGreaterThan(230)
    expect(new Set(countries.map(({ country }) => country)).size).toBe(countries.length)
    expect(new Set(countries.map(({ id }) => id)).size).toBe(countries.length)
    expect(countries.find(({ country }) => country === 'CH')).toMatchObject({ id: '756' })
  })

  it('covers where a language is official, in its own script', () => {
    expect(codes('pt-BR')).toEqual(expect.arrayContaining(['BR', 'PT', 'AO', 'MZ']))
    expect(codes('de')).toEqual(expect.arrayContaining(['DE', 'AT', 'CH', 'LI', 'LU', 'BE']))
    expect(codes('zh-CN')).toEqual(expect.arrayContaining(['CN', 'SG']))
    expect(codes('zh-CN')).not.toContain('TW')
    expect(codes('ja')).toEqual(['JP'])
    expect(codes('eo')).toEqual([])
  })

  it('has a country for every locale of the site', () => {
    for (const locale of Object.keys(site.locales)) expect(codes(locale).length, locale).toBeGreaterThan(0)
  })

  test.each([
    ['a country in small letters', 'ch,756,de', '"country" must be two capital letters, such as PT.'],
    ['a number of two digits', 'CH,75,de', '"id" must be three digits, such as 620.'],
    ['no language', 'CH,756,', '"languages" must be language tags with spaces between, such as "de fr".'],
    ['a language by its name', 'CH,756,German', '"languages" must be language tags'],
  ])('refuses %s, with its line', (_, line, text) => {
    expect(() => readCountries(`# A note\ncountry,id,languages\n${line}\n`, 'some.csv')).toThrow(
      `some.csv:3\n  ${text}`,
    )
  })
})
