import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readGuideFile, writeGuideFile } from '../../../src/browser/edit/guide-file.ts'
import { parseGuidePath } from '../../../src/core/guide-path.ts'
import { editorSetup } from '../../../src/site/edit/setup.ts'
import { site } from '../../../src/site.config.ts'

/** What the editor saves is the file as it was, with what the writer changed. */

const ROOT = resolve(import.meta.dirname, '../../..')
const setup = editorSetup(ROOT, site, 0)
const files = globSync('*/*/*.mdx', { cwd: join(ROOT, 'content') }).filter((file) => parseGuidePath(file) !== null)
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, 'content', file), 'utf8')]))

const FILE = `---
title: Close the account   # as the app says
scope: "One line."
phrases:
  - close it
sections: ["0a1b2c3d", "12345678"]
changes:
  - { on: 2026-11-01, significance: major, what: "A new limit.", replaced: [{ was: null, now: "0a1b2c3d" }] }
imported: zendesk:4711
---

Open **Wallet**.
`

describe('a guide that nobody changed', () => {
  it('is written as it was, in every language', () => {
    expect(sources.size).toBeGreaterThan(400)
    // The editor hands a file over without white space around it.
    for (const [file, source] of sources)
      expect(writeGuideFile(readGuideFile(source.trim(), setup), setup), file).toBe(source)
  })

  it('is written as it was, with its comments and what commands wrote', () => {
    expect(writeGuideFile(readGuideFile(FILE, setup), setup)).toBe(FILE)
  })
})

describe('what a writer changed', () => {
  const fields = readGuideFile(FILE, setup)

  it('is changed there and nowhere else', () => {
    const written = writeGuideFile({ ...fields, scope: 'Another line.' }, setup)
    expect(written).toBe(FILE.replace('scope: "One line."', 'scope: Another line.'))
  })

  it('is changed in every English guide on one line', () => {
    for (const [file, source] of sources) {
      if (!file.startsWith('en/')) continue
      const before = readGuideFile(source.trim(), setup)
      const after = writeGuideFile({ ...before, reviewed: '2026-12-24' }, setup).split('\n')
      const lines = source.split('\n')
      expect(after.length, file).toBe(lines.length)
      expect(
        after.filter((line, place) => line !== lines[place]),
        file,
      ).toEqual(['reviewed: 2026-12-24'])
    }
  })

  it('names a field only when it says something', () => {
    const filled = { ...fields, draft: false, tags: [], publish: '', retire: null, reviewers: [] }
    expect(writeGuideFile(filled, setup)).toBe(FILE)
    expect(writeGuideFile({ ...fields, draft: true, publish: '2026-12-01' }, setup)).toContain(
      'publish: 2026-12-01\ndraft: true\n---\n',
    )
  })

  it('is taken out when it is emptied', () => {
    expect(writeGuideFile({ ...fields, imported: '' }, setup)).toBe(FILE.replace('imported: zendesk:4711\n', ''))
  })

  it('may be the text', () => {
    expect(writeGuideFile({ ...fields, body: 'Open **Wallet** first.' }, setup)).toBe(
      FILE.replace('Open **Wallet**.', 'Open **Wallet** first.'),
    )
  })

  it.each([
    ['en', '**Wallet**'],
    ['ar', '**المحفظة**'],
  ])('names a picked term in %s', (inLocale, name) => {
    const body = 'Open <Term id="wallet-tab" />.'
    expect(writeGuideFile({ ...fields, inLocale, body }, setup)).toContain(`\nOpen ${name}.\n`)
  })
})

it.each(['<Steps>\n\n\n\n</Steps>', '<Note title="A">\n\n</Note>', 'In <Fact />.', '<Tabs>\n\n</Tabs>'])(
  'refuses to write a component that lost what it held: %j',
  (body) => {
    expect(() => writeGuideFile({ ...readGuideFile(FILE, setup), body }, setup)).toThrow('holds nothing. Fill it in')
  },
)

it('begins a new guide with what was filled in', () => {
  const fields = {
    title: 'New: a guide',
    reviewEvery: 90,
    draft: true,
    tags: [],
    publish: '',
    inLocale: 'en',
    body: 'Text.',
  }
  expect(writeGuideFile(fields, setup)).toBe('---\ntitle: "New: a guide"\ndraft: true\n---\n\nText.\n')
})

it('leaves a file without front matter to the checks', () => {
  expect(readGuideFile('Only text.', setup)).toMatchObject({ body: 'Only text.' })
})
