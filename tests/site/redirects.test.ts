import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { staticRedirects } from '../../src/site/redirects.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-redirects-'))
mkdirSync(join(root, 'content'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each<[string, string | null, Record<string, string>]>([
  ['no file', null, {}],
  ['comments only', '# none\n', {}],
  [
    'paths, decoded; beginnings are the server’s',
    '/a/b%20c/: /en/x/y/\n/d*: /en/\n/e[f]: /en/\n',
    { '/a/b c': '/en/x/y/' },
  ],
  ['a wrong one: the check of the content tells it', '/a: elsewhere\n', {}],
  ['no YAML', '"', {}],
])('the build answers %s', (_, text, expected) => {
  if (text !== null) writeFileSync(join(root, 'content', 'redirects.yaml'), text)
  expect(staticRedirects(root)).toEqual(expected)
})
