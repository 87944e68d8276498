import { describe, expect, test } from 'vitest'
import { createTranslate, layTexts } from '../../src/core/text.ts'

describe('texts in scripts', () => {
  const t = createTranslate(
    { title: 'Hello {{name}}', group: { found_one: '{{count}} result', found_other: '{{count}} results' } },
    'en',
  )

  test('a value is filled in, and an unknown one is left standing', () => {
    expect(t('title', { name: 'Ana' })).toBe('Hello Ana')
    expect(t('title')).toBe('Hello {{name}}')
  })

  test.each([
    [1, '1 result'],
    [0, '0 results'],
    [1234, '1,234 results'],
  ])('%i picks its plural form and is written as the locale writes numbers', (count, text) => {
    expect(t('group.found', { count })).toBe(text)
  })

  test.each([
    [0, 'zero'],
    [1, 'one'],
    [2, 'two'],
    [3, 'few'],
    [11, 'many'],
    [100, 'other'],
  ])('Arabic has six forms: %i is "%s"', (count, form) => {
    const forms = ['zero', 'one', 'two', 'few', 'many', 'other']
    const arabic = createTranslate(Object.fromEntries(forms.map((name) => [`n_${name}`, name])), 'ar')
    expect(arabic('n', { count })).toBe(form)
  })

  test('an unknown key is shown as it is', () => {
    expect(t('group.missing')).toBe('group.missing')
  })

  test('texts of a locale lie over those of its fall-backs, key by key', () => {
    const merged = layTexts([{ a: { x: 'de' } }, { a: { x: 'en', y: 'en' }, b: 'en' }])
    expect(merged).toEqual({ a: { x: 'de', y: 'en' }, b: 'en' })
  })
})
