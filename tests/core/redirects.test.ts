import { describe, expect, it, test } from 'vitest'
import { addressKey, redirectsAt, redirectsBy, redirectsFile } from '../../src/core/redirects.ts'

describe('redirects', () => {
  const leads = redirectsBy({
    '/hc/en-us/articles/12-fees': '/en/general/fees/',
    '/hc/en-us/articles/1*': '/en/general/one/',
    '/hc/en-us/articles/12-*': '/en/general/twelve/',
    '/old/caf%C3%A9/': '/es/#top',
    '/en/trading/staking/': '/en/trading/earn/#how',
    '/en/trading/orders/': '/en/trading/',
  })

  test.each([
    ['/hc/en-us/articles/12-fees', '/en/general/fees/'],
    ['/hc/en-us/articles/12-fees/', '/en/general/fees/'],
    ['/hc/en-us/articles/12-other', '/en/general/twelve/'],
    ['/hc/en-us/articles/13', '/en/general/one/'],
    ['/old/café', '/es/#top'],
    ['/en/trading/staking.md', '/en/trading/earn.md'],
    ['/en/trading/orders.md', '/en/trading/'],
    ['/en/trading/buy.md', null],
    ['/old/caf%C3%A9', '/es/#top'],
    ['/old/caf%', null],
    ['/', null],
    ['/hc/en-us', null],
  ])('%s leads to %s', (path, to) => expect(leads(path)).toBe(to))

  it('compares addresses decoded, and leaves alone what cannot be', () => {
    expect([addressKey('/a%20b/'), addressKey('/a%zz')]).toEqual(['/a b', '/a%zz'])
  })

  test.each<[string, string, boolean]>([
    ['/a', '/en/b/c/', true],
    ['/a/*', '/en/b/c/#d', true],
    ['a', '/en/b/c/', false],
    ['/', '/en/b/c/', false],
    ['/*', '/en/b/c/', false],
    ['/api/journal', '/en/b/c/', false],
    ['/a?b=c', '/en/b/c/', false],
    ['/a', 'https://elsewhere.example/', false],
    ['/a', '//elsewhere.example/', false],
    ['/a', '/\\elsewhere.example/', false],
    ['/a', '/en/b/c', false],
  ])('"%s: %s" is one: %s', (from, to, isOne) => expect(redirectsFile.safeParse({ [from]: to }).success).toBe(isOne))
})

describe('with guides that come and go', () => {
  const written = { '/en/trading/staking/': '/en/trading/earn/', '/old*': '/en/' }
  const locales = ['en', 'es']

  it('a redirect from a guide waits until it is gone', () => {
    const now = redirectsAt(written, { locales, shown: ['trading/staking'], gone: [] })
    expect(now).toEqual({ '/old*': '/en/' })
  })

  it('one that is gone leads where it is written, else to its topic', () => {
    expect(redirectsAt(written, { locales, shown: [], gone: ['trading/staking'] })).toEqual({
      ...written,
      '/es/trading/staking/': '/es/trading/',
    })
  })

  it('what leads to a guide leads to it while it is there, and then to where it leads, without chains', () => {
    const moved = { '/en/a/one/': '/en/a/two/', '/old': '/en/a/one/#how', '/en/a/two/': '/en/b/three/' }
    const there = redirectsAt(moved, { locales: ['en'], shown: ['a/two'], gone: [] })
    expect(there).toEqual({ '/en/a/one/': '/en/a/two/', '/old': '/en/a/two/' })
    const gone = redirectsAt(moved, { locales: ['en'], shown: [], gone: ['a/two'] })
    expect(new Set(Object.values(gone))).toEqual(new Set(['/en/b/three/']))
  })

  it('what leads to one that is gone without a word leads to its topic, and a circle comes to an end', () => {
    const circle = { '/old': '/en/a/two/', '/x': '/en/y/', '/en/y': '/x/' }
    expect(redirectsAt(circle, { locales: ['en'], shown: [], gone: ['a/two'] })).toMatchObject({ '/old': '/en/a/' })
  })
})
