import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { site } from '../src/site.config.ts'

/** Interface texts: complete in every locale, with each language's own plural forms, and none that nothing uses. */

const SUFFIX = /_(?:zero|one|two|few|many|other)$/
/** Word lists have no keys to compare. */
const NOT_TEXTS = new Set(['search'])
const namespaces = globSync('*.json', { cwd: 'locales/en' })
  .map((file) => file.replace('.json', ''))
  .filter((name) => !NOT_TEXTS.has(name))

function textsOf(locale: string, namespace: string): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') found.set(key, value)
    else if (Array.isArray(value)) for (const [place, item] of value.entries()) walk(item, `${key}.${place}`)
    else if (typeof value === 'object' && value !== null)
      for (const [name, below] of Object.entries(value)) walk(below, key === '' ? name : `${key}.${name}`)
  }
  walk(JSON.parse(readFileSync(`locales/${locale}/${namespace}.json`, 'utf8')), '')
  return found
}

const isPlural = (key: string, texts: ReadonlyMap<string, string>) =>
  SUFFIX.test(key) && texts.has(key.replace(SUFFIX, '_other'))
const keyOf = (key: string, texts: ReadonlyMap<string, string>) =>
  isPlural(key, texts) ? key.replace(SUFFIX, '') : key
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort()

describe.each(Object.keys(site.locales))('%s', (locale) => {
  it.each(namespaces)('has the keys of English in %s.json', (namespace) => {
    const [english, own] = [textsOf('en', namespace), textsOf(locale, namespace)]
    const keys = (texts: ReadonlyMap<string, string>) =>
      [...new Set([...texts.keys()].map((key) => keyOf(key, texts)))].sort()
    expect(keys(own)).toEqual(keys(english))
  })

  it.each(namespaces)('has every plural form of its language in %s.json', (namespace) => {
    const texts = textsOf(locale, namespace)
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const plurals = new Set(
      [...texts.keys()].filter((key) => isPlural(key, texts)).map((key) => key.replace(SUFFIX, '')),
    )
    const missing = [...plurals].flatMap((key) =>
      forms.filter((form) => !texts.has(`${key}_${form}`)).map((form) => `${key}_${form}`),
    )
    expect(missing).toEqual([])
  })

  it.each(namespaces)('fills in what English fills in, in %s.json', (namespace) => {
    const [english, own] = [textsOf('en', namespace), textsOf(locale, namespace)]
    const wrong = [...own].filter(([key, text]) => {
      const source = english.get(key) ?? english.get(key.replace(SUFFIX, '_other')) ?? ''
      const [wanted, found] = [placeholders(source), placeholders(text)]
      // A form that means exactly one or two may say it in a word.
      return isPlural(key, own) ? found.some((name) => !wanted.includes(name)) : String(wanted) !== String(found)
    })
    expect(wrong.map(([key, text]) => `${key}: ${text}`)).toEqual([])
  })

  it('has no empty text', () => {
    for (const namespace of namespaces)
      expect([...textsOf(locale, namespace)].filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

it('has a name for every subject and measure of the facts', () => {
  const facts: Record<string, Record<string, unknown>> = parse(readFileSync('content/facts.yaml', 'utf8'))
  for (const locale of Object.keys(site.locales)) {
    const texts = textsOf(locale, 'facts')
    for (const [subject, measures] of Object.entries(facts)) {
      expect(texts.has(`subject.${subject}`), `locales/${locale}/facts.json lacks subject.${subject}`).toBe(true)
      for (const measure of Object.keys(measures))
        expect(texts.has(`measure.${measure}`), `locales/${locale}/facts.json lacks measure.${measure}`).toBe(true)
    }
  }
})

it('has no text that nothing uses', () => {
  const source = globSync('src/**/*.{ts,tsx,astro}')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  // Keys put together from parts: `name.${metric}` uses every key that begins with "name.".
  const prefixes = [...source.matchAll(/`([\w.-]*[._])\$\{/g)].map(([, prefix = '']) => prefix)
  const suffixes = [...source.matchAll(/\}(\.[\w.]+)`/g)].map(([, suffix = '']) => suffix)
  const unused = namespaces
    .filter((namespace) => namespace !== 'facts' && namespace !== 'topics')
    .flatMap((namespace) => {
      const texts = textsOf('en', namespace)
      return [...new Set([...texts.keys()].map((key) => keyOf(key, texts)))]
        .filter((key) => {
          const named = new RegExp(`['"\`]${key.replace(/\.\d+$/, '').replaceAll('.', '\\.')}['"\`]`)
          const last =
            key
              .replace(/\.\d+$/, '')
              .split('.')
              .at(-1) ?? ''
          return (
            !named.test(source) &&
            !prefixes.some((prefix) => key.startsWith(prefix)) &&
            !suffixes.some((suffix) => key.endsWith(suffix)) &&
            !(/\.\d+$/.test(key) && source.includes(`'${last}'`))
          )
        })
        .map((key) => `${namespace}: ${key}`)
    })
  expect(unused).toEqual([])
})
