import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { check } from '../../src/checks/check.ts'
import { NO_MEMORY } from '../../src/checks/memory.ts'
import { readContent } from '../../src/checks/read-content.ts'
import { declaredChanges } from '../../src/checks/rules/declared-changes.ts'
import { madeFrom } from '../../src/checks/rules/made-from.ts'
import { command } from '../../src/cli/changed.ts'
import { readGuideVersions } from '../../src/cli/guide-versions.ts'
import { setMatter } from '../../src/core/edit-matter.ts'
import { SOURCE, stateOfGuide } from '../../src/core/guide-state.ts'
import { topicsFile } from '../../src/core/topics.ts'
import { site } from '../../src/site.config.ts'
import { aContext, run } from './running.ts'

/** A typo and a fee change, over all languages: the same guide that clients read, in a copy. */

const GUIDE = 'fees-limits/deposit-withdrawal-fees'
const WHAT = 'A deposit by card can no longer be refunded.'
const NOW = Date.UTC(2026, 11, 1)
const locales = Object.keys(site.locales)
const translated = locales.filter((locale) => locale !== SOURCE)
const topics = topicsFile.parse(parse(readFileSync('content/topics.yaml', 'utf8')))

const root = mkdtempSync(join(tmpdir(), 'guidepost-changed-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(join(root, 'content'), { recursive: true, force: true })
  for (const file of [...globSync(`content/*/${GUIDE}.mdx`), ...globSync('content/*.yaml')])
    cpSync(file, join(root, file))
})

const changed = (...args: string[]) => run(command, [GUIDE, ...args], aContext({ root, now: () => NOW }))
const fileOf = (locale: string) => join(root, `content/${locale}/${GUIDE}.mdx`)
const read = (locale: string) => readFileSync(fileOf(locale), 'utf8')
function edit(change: (text: string) => string, locale = SOURCE) {
  const before = read(locale)
  expect(change(before)).not.toBe(before)
  writeFileSync(fileOf(locale), change(before))
}
const typo = () =>
  edit((text) => text.replace('Money cannot be withdrawn to a card.', 'Money can not be withdrawn to a card.'))
const feeChange = () => edit((text) => text.replace('## Cards\n', '## Cards\n\nA deposit by card is not refunded.\n'))
const everything = () => Object.fromEntries(locales.map((locale) => [locale, read(locale)]))

/** What is stale in each translation, by locale. */
function staleness() {
  const versions = [...readGuideVersions(root, GUIDE, locales).values()]
  const state = stateOfGuide(versions, { guide: GUIDE, locales, topics, now: NOW })
  return translated.map((locale) => state.locales[locale]?.stale.map(({ own, significance }) => [own, significance]))
}
const inAll = <T>(value: T) => translated.map(() => value)
const problems = async () => {
  const content = readContent(root, { url: site.url, locales, now: NOW, memory: NO_MEMORY })
  return (await check(content, [declaredChanges, madeFrom])).map(({ text }) => text)
}

it('is tried in sixteen languages', () => expect(translated).toHaveLength(15))

describe('a typo', () => {
  it('is minor: in fifteen languages nothing becomes stale, and nothing else of a file changes', async () => {
    typo()
    expect(staleness()).toEqual(inAll([[4, 'medium']]))
    expect(await problems()).toHaveLength(1)
    const before = everything()
    const { code, lines, json } = await changed('minor')
    expect([code, lines]).toEqual([
      0,
      [`${GUIDE} changed in "Cards".`, `Carried over in: ${translated.join(', ')}. Nothing becomes stale.`],
    ])
    expect(json).toMatchObject({ significance: 'minor', stale: [], carriedOver: translated })
    expect(staleness()).toEqual(inAll([]))
    expect(await problems()).toEqual([])
    const without = (text = '') => text.replace(/^(?:sections|madeFrom): .*\n/m, '')
    for (const locale of locales) {
      expect(read(locale)).not.toBe(before[locale])
      expect(without(read(locale))).toBe(without(before[locale]))
    }
  })
})

describe('a change of a fee', () => {
  it('is major: stale in fifteen languages, and written down for readers; translations stay as they are', async () => {
    feeChange()
    const before = everything()
    const { code, lines, json } = await changed('major', '--what', WHAT)
    expect(code).toBe(0)
    expect(lines).toEqual([
      `${GUIDE} changed in "Cards".`,
      `Stale now, with a warning to readers: ${translated.join(', ')}.`,
      `Then, language by language: npx guidepost translate ${GUIDE} --to ${translated[0]} --update`,
      'It concerns fees: two people read what it says now, and "reviewers" and "reviewed" say so.',
    ])
    expect(json).toMatchObject({ stale: translated, carriedOver: [], files: [`content/en/${GUIDE}.mdx`] })
    expect(staleness()).toEqual(inAll([[4, 'major']]))
    expect(await problems()).toEqual([])
    for (const locale of translated) expect(read(locale)).toBe(before[locale])
    const { data } = readGuideVersions(root, GUIDE, locales).get(SOURCE) ?? {}
    expect(data?.updated).toEqual(new Date(NOW))
    expect(data?.changes[0]).toMatchObject({ on: new Date(NOW), significance: 'major', what: WHAT })
  })
  it('is followed by a typo in the same section, and stays what it was', async () => {
    feeChange()
    await changed('major', '--what', WHAT)
    typo()
    await changed('minor')
    expect(staleness()).toEqual(inAll([[4, 'major']]))
    expect(await problems()).toEqual([])
  })
  it('is major in a section that is stale already: it names the languages whose readers are warned now', async () => {
    feeChange()
    await changed('medium', '--what', 'Cards are told in another way.')
    edit((text) => text.replace('A deposit by card is not refunded.', 'A deposit by card is never refunded.'))
    const { lines, json } = await changed('major', '--what', WHAT)
    expect(lines[1]).toBe(`Stale now, with a warning to readers: ${translated.join(', ')}.`)
    expect(json).toMatchObject({ stale: translated })
    expect(staleness()).toEqual(inAll([[4, 'major']]))
  })
  it('is taken back before it was translated: no language is behind', async () => {
    feeChange()
    await changed('medium', '--what', WHAT)
    edit((text) => text.replace('A deposit by card is not refunded.\n\n', ''))
    const { json } = await changed('medium', '--what', 'A deposit by card is refunded again.')
    expect(json).toMatchObject({ stale: [] })
    expect(staleness()).toEqual(inAll([]))
  })
  it('is tried without writing anything', async () => {
    feeChange()
    const before = everything()
    const { code, json } = await changed('major', '--what', WHAT, '--dry-run')
    expect([code, json]).toMatchObject([0, { stale: translated }])
    expect(everything()).toEqual(before)
  })
})

describe('no change', () => {
  it.each<[string, (text: string) => string]>([
    ['another order', (text) => text.replace(/^(## Cards\n[\s\S]*?)(^## Crypto\n[\s\S]*?)(?=^## )/m, '$2$1')],
    [
      'white space',
      (text) =>
        text
          .replace(/\n\n## /g, '\n\n\n## ')
          .replace(/ \n/g, '\n')
          .replaceAll('. ', '.  '),
    ],
    ['a phrase', (text) => text.replace('  - price list', '  - list of prices')],
  ])('is %s: nothing is stale, nothing to declare', async (_, change) => {
    edit(change)
    const before = everything()
    expect(staleness()).toEqual(inAll([]))
    expect(await problems()).toEqual([])
    const { code, lines, json } = await changed('major', '--what', WHAT)
    expect([code, json]).toMatchObject([0, { sections: [], files: [] }])
    expect(lines[0]).toBe(`Nothing changed in "${GUIDE}" since a change was last declared.`)
    expect(everything()).toEqual(before)
  })
  it('is a fact that has another figure', async () => {
    const file = join(root, 'content/facts.yaml')
    const facts = readFileSync(file, 'utf8')
    writeFileSync(file, facts.replace(/percent: [\d.]+/g, 'percent: 9'))
    expect(readFileSync(file, 'utf8')).not.toBe(facts)
    expect(staleness()).toEqual(inAll([]))
    expect(await problems()).toEqual([])
  })
})

describe('a guide that nobody declared a change of', () => {
  it('is written down as it is', async () => {
    edit((text) => setMatter(text, { sections: null }))
    const { code, lines } = await changed('minor')
    expect([code, lines]).toEqual([
      0,
      [`${GUIDE}: what it says now is written down for the first time, so that changes are known from here on.`],
    ])
    expect(await problems()).toEqual([])
  })
})

describe('what was asked wrongly', () => {
  const refused = [
    [['minor', '--what', WHAT], 'A minor change is told to nobody. Leave out --what, or say medium.'],
    [
      ['medium'],
      'What changed must be told when the change is medium. Add --what "…", one sentence for readers and translators.',
    ],
    [
      ['huge'],
      '"huge" does not say how much the change matters. Say minor (wording: translations stay valid), medium (they are stale) or major (readers are warned too).',
    ],
    [
      [],
      'Nothing says how much the change matters. Say minor (wording: translations stay valid), medium (they are stale) or major (readers are warned too).',
    ],
    [['major', '--what', 'x'.repeat(241)], '--what has 241 characters. Say it in one sentence of at most 240.'],
  ] as const
  it.each(refused)('%j is refused, and nothing is written', async (args, message) => {
    feeChange()
    const before = everything()
    expect(await changed(...args)).toMatchObject({ code: 2, lines: [message] })
    expect(everything()).toEqual(before)
  })
  it('is not a slug alone, where one topic has it', async () => {
    const context = aContext({ root, now: () => NOW })
    expect(await run(command, [GUIDE.split('/')[1] ?? '', 'minor'], context)).toMatchObject({ json: { guide: GUIDE } })
  })
  it('is a guide that does not exist: which was meant is told', async () => {
    const context = aContext({ root, now: () => NOW })
    const { code, lines } = await run(command, [GUIDE.replace('fees', 'fee'), 'minor'], context)
    expect([code, lines]).toEqual([
      2,
      [`There is no guide "${GUIDE.replace('fees', 'fee')}". Did you mean "${GUIDE}"?`],
    ])
  })
  it('is a new section that is called minor', async () => {
    edit((text) => `${text}\n## Taxes\n\nNone.\n`)
    expect(await changed('minor')).toMatchObject({
      code: 2,
      lines: [
        `Sections of "${GUIDE}" are new or gone ("Taxes", which is new), which no translation can have already. Say medium or major, with --what "…".`,
      ],
    })
  })
})
