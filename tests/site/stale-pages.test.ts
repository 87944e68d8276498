import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setMatter } from '../../src/core/edit-matter.ts'
import { guideStates } from '../../src/core/guide-state.ts'
import { pageOfFragment } from '../../src/site/search-index/indexed-page.ts'
import { type ScratchSite, scratchSite } from './scratch-site.ts'

/** A scratch copy in which English changed: what German and Arabic readers see. */

const FEES = 'fees-limits/deposit-withdrawal-fees'
const PLAIN = 'trading/buy-crypto'
const QUIET = 'verification/verify-your-identity'
const TYPO = 'account-access/reset-password'
const WHAT = 'A deposit by card costs {{card.deposit-fee}} and is not refunded.'
const GERMAN = 'Eine Karteneinzahlung kostet {{card.deposit-fee}} und wird nicht erstattet.'

let scratch: ScratchSite
const page = (path: string) => scratch.page(path)

function edit(file: string, change: (text: string) => string): void {
  const path = join(scratch.folder, 'content', file)
  const before = readFileSync(path, 'utf8')
  if (change(before) === before) throw new Error(`${file} does not hold what is to be changed.`)
  writeFileSync(path, change(before))
}
const anew = (text: string) => text.replace(/^(## .*\n\n)/m, '$1It is new. ')

beforeAll(() => {
  scratch = scratchSite(
    "    en: { name: 'English', fallback: [] },\n    de: { name: 'Deutsch', fallback: ['en'] },\n    ar: { name: 'العربية', fallback: ['en'] },",
  )
  edit(`en/${FEES}.mdx`, (text) =>
    text
      .replace('answer: "Receiving', 'answer: "Since December, receiving')
      .replace(
        '## Cards\n',
        '## Cards\n\nThey are not refunded.\n\n### Refunds\n\nSee [coins](#crypto), and [this](#refunds).\n',
      )
      .replace('## How long', '## Taxes\n\nNone.\n\n## How long'),
  )
  edit(`de/${FEES}.mdx`, (text) => text.replace('## Karten\n', '## Karten\n\n### Erstattung\n\nAuf Anfrage.\n'))
  scratch.guidepost('changed', FEES, 'major', '--what', WHAT)
  const on = new Date().toISOString().slice(0, 10)
  // Two people have read what it says now.
  edit(`en/${FEES}.mdx`, (text) => setMatter(text, { reviewed: on }))
  edit(`de/${FEES}.mdx`, (text) =>
    setMatter(text, { changes: [{ on, significance: 'major', what: GERMAN, replaced: [] }] }),
  )
  edit(`en/${PLAIN}.mdx`, anew)
  scratch.guidepost('changed', PLAIN, 'major', '--what', 'Buying is new.')
  edit(`en/${QUIET}.mdx`, anew)
  scratch.guidepost('changed', QUIET, 'medium', '--what', 'It is new.')
  edit(`en/${TYPO}.mdx`, anew)
  scratch.guidepost('changed', TYPO, 'minor')
  scratch.build()
}, 300_000)
afterAll(() => scratch.remove())

const warning = (html: string) =>
  /<div class="notice-warning guide-changed" role="note" data-guide-part="changed">[\s\S]*?<\/ul>/.exec(html)?.[0] ?? ''
const inEnglish = (html: string) =>
  [
    ...html.matchAll(
      /<div class="in-english" lang="en" dir="ltr" data-pagefind-ignore>[\s\S]*?(?=<div class="(?:in-english|heading)"><h2 id="[^"]*">[^<]*[äöüÄÖÜß\u0600-\u06ff]|<div class="in-english")/g,
    ),
  ].map(([part]) => part)

describe('a major change of a guide on fees', () => {
  it('is told at the top, in the reader’s language where it has been told, else in English', () => {
    expect(warning(page(`de/${FEES}`))).toMatch(
      /Diese Anleitung hat sich geändert.*<span>Eine Karteneinzahlung kostet 1,5\s%/s,
    )
    const arabic = warning(page(`ar/${FEES}`))
    expect(arabic).toContain('تغيّر هذا الدليل')
    expect(arabic).toContain('<span lang="en" dir="ltr">A deposit by card costs 1.5% and is not refunded.</span>')
  })

  it.each([
    ['de', 'karten', 'Auf Anfrage', 'Banküberweisungen'],
    ['ar', 'البطاقات', 'لا يمكن سحب', 'التحويلات البنكية'],
  ])(
    'shows the English section in place of the stale one in %s, with its heading’s address and English figures',
    (locale, id, gone, other) => {
      const html = page(`${locale}/${FEES}`)
      const [cards = ''] = inEnglish(html)
      expect(cards).toContain(`<h2 id="${id}">Cards</h2>`)
      expect(cards).toContain('They are not refunded.')
      expect(cards).toMatch(/The smallest is <span[^>]*>€10<\/span>/)
      expect(cards).toContain(`<p class="newer" lang="${locale}"`)
      expect(html).not.toContain(gone)
      expect(html).toContain(`>${other}</h2>`)
      expect(html).toMatch(new RegExp(`<a [^>]*href="#${id}"[^>]*><bdi lang="en" dir="ltr">Cards</bdi></a>`))
    },
  )

  it('keeps every address within the page one of its own', () => {
    const html = page(`de/${FEES}`)
    expect(html).toContain('<span id="erstattung"></span>')
    expect(html).toContain('<h3 id="en-refunds">')
    expect(html).toContain('<a href="#krypto">coins</a>, and <a href="#en-refunds">this</a>')
    for (const locale of ['de', 'ar']) {
      const text = page(`${locale}/${FEES}`)
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(ids).toEqual([...new Set(ids)])
      for (const [, to] of text.matchAll(/<a [^>]*href="#([^"]+)"/g)) expect(ids).toContain(to)
    }
  })

  it('shows the English answer, and the section that the translation lacks, where it stands in English', () => {
    const html = page(`ar/${FEES}`)
    expect(html).toMatch(/data-guide-part="answer"[^>]* lang="en" dir="ltr">Since December, receiving/)
    expect(html).toMatch(/<h2 id="en-taxes">Taxes<\/h2>/)
    expect(html.indexOf('id="en-taxes"')).toBeLessThan(html.indexOf('id="كم-يستغرق-ذلك"'))
    expect(html).toContain('<dd class="font-semibold" lang="en" dir="ltr">SEPA: 1–2 business days</dd>')
  })

  it('is not searched as if it were the reader’s language, nor is what it replaced', () => {
    const pages = globSync('dist/pagefind/fragment/ar_*', { cwd: scratch.folder }).map((file) =>
      pageOfFragment(basename(file), readFileSync(join(scratch.folder, file))),
    )
    const fees = pages.find(({ meta }) => meta['guide'] === FEES)
    expect(fees?.content).toContain('رسوم')
    expect(fees?.content).not.toMatch(/refunded|Taxes|Since December|لا يمكن سحب/)
    expect(fees?.meta['answer']).toContain('Since December')
  })
})

describe('the plain text of a guide', () => {
  const plain = (path: string) => readFileSync(join(scratch.folder, 'dist', `${path}.md`), 'utf8')
  it('says what its page says, in English where that is', () => {
    const german = plain(`de/${FEES}`)
    expect(german).toMatch(/> \*\*Diese Anleitung hat sich geändert\*\*/)
    expect(german).toContain('Since December, receiving')
    expect(german).toMatch(/\*Dieser Abschnitt hat sich geändert\.[^*]*\*\n\n## Cards\n\nThey are not refunded\./)
    expect(german).toContain('The smallest is €10.')
    expect(german).not.toContain('Auf Anfrage')
    expect(german).toContain('## Banküberweisungen')
  })
  it('says where English is newer', () =>
    expect(plain(`ar/${QUIET}`)).toContain(
      'أحدث.* <https://support.harborline.example/en/verification/verify-your-identity/>',
    ))
})

describe('a major change of another guide', () => {
  it('is told at the top, and in the section, with where it is newer', () => {
    const html = page(`de/${PLAIN}`)
    expect(warning(html)).toContain('Buying is new.')
    expect(html).toMatch(
      /<p class="newer" lang="de" dir="ltr" data-pagefind-ignore>\s*Dieser Abschnitt wird gerade aktualisiert[^<]*<a href="\/en\/trading\/buy-crypto\/#[^"]+" hreflang="en">Auf Englisch lesen<\/a>/,
    )
    expect(html).not.toContain('in-english')
  })
})

describe('a medium change', () => {
  it('is a quiet line in its section', () => {
    const html = page(`ar/${QUIET}`)
    expect(html.match(/class="newer"/g)).toHaveLength(1)
    expect(html).toContain('lang="ar" dir="rtl" data-pagefind-ignore')
    expect(warning(html)).toBe('')
  })
})

describe('what shows nothing', () => {
  it.each([`de/${TYPO}`, `ar/${TYPO}`, `en/${FEES}`, `en/${QUIET}`, 'de/account-access/reset-2fa'])('%s', (path) => {
    expect(page(path)).not.toMatch(/class="newer"|in-english|data-guide-part="changed"/)
  })
})

it('how every guide stands in every locale is a file for the writers’ screens', () => {
  const { guides } = guideStates.parse(
    JSON.parse(readFileSync(join(scratch.folder, 'dist/writers/guides.json'), 'utf8')),
  )
  const stale = guides.flatMap(({ guide, locales }) =>
    Object.entries(locales).flatMap(([locale, state]) =>
      state.stale.map(({ title, significance, what }) => [guide, locale, title, significance, what.length]),
    ),
  )
  expect(stale.filter(([, locale]) => locale === 'de').sort()).toEqual([
    [FEES, 'de', '', 'major', 1],
    [FEES, 'de', 'Karten', 'major', 1],
    [FEES, 'de', 'Taxes', 'major', 1],
    [PLAIN, 'de', expect.any(String), 'major', 1],
    [QUIET, 'de', expect.any(String), 'medium', 1],
  ])
  expect(guides.find(({ guide }) => guide === TYPO)?.locales['de']?.stale).toEqual([])
  expect(new Set(guides.map(({ guide }) => guide)).size).toBe(globSync('content/en/*/*.mdx').length)
})
