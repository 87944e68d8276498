import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { setUp } from './setup.ts'

describe('the built site', () => {
  test.each([
    ['es-MX, en;q=0.8', '/es/'],
    ['ar', '/ar/'],
    ['fr', '/en/'],
    [undefined, '/en/'],
  ])('leads a reader who prefers %s to %s', async (language, location) => {
    const { app } = await setUp()
    const reply = await app.inject({ url: '/', headers: language === undefined ? {} : { 'accept-language': language } })
    expect([reply.statusCode, reply.headers.location]).toEqual([302, location])
    expect(reply.headers.vary).toContain('accept-language')
  })

  test.each([
    ['/hc/en-us/articles/12-some-title', '/en/general/fees/'],
    ['/hc/en-us/articles/12/', '/en/general/fees/'],
    ['/hc/en-us/articles/12?from=mail', '/en/general/fees/?from=mail'],
    ['/old/caf%C3%A9', '/es/#top'],
  ])('leads from the old address %s to %s for good', async (url, location) => {
    const { app } = await setUp()
    const reply = await app.inject({ url })
    expect([reply.statusCode, reply.headers.location]).toEqual([301, location])
    expect((await app.inject({ url, method: 'HEAD' })).statusCode).toBe(301)
    expect((await app.inject({ url, method: 'POST' })).statusCode).not.toBe(301)
  })

  test('leads from a guide that was retired by a build made while it runs', async () => {
    const { app, folder, clock } = await setUp()
    const url = '/en/trading/staking/'
    expect((await app.inject(url)).statusCode).toBe(404)
    writeFileSync(join(folder, 'dist/redirects.json'), JSON.stringify({ [url]: '/en/trading/' }))
    clock.now += 60_000
    const reply = await app.inject(url)
    expect([reply.statusCode, reply.headers.location]).toEqual([301, '/en/trading/'])
  })

  test('says that plain Markdown is that, in UTF-8', async () => {
    const { app, folder } = await setUp()
    writeFileSync(join(folder, 'dist/en/guide.md'), '# Título')
    const reply = await app.inject('/en/guide.md')
    expect([reply.headers['content-type'], reply.body]).toEqual(['text/markdown; charset=utf-8', '# Título'])
  })

  test('keeps hashed files for a year and asks anew for pages', async () => {
    const { app } = await setUp()
    expect((await app.inject('/assets/page.Ab12.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    )
    const page = await app.inject('/en/')
    expect([page.headers['cache-control'], page.headers['content-type']]).toEqual([
      'no-cache',
      'text/html; charset=utf-8',
    ])
    const again = await app.inject({ url: '/en/', headers: { 'if-none-match': String(page.headers.etag) } })
    expect(again.statusCode).toBe(304)
  })

  test('hands out the compressed copy of the build to who takes it', async () => {
    const { app } = await setUp()
    const reply = await app.inject({ url: '/assets/page.Ab12.js', headers: { 'accept-encoding': 'br, gzip' } })
    expect([reply.headers['content-encoding'], reply.body]).toEqual(['br', 'compressed'])
    expect(reply.headers['content-type']).toContain('javascript')
    const plain = await app.inject('/assets/page.Ab12.js')
    expect([plain.headers['content-encoding'], plain.body.length]).toEqual([undefined, 4000])
  })

  test.each([
    ['/es/nothing/', 'es', '<p>No está</p>'],
    ['/nothing', 'es', '<p>No está</p>'],
    ['/nothing', 'en', '<p>Not here</p>'],
    ['/ar/nothing/', 'ar', '<p>Not here at all</p>'],
  ])('answers %s with its 404 page for %s', async (url, language, body) => {
    const { app } = await setUp()
    const reply = await app.inject({ url, headers: { 'accept-language': language } })
    expect([reply.statusCode, reply.body]).toEqual([404, body])
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
  })

  test('answers an unknown address of the interface in JSON', async () => {
    const { app } = await setUp()
    const reply = await app.inject('/api/nothing?secret=1')
    expect([reply.statusCode, reply.json().error.message]).toEqual([404, 'There is no GET /api/nothing.'])
  })

  test.each([
    '/../data/guidepost.sqlite',
    '/..%2fdata%2fguidepost.sqlite',
    '/%2e%2e/data/guidepost.sqlite',
    '/en/..%5c..%5cdata',
    '/%00',
    '/.fingerprint',
  ])('gives nothing away under %s', async (url) => {
    const { app } = await setUp()
    expect((await app.inject(url)).statusCode).toBeGreaterThanOrEqual(400)
  })

  test('is sent under a strict policy and without a cookie', async () => {
    const { app } = await setUp()
    const { headers } = await app.inject('/en/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).not.toContain('unsafe-inline')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' })
    expect(headers).not.toHaveProperty('set-cookie')
  })
})
