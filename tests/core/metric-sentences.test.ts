import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { METRICS, type Metric } from '../../src/core/metrics.ts'
import { SESSION_OUTCOMES, UNANSWERED_KINDS } from '../../src/core/outcomes.ts'
import { lookUp, type Texts } from '../../src/core/text.ts'
import { site } from '../../src/site.config.ts'

const metrics = Object.keys(METRICS) as Metric[]
const textsOf = (locale: string, namespace: string): Texts =>
  JSON.parse(readFileSync(new URL(`../../locales/${locale}/${namespace}.json`, import.meta.url), 'utf8'))
const keysOf = (texts: Texts, within = ''): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'object' && !Array.isArray(text) ? keysOf(text, `${within}${key}.`) : [`${within}${key}`],
  )
const stem = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '')
const values = (text: string | null) =>
  [...new Set(text?.match(/\{\{\w+\}\}/g))].filter((value) => value !== '{{count}}').sort()

describe('the sentence of every metric', () => {
  it.each(metrics)('of %s is the same in English texts as in its definition', (metric) => {
    expect(lookUp(textsOf('en', 'insights'), `metric.${metric}`)).toBe(METRICS[metric].sentence)
  })
})

describe.each(Object.keys(site.locales))('the texts of the staff screens in %s', (locale) => {
  const texts = textsOf(locale, 'insights')

  it('name and explain every metric, ending and kind', () => {
    const wanted = [
      ...metrics.flatMap((metric) => [`name.${metric}`, `metric.${metric}`]),
      ...SESSION_OUTCOMES.flatMap(({ outcome }) => [`outcome.${outcome}.name`, `outcome.${outcome}.means`]),
      ...UNANSWERED_KINDS.flatMap((kind) => [`kind.${kind}.name`, `kind.${kind}.means`]),
    ]
    expect(wanted.filter((key) => lookUp(texts, key) === null)).toEqual([])
  })

  it.each(['insights', 'staff'])('have what English has in %s, neither more nor less', (namespace) => {
    const stems = (of: string) => [...new Set(keysOf(textsOf(of, namespace)).map(stem))].sort()
    expect(stems(locale)).toEqual(stems('en'))
  })

  it('have every plural form of the language where a text counts', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const counting = [
      ...new Set(
        keysOf(texts)
          .filter((key) => key !== stem(key) && !key.startsWith('metric.'))
          .map(stem),
      ),
    ]
    expect(
      counting.flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => lookUp(texts, key) === null),
    ).toEqual([])
  })

  it('fill in the same values as English', () => {
    const english = textsOf('en', 'insights')
    const differing = keysOf(english).filter(
      // A language without a form of its own for one says it as it says any number.
      (key) =>
        `${values(lookUp(english, key))}` !==
        `${values(lookUp(texts, key) ?? lookUp(texts, key.replace(/_one$/, '_other')))}`,
    )
    expect(differing).toEqual([])
  })
})
