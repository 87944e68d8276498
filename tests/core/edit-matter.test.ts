import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { setMatter } from '../../src/core/edit-matter.ts'

const BEFORE = `---
# Ours.
title: "Reset  two-factor"   # as the app says
glance:
  time: 1 day

phrases:
  - lost my phone

  - new phone
updated: 2026-11-09
---

# draft: true
---
text
`

describe('a field of the front matter', () => {
  it.each<[string, Parameters<typeof setMatter>[1], (text: string) => string]>([
    ['is set where it stands', { updated: '2026-12-01' }, (text) => text.replace('2026-11-09', '2026-12-01')],
    ['is added at the end', { draft: true }, (text) => text.replace('11-09\n---', '11-09\ndraft: true\n---')],
    [
      'takes its own lines with it',
      { phrases: ['old phone'] },
      (text) => text.replace(/ {2}- lost[\s\S]*new phone/, '  - old phone'),
    ],
    ['goes when it is to be nothing', { phrases: null }, (text) => text.replace(/phrases:[\s\S]*new phone\n/, '')],
    ['stays away when it is to be nothing and was not there', { changes: null }, (text) => text],
    [
      'is a line of quoted digits when it holds fingerprints',
      { sections: ['12345678', '1e234567', 'abcdef01'] },
      (text) => text.replace('11-09\n---', '11-09\nsections: ["12345678", "1e234567", "abcdef01"]\n---'),
    ],
    [
      'may be set with others',
      { title: 'Reset', draft: false },
      (text) =>
        text
          .replace('"Reset  two-factor"   # as the app says', 'Reset')
          .replace('11-09\n---', '11-09\ndraft: false\n---'),
    ],
  ])('%s', (_, fields, expected) => {
    expect(expected(BEFORE) === BEFORE).toBe(fields['changes'] === null)
    expect(setMatter(BEFORE, fields)).toBe(expected(BEFORE))
    const windows = BEFORE.replaceAll('\n', '\r\n')
    expect(setMatter(windows, fields)).toBe(expected(BEFORE).replaceAll('\n', '\r\n'))
  })

  it('is read as it was written, whatever it holds', () => {
    const changes = [
      { on: '2026-12-01', what: 'A fee: "5 %" # more — {{sepa.fee}}', replaced: [{ was: '00000010', now: null }] },
    ]
    const matter = /^---\n([\s\S]*?)\n---/.exec(setMatter(BEFORE, { changes }))?.[1] ?? ''
    expect(parse(matter).changes).toEqual(changes)
  })

  it('of every guide of the sample may be set to what it is, and its text stays', () => {
    for (const file of globSync('content/{en,ar}/*/*.mdx')) {
      const source = readFileSync(file, 'utf8')
      const matter: unknown = parse(/^---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? '')
      expect(setMatter(setMatter(source, { draft: true }), { draft: null }), file).toBe(source)
      expect(matter).toHaveProperty('title')
    }
  })

  it('of a file without front matter is refused, with what to do', () =>
    expect(() => setMatter('# Title\n', { draft: true })).toThrow(/no front matter\. Begin it with/))
  it('of front matter that is no YAML is refused', () =>
    expect(() => setMatter('---\ntitle: "A\n---\n', { draft: true })).toThrow(/not valid YAML/))
})
