import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { declareInEditor } from '../../../src/browser/edit/declare.ts'
import { type GuideFields, readGuideFile } from '../../../src/browser/edit/guide-file.ts'
import { editorSetup } from '../../../src/site/edit/setup.ts'
import { site } from '../../../src/site.config.ts'

/** A change is declared in the editor as `npx guidepost changed` declares it. */

const ROOT = resolve(import.meta.dirname, '../../..')
const setup = editorSetup(ROOT, site, 0)
const NOW = Date.UTC(2026, 11, 24)
const read = (locale: string) =>
  readGuideFile(readFileSync(join(ROOT, `content/${locale}/fiat-funding/deposit-by-bank-transfer.mdx`), 'utf8'), setup)
const english = read('en')
const translations = { de: read('de'), ar: read('ar') }

function save(
  declared: unknown,
  body = `${english['body']} More.`,
  others: Record<string, GuideFields> = translations,
) {
  return declareInEditor({ english: { ...english, body, declared }, translations: others }, setup, NOW)
}
/** The names of the fields that saving gave another value. */
const changedIn = (before: GuideFields, after: GuideFields) =>
  Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]))

describe('a change that is', () => {
  it('minor is carried over into every translation', () => {
    const saved = save({ significance: 'minor' })
    expect(changedIn(english, saved.english).sort()).toEqual(['body', 'sections'])
    for (const locale of ['de', 'ar'] as const)
      expect(changedIn(translations[locale], saved.translations[locale] ?? {})).toEqual(['madeFrom'])
  })

  it.each(['medium', 'major'])('%s is written down, and translations are left behind', (significance) => {
    const saved = save({ significance, what: 'A new limit.' })
    expect(changedIn(english, saved.english).sort()).toEqual(['body', 'changes', 'sections', 'updated'])
    expect(saved.english).toMatchObject({
      updated: '2026-12-24',
      changes: [{ on: '2026-12-24', significance, what: 'A new limit.' }],
    })
    expect(saved.translations).toEqual(translations)
  })

  it('not declared is left to the checks', () => {
    for (const declared of [undefined, null, {}, { significance: 'tiny' }]) {
      const saved = save(declared)
      expect(changedIn(english, saved.english)).toEqual(['body'])
      expect(saved.translations).toEqual(translations)
    }
  })

  it('none is not declared, whatever was chosen', () => {
    const saved = save({ significance: 'major', what: 'Nothing.' }, String(english['body']))
    expect(changedIn(english, saved.english)).toEqual([])
  })

  it('more than wording is not minor: a section is new, and the checks tell', () => {
    const saved = save({ significance: 'minor' }, `${english['body']}\n\n## New\n\nText.`)
    expect(changedIn(english, saved.english)).toEqual(['body'])
  })

  it('in a guide that is not whole yet is not declared', () => {
    const saved = declareInEditor(
      { english: { title: 'New', declared: { significance: 'minor' } }, translations: {} },
      setup,
      NOW,
    )
    expect(saved).toEqual({ english: { title: 'New' }, translations: {} })
  })
})

it('what was said is no field of the guide', () => {
  expect(save({ significance: 'minor' }).english).not.toHaveProperty('declared')
})
