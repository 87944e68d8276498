import { appendFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPicture } from '../cli/articles/checkout.ts'
import { type ScratchSite, scratchSite } from './scratch-site.ts'

/** A scratch copy with a guide missing in Arabic, a draft, and a new locale without a single text: it builds, and says so. */

const GUIDE = 'account-access/reset-2fa'
let scratch: ScratchSite
let copy = ''
const page = (path: string) => scratch.page(path)

beforeAll(() => {
  scratch = scratchSite(
    "    en: { name: 'English', fallback: [] },\n    es: { name: 'Español', fallback: ['en'] },\n    de: { name: 'Deutsch', fallback: ['es'] },\n    ar: { name: 'العربية', fallback: ['en'] },",
  )
  copy = scratch.folder
  rmSync(join(copy, `content/ar/${GUIDE}.mdx`))
  const draft = join(copy, 'content/es/fees-limits/deposit-withdrawal-fees.mdx')
  writeFileSync(draft, readFileSync(draft, 'utf8').replace(/^---\n/, '---\ndraft: true\n'))
  // What an import leaves: an old address, an old place to link to, and a picture.
  writeFileSync(
    join(copy, 'content/redirects.yaml'),
    `/hc/en-us/articles/12-reset: /en/${GUIDE}/\n/hc/en-us/articles/12-*: /en/${GUIDE}/\n`,
  )
  mkdirSync(join(copy, `content/pictures/${GUIDE}`), { recursive: true })
  writeFileSync(join(copy, `content/pictures/${GUIDE}/code.png`), aPicture())
  appendFileSync(
    join(copy, `content/en/${GUIDE}.mdx`),
    `\n<Anchor id="h_01" />\n\n![The code](../../pictures/${GUIDE}/code.png)\n`,
  )
  scratch.guidepost('changed', GUIDE, 'medium', '--what', 'It shows the code.')
  // German without a text or a guide of its own, and no report at all.
  for (const part of ['content/de', 'locales/de', 'content/reports'])
    rmSync(join(copy, part), { recursive: true, force: true })
  scratch.build()
}, 120_000)
afterAll(() => scratch.remove())

describe('a guide that is missing in a locale', () => {
  it('is read there in the next language of the chain, and says so', () => {
    const arabic = page(`ar/${GUIDE}`)
    expect(arabic).toContain('<html lang="ar" dir="rtl"')
    expect(arabic).toContain('English')
    expect(arabic).toMatch(/lang="en" dir="ltr"/)
    expect(arabic).toContain('Reset two-factor authentication')
  })

  it('is not told to search engines as a page of its own', () => {
    const arabic = page(`ar/${GUIDE}`)
    expect(arabic).toContain(`rel="canonical" href="https://support.harborline.example/en/${GUIDE}/"`)
    expect(arabic).not.toContain('hreflang="x-default"')
    expect(readFileSync(join(copy, 'dist/sitemap.xml'), 'utf8')).not.toContain(`/ar/${GUIDE}/`)
    expect(page(`en/${GUIDE}`)).not.toContain(`hreflang="ar" href="https://support.harborline.example/ar/${GUIDE}/"`)
  })

  it('is in no search index of that locale', () => {
    const { languages } = JSON.parse(readFileSync(join(copy, 'dist/pagefind/pagefind-entry.json'), 'utf8'))
    expect(languages.ar.page_count).toBe(globSync('content/ar/*/*.mdx').length - 1)
    expect(languages.en.page_count).toBe(globSync('content/en/*/*.mdx').length)
  })
})

describe('what an import leaves', () => {
  it('an old address is a page that leads on, and no page for search engines', () => {
    const old = page('hc/en-us/articles/12-reset')
    expect(old).toContain(`<meta http-equiv="refresh" content="0;url=/en/${GUIDE}/">`)
    expect(old).toContain('<meta name="robots" content="noindex">')
    expect(old).not.toContain('<script')
    expect(readFileSync(join(copy, 'dist/sitemap.xml'), 'utf8')).not.toContain('/hc/')
  })

  it('an old place can be linked to, and a picture is a file of the site with its words', () => {
    expect(page(`en/${GUIDE}`)).toMatch(/<span id="h_01"[^>]*><\/span>/)
    const [, src = ''] = /<img src="(\/assets\/[^"]+)" alt="The code"/.exec(page(`en/${GUIDE}`)) ?? []
    expect(existsSync(join(copy, 'dist', src))).toBe(true)
  })
})

it('a draft is published nowhere: its locale falls back', () => {
  expect(page('es/fees-limits/deposit-withdrawal-fees')).toContain('Deposit and withdrawal fees')
})

describe('a locale without a text of its own', () => {
  it('has every page, from its fall-backs', () => {
    for (const path of ['', 'trading', GUIDE, 'search', 'contact', 'conversation', 'channels', 'reports', '404'])
      expect(existsSync(join(copy, 'dist/de', path, 'index.html')), path).toBe(true)
    expect(page('de')).toContain('¿En qué podemos ayudarle?')
    expect(page(`de/${GUIDE}`)).toContain('lang="es"')
  })
  it('is offered by every page’s language switch', () => {
    expect(page(`en/${GUIDE}`)).toContain(`href="/de/${GUIDE}/"`)
  })
})

it('before the first report is made, the list says when it comes', () => {
  expect(page('en/reports')).toContain('No report has been published yet.')
  expect(existsSync(join(copy, 'dist/en/reports/2026-q3'))).toBe(false)
})
