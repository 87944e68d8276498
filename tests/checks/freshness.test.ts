import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { check } from '../../src/checks/check.ts'
import { NO_MEMORY } from '../../src/checks/memory.ts'
import { readContent } from '../../src/checks/read-content.ts'
import { declaredChanges } from '../../src/checks/rules/declared-changes.ts'
import { madeFrom } from '../../src/checks/rules/made-from.ts'
import { setMatter } from '../../src/core/edit-matter.ts'
import { site } from '../../src/site.config.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-freshness-'))
const GUIDE = 'fees-limits/deposit-withdrawal-fees'
const ENGLISH = `content/en/${GUIDE}.mdx`
const ARABIC = `content/ar/${GUIDE}.mdx`

const printed = async () => {
  const content = readContent(root, { url: site.url, locales: ['en', 'ar'], now: 0, memory: NO_MEMORY })
  return (await check(content, [declaredChanges, madeFrom])).map(({ file, line, text }) => `${file}:${line} ${text}`)
}
const edit = (file: string, change: (text: string) => string) => {
  const before = readFileSync(join(root, file), 'utf8')
  expect(change(before)).not.toBe(before)
  writeFileSync(join(root, file), change(before))
}

beforeEach(() => {
  rmSync(join(root, 'content'), { recursive: true, force: true })
  for (const part of ['en', 'ar', ...globSync('*.yaml', { cwd: 'content' })])
    cpSync(join('content', part), join(root, 'content', part), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('every guide of the sample has its changes declared, and every translation says what it was made from', async () =>
  expect(await printed()).toEqual([]))

describe('English that changed', () => {
  test('is told with the section, its line, and the command', async () => {
    edit(ENGLISH, (text) => text.replace('Money cannot be withdrawn', 'Money can not be withdrawn'))
    const line = readFileSync(join(root, ENGLISH), 'utf8').split('\n').indexOf('## Cards') + 1
    expect(await printed()).toEqual([
      `${ENGLISH}:${line} The guide changed in "Cards" since a change was last declared. Say how much it matters: npx guidepost changed ${GUIDE} minor when only the wording did, else medium or major with --what "…".`,
    ])
  })
  test('is told with its head, and with sections that are gone', async () => {
    edit(ENGLISH, (text) => text.replace(/^scope: /m, 'scope: Now ').replace(/^## Cards\n[\s\S]*?(?=^## )/m, ''))
    expect(await printed()).toEqual([
      expect.stringMatching(
        /deposit-withdrawal-fees\.mdx:1 The guide changed in the head \(title, scope, answer, glance\) and a section that is gone since/,
      ),
    ])
  })
  test('in white space, order, phrases or facts did not change', async () => {
    edit(ENGLISH, (text) =>
      text
        .replace(/^(## Cards\n[\s\S]*?)(?=^## )([\s\S]*)$/m, '$2\n\n\n$1')
        .replace(/^ {2}- price list$/m, '  - list of prices')
        .replaceAll('\n', '\r\n'),
    )
    edit('content/facts.yaml', (text) => text.replace(/amount: \d+/g, 'amount: 77'))
    expect(await printed()).toEqual([])
  })
  test('is told where it does not say what it is, though translations were made from it', async () => {
    edit(ENGLISH, (text) => setMatter(text, { sections: null }))
    expect(await printed()).toEqual([
      `${ENGLISH}:1 Translations say what they were made from, and this guide does not say what it is. Run npx guidepost changed ${GUIDE} minor.`,
    ])
    edit(ARABIC, (text) => setMatter(text, { madeFrom: null }))
    expect(await printed()).toEqual([])
  })
})

describe('a translation', () => {
  const mend = `See what is missing or too much with npx guidepost translate ${GUIDE} --to ar; when it says what English says now, run it with --done.`
  test('that says of fewer sections what they were made from than it has is told', async () => {
    edit(ARABIC, (text) => text.replace(/, "[0-9a-f]{8}"\]$/m, ']'))
    expect(await printed()).toEqual([
      expect.stringMatching(
        /ar\/.*:33 "madeFrom" tells of 9 sections, and this translation has 10, its head with them\./,
      ),
    ])
    expect((await printed())[0]).toContain(mend)
  })
  test('that says nothing is told, unless it came from elsewhere and nobody has gone through it', async () => {
    edit(ARABIC, (text) => setMatter(text, { madeFrom: null }))
    expect(await printed()).toEqual([`${ARABIC}:2 Nothing tells which English this translation was made from. ${mend}`])
    edit(ARABIC, (text) => setMatter(text, { imported: 'zendesk 12' }))
    expect(await printed()).toEqual([])
  })
})
