import { globSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ScratchSite, scratchSite } from './scratch-site.ts'

/** A scratch copy in which guides come, go and change, as readers get it and as a reviewer does. */

const COMING = 'trading/staking'
const GONE = 'trading/recurring-buys'
const MOVED = 'trading/order-types'
const LINKING = 'general/tax-documents'
const ADDED = 'trading/buy-crypto'

let scratch: ScratchSite
const page = (path: string) => scratch.page(path)
const built = (path: string) => scratch.file(`dist/${path}`)
const field = (line: string) => (text: string) => text.replace(/^reviewEvery:/m, `${line}\nreviewEvery:`)

beforeAll(() => {
  scratch = scratchSite(
    "    en: { name: 'English', fallback: [] },\n    es: { name: 'Español', fallback: ['en'] },\n    ar: { name: 'العربية', fallback: ['en'] },",
  )
  const english = (guide: string) => `content/en/${guide}.mdx`
  scratch.edit(english(COMING), field('publish: 2099-01-01T09:00+01:00'))
  scratch.edit(english(GONE), field('retire: 2026-11-20'))
  scratch.edit(english(MOVED), field('retire: 2026-11-20'))
  scratch.edit('content/redirects.yaml', () =>
    ['en', 'es', 'ar']
      .map((locale) => `/${locale}/${MOVED}/: /${locale}/${ADDED}/\n/${locale}/${GONE}/: /${locale}/trading/\n`)
      .join(''),
  )
  scratch.edit(
    english(LINKING),
    (text) => `${text}\nSee <GuideLink to="${COMING}" /> and <GuideLink to="${MOVED}">orders</GuideLink>.\n`,
  )
  scratch.edit(english(ADDED), (text) =>
    field('changes:\n  - { on: 2026-11-22, significance: major, what: "It costs {{card.deposit-fee}} & <more>." }')(
      text.replace(/^since:.*/m, 'since: 2026-11-21'),
    ),
  )
  // Translations say as much as before.
  scratch.guidepost('changed', LINKING, 'minor')
  scratch.build()
  // What would stop the build is what a reviewer is to see.
  scratch.edit(english(ADDED), (text) => `${text}\nWait 17 hours.\n`)
  scratch.buildPreview()
}, 240_000)
afterAll(() => scratch.remove())

describe('a guide that is published later', () => {
  it('is nowhere: no page, no Markdown, no list, no sitemap, no search', () => {
    for (const locale of ['en', 'es', 'ar']) {
      expect(built(`${locale}/${COMING}/index.html`)).toBeNull()
      expect(built(`${locale}/${COMING}.md`)).toBeNull()
      expect(page(`${locale}/trading`)).not.toContain(COMING)
      expect(built(`${locale}/llms.txt`)).not.toContain(COMING)
    }
    expect(built('sitemap.xml')).not.toContain(COMING)
    expect(built('writers/guides.json')).not.toContain(COMING)
    const { languages } = JSON.parse(built('pagefind/pagefind-entry.json') ?? '')
    expect(languages.en.page_count).toBe(globSync('content/en/*/*.mdx').length - 3)
  })

  it('is words without a link where another guide names it', () => {
    expect(page(`en/${LINKING}`)).toMatch(/<p>See <span[^>]*>[^<]+<\/span> and /)
    expect(page(`en/${LINKING}`)).not.toContain(`href="/en/${COMING}/"`)
  })
})

describe('a guide that was retired', () => {
  it('is nowhere, and its address leads on in every language', () => {
    expect(built('sitemap.xml')).not.toContain(GONE)
    expect(page('es/trading')).not.toContain(GONE)
    for (const locale of ['en', 'es', 'ar']) {
      expect(page(`${locale}/${GONE}`)).toContain(`content="0;url=/${locale}/trading/"`)
      expect(page(`${locale}/${MOVED}`)).toContain(`content="0;url=/${locale}/${ADDED}/"`)
    }
  })

  it('leads on as plain Markdown too, to the page where there is no Markdown', () => {
    expect(built(`es/${MOVED}.md`)).toBe(`→ <https://support.harborline.example/es/${ADDED}.md>\n`)
    expect(built(`es/${GONE}.md`)).toBe('→ <https://support.harborline.example/es/trading/>\n')
  })

  it('is told to the server, which leads on by itself', () =>
    expect(JSON.parse(built('redirects.json') ?? '')).toMatchObject({ [`/es/${MOVED}/`]: `/es/${ADDED}/` }))

  it('is where it leads in the text of another', () =>
    expect(page(`en/${LINKING}`)).toContain(`<a href="/en/${ADDED}/">orders</a>`))
})

describe('what is new', () => {
  it('is listed by month, newest first, in the reader’s language or marked as another', () => {
    const spanish = page('es/whats-new')
    expect(spanish).toContain('noviembre de 2026')
    const kinds = [...spanish.matchAll(/href="([^"]+)" data-news="(\w+)"/g)].map(([, href, kind]) => [href, kind])
    expect(kinds.slice(0, 4)).toEqual([
      ['/es/account-security/recognize-phishing/', 'changed'],
      ['/es/fees-limits/network-fees/', 'changed'],
      [`/es/${ADDED}/`, 'important'],
      [`/es/${ADDED}/`, 'new'],
    ])
    expect(spanish).toContain('<bdi lang="en" dir="ltr">It costs 1.5% &amp; &lt;more&gt;.</bdi>')
    expect(page('ar/whats-new')).toContain('<html lang="ar" dir="rtl"')
  })

  it('is a feed that every page names', () => {
    expect(page('es')).toContain('<link rel="alternate" type="application/atom+xml" href="/es/whats-new.xml"')
    expect(built('es/whats-new.xml')).toContain('<summary xml:lang="en">It costs 1.5% &amp; &lt;more&gt;.</summary>')
    expect(built('es/whats-new.xml')).toContain(
      `<id>tag:support.harborline.example,2026:es/${ADDED}/2026-11-22/changed</id>`,
    )
  })
})

describe('plain Markdown', () => {
  it('is there for each guide in its own language, named by its page', () => {
    const spanish = globSync('*/*.md', { cwd: join(scratch.folder, 'dist/es') })
    const guides = spanish.filter((file) => !built(`es/${file}`)?.startsWith('→'))
    expect(guides.length).toBe(globSync('content/es/*/*.mdx').length - 3)
    expect(page(`es/${ADDED}`)).toContain(`<link rel="alternate" type="text/markdown" href="/es/${ADDED}.md"`)
    const arabic = globSync('*/*.md', { cwd: join(scratch.folder, 'dist/ar') })
    expect(arabic).not.toContain('fees-limits/network-fees.md')
    expect(page('ar/fees-limits/network-fees')).not.toContain('text/markdown')
  })

  it('says what the page says: the answer with its figures, steps, links, and when it was changed', () => {
    const text = built('en/account-access/reset-2fa.md') ?? ''
    expect(text).toMatch(/^# Reset two-factor authentication\n\n> Start the reset .* pause of 24 hours/)
    expect(text).toMatch(/^1\. \S/m)
    expect(text).toContain('](https://support.harborline.example/en/account-access/')
    expect(text).toMatch(
      /Updated .*2026 · .*<https:\/\/support\.harborline\.example\/en\/account-access\/reset-2fa\/>\n$/,
    )
    expect(text).not.toMatch(/<[A-Z]|\{\{/)
  })

  it('is listed for language models by topic, and the other languages after it', () => {
    const list = built('llms.txt') ?? ''
    expect(list).toMatch(/^# Harborline Support\n\n> \S.*\n\n## Verification\n\n- \[/)
    expect(list).toContain('## Optional\n\n- [Español](https://support.harborline.example/es/llms.txt)')
    for (const [, path = ''] of list.matchAll(/\]\(https:\/\/support\.harborline\.example\/([^)]+)\)/g))
      expect(built(path), path).not.toBeNull()
  })
})

describe('the copy for a reviewer', () => {
  const copy = (path: string) => scratch.file(`preview/${path}`) ?? ''

  it('shows what is published later, with its label, and not what is retired', () => {
    expect(copy(`en/${COMING}/index.html`)).toContain('data-showing="scheduled"')
    expect(copy(`en/${COMING}/index.html`)).toContain('January 1, 2099 at 8:00 AM (UTC)')
    expect(copy('es/trading/index.html')).toContain(`href="/es/${COMING}/"`)
    expect(copy(`en/${GONE}/index.html`)).toContain('http-equiv="refresh"')
  })

  it('is no page of a search engine, and says what it is', () => {
    for (const path of ['en/index.html', `es/${ADDED}/index.html`, 'ar/trading/index.html']) {
      expect(copy(path)).toContain('<meta name="robots" content="noindex">')
      expect(copy(path)).not.toContain('rel="canonical"')
      expect(copy(path)).toContain('data-preview-banner')
    }
    // Where the reader's language is not known yet there is no banner either.
    expect(copy('index.html')).toContain('<meta name="robots" content="noindex">')
    expect(copy('robots.txt')).toBe('User-agent: *\nDisallow: /\n')
  })

  it('has the bar’s facts, its script and what the check finds', () => {
    const [, facts = '{}'] = /id="guidepost-preview">(.*?)<\/script>/.exec(copy(`es/${COMING}/index.html`)) ?? []
    expect(JSON.parse(facts)).toMatchObject({
      locale: 'es',
      isLive: false,
      guide: { showing: 'scheduled', file: `content/es/${COMING}.mdx` },
    })
    expect(copy('en/index.html')).toMatch(/<script type="module" src="\/assets\/page\.[^"]+\.js">/)
    expect(JSON.parse(copy('preview/findings.json'))).toContainEqual(
      expect.objectContaining({ file: `content/en/${ADDED}.mdx`, rule: 'figures', words: 'Wait 17 hours' }),
    )
  })
})
