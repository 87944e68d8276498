import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { redirectsOf, staticRedirects } from '../../src/site/redirects.ts'
import { site } from '../../src/site.config.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-redirects-'))
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
mkdirSync(join(root, 'content'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const now = Date.parse('2026-12-01')

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
  if (text !== null) write('content/redirects.yaml', text)
  expect(staticRedirects(redirectsOf(root, now))).toEqual(expected)
})

test('a guide that is retired in English leads on in every language, from that moment', () => {
  write('content/redirects.yaml', '/en/trading/staking/: /en/trading/earn/\n')
  write('content/en/trading/staking.mdx', '---\ntitle: x\nretire: 2026-12-01T00:00Z\n---\n')
  write('content/es/trading/staking.mdx', '---\ntitle: y\n---\n')
  expect(redirectsOf(root, now - 1)).toEqual({})
  const leads = redirectsOf(root, now)
  expect(Object.keys(leads).length).toBe(Object.keys(site.locales).length)
  expect([leads['/en/trading/staking/'], leads['/ar/trading/staking/']]).toEqual(['/en/trading/earn/', '/ar/trading/'])
})
