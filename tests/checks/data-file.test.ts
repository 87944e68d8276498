import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readDataFile } from '../../src/checks/data-file.ts'
import { redirectsFile } from '../../src/core/redirects.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-data-'))
mkdirSync(join(root, 'content'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const FILE = 'content/redirects.yaml'
const read = (text: string | null) => {
  rmSync(join(root, FILE), { force: true })
  if (text !== null) writeFileSync(join(root, FILE), text)
  return readDataFile(root, FILE, redirectsFile)
}

test('a data file is read', () => expect(read('/a: /en/b/\n')).toEqual({ '/a': '/en/b/' }))

test.each<[string, string | null, RegExp]>([
  ['is missing', null, /^content\/redirects\.yaml: This file is missing\. Take it back/],
  [
    'has an open bracket',
    '/a: /en/b/\nb: [c\n',
    /^content\/redirects\.yaml:\d This is not valid YAML: .* Close its bracket\./,
  ],
  [
    'is indented with a tab',
    '/a:\n\tb: c\n',
    /^content\/redirects\.yaml:2 This is not valid YAML: .* Indent with spaces, not with a tab\./,
  ],
  [
    'holds what it may not',
    '/a: /en/b/\n/c: elsewhere\n',
    /^content\/redirects\.yaml:2 "\/c" must be a path on this site/,
  ],
  [
    'has a name that it may not have',
    '/old/q?x=1: /en/b/\n',
    /^content\/redirects\.yaml:1 "\/old\/q\?x=1" must be a path such as .*; what follows "\?" or "#" is no part of it\. Write it so, or take it out\.$/,
  ],
])('one that %s is told with its line and its mending', (_, text, message) => {
  expect(() => read(text)).toThrow(message)
})
