import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, test } from 'vitest'
import { NO_MEMORY } from '../../src/checks/memory.ts'
import { readContent } from '../../src/checks/read-content.ts'
import { noticeProblems, notices } from '../../src/checks/rules/notices.ts'
import { noticesIn } from '../../src/site/notices.ts'
import { site } from '../../src/site.config.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-notices-'))
const FOLDER = 'content/notices'
const FIRST = `${FOLDER}/2026-11-card.en.mdx`
const GERMAN = `${FOLDER}/2026-11-card.de.mdx`
const SOURCE = `---
title: Cards are declined
severity: incident
topics: [fiat-funding]
starts: 2026-11-23T09:00+01:00
updated: 2026-11-23T09:10+01:00
---

Pay by bank: it takes <Fact id="sepa.deposit-time" />.

See <GuideLink to="fiat-funding/deposit-by-bank">how to pay
by bank</GuideLink>, or [our status page](https://status.testline.example/).
`
const GERMAN_SOURCE = '---\ntitle: Karten werden abgelehnt\n---\n\nZahlen Sie per Bank.\n'
const PROVENANCE = { source: 'x', owner: 'y', reviewed: new Date(0) }
const FACTS = { sepa: { 'deposit-time': { kind: 'duration' as const, max: 2, unit: 'hour' as const, ...PROVENANCE } } }
const RULES = {
  guides: {
    names: ['fiat-funding/deposit-by-bank', 'fiat-funding/cards'],
    drafts: new Set(['fiat-funding/cards']),
  },
  topics: ['fiat-funding', 'trading'],
  facts: FACTS,
  channels: { sites: ['status.testline.example'], mail: [], accounts: [] },
}

const write = (file: string, text: string) => writeFileSync(join(root, file), text)
const printed = () => noticeProblems(root, RULES).map(({ file, line, text }) => `${file}:${line} ${text}`)

beforeEach(() => {
  rmSync(join(root, 'content'), { recursive: true, force: true })
  cpSync(FOLDER, join(root, FOLDER), { recursive: true, filter: (from) => !from.endsWith('.mdx') })
  write(FIRST, SOURCE)
  write(GERMAN, GERMAN_SOURCE)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('content/notices/', () => {
  it('has no problem as it ships, as it is here, or without any file', () => {
    const own = notices.check(
      readContent('.', { url: site.url, locales: ['en', 'de', 'es', 'ar'], now: 0, memory: NO_MEMORY }),
    )
    expect(own).toEqual([])
    expect(printed()).toEqual([])
    rmSync(join(root, FOLDER), { recursive: true })
    expect(printed()).toEqual([])
  })

  test.each<[what: string, from: string, to: string, at: string, says: RegExp]>([
    ['no offset', '09:00+01:00', '09:00', 'starts:', /"starts" must be a moment with its offset from UTC/],
    ['a day that is none', '2026-11-23T09:00', '2026-11-31T09:00', 'starts:', /"starts" must be a moment/],
    [
      'an end before its start',
      'updated:',
      'ends: 2026-11-22T09:00Z\nupdated:',
      'ends:',
      /"ends" is not after "starts"/,
    ],
    [
      'an unknown severity',
      'incident',
      'terrible',
      'severity:',
      /"severity" may not be "terrible"\. Write one of info, warning, incident/,
    ],
    ['a misspelt field', 'topics:', 'topic:', 'topic:', /"topic" is not a known field/],
    [
      'an unknown topic',
      '[fiat-funding]',
      '[fiat-fundin]',
      'topics:',
      /Topic "fiat-fundin" .* Did you mean "fiat-funding"\?/,
    ],
    ['no title', 'title: Cards are declined\n', '', 'severity:', /The field "title" is missing/],
    ['a long title', 'Cards are declined', 'x'.repeat(121), 'title:', /longer than 120 characters/],
    [
      'an unknown fact',
      'sepa.deposit-time',
      'sepa.deposit-tim',
      '<Fact',
      /Fact "sepa.deposit-tim" is not .* Did you mean/,
    ],
    ['an unknown guide', 'deposit-by-bank"', 'deposit-by-bnk"', '<GuideLink', /GuideLink leads to .* Did you mean/],
    [
      'a draft',
      'deposit-by-bank"',
      'cards"',
      '<GuideLink',
      /GuideLink leads to "fiat-funding\/cards", which is a draft/,
    ],
    [
      'a link to a draft',
      'https://status.testline.example/',
      '/en/fiat-funding/cards/',
      '/en/fiat',
      /leads to the guide "fiat-funding\/cards", which is a draft/,
    ],
    ['a heading', 'Pay by', '## Pay by', '## Pay', /paragraphs and links alone/],
    ['a list', 'Pay by', '- Pay by', '- Pay', /paragraphs and links alone/],
    ['bold', 'Pay by', '**Pay** by', '**Pay', /paragraphs and links alone/],
    ['another component', 'Pay by', '<Note>Pay</Note> by', '<Note', /paragraphs and links alone/],
    [
      'a link elsewhere',
      'status.testline',
      'status.test1ine',
      'test1ine',
      /leads to "https:\/\/status.test1ine.example\/", which is neither/,
    ],
    [
      'a link to no guide',
      'https://status.testline.example/',
      '/en/fiat-funding/none/',
      '/en/fiat',
      /leads to the guide "fiat-funding\/none"/,
    ],
  ])('tells %s with its line', (_, from, to, at, says) => {
    write(FIRST, SOURCE.replace(from, to))
    const line =
      readFileSync(join(root, FIRST), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes(at)) + 1
    const [problem = '', ...others] = printed()
    expect(problem).toMatch(says)
    expect(problem.startsWith(`${FIRST}:${line} `), `${problem} at ${line}`).toBe(true)
    expect(others).toEqual([])
  })

  test.each<[what: string, change: () => void, says: RegExp]>([
    ['a notice without a beginning', () => write(FIRST, GERMAN_SOURCE), /No file of the notice "2026-11-card" says/],
    ['two beginnings', () => write(GERMAN, SOURCE), /stands in content\/notices\/2026-11-card.de.mdx already/],
    ['a name without a language', () => write(`${FOLDER}/card.mdx`, SOURCE), /This is no name of a notice/],
    ['a file without front matter', () => write(`${FOLDER}/card.en.mdx`, 'Hello'), /has no front matter/],
    ['a text that is missing', () => write(GERMAN, '---\ntitle: Karten\n---\n'), /The notice has no text/],
  ])('tells %s', (_, change, says) => {
    change()
    expect(printed().join('\n')).toMatch(says)
    expect(printed()).toHaveLength(1)
  })
})

describe('a notice of files', () => {
  const read = (locales: string[]) => noticesIn(root, { locales, facts: FACTS, words: () => (key) => key })

  it('is in each language that has a file, as paragraphs and links, with its figures', () => {
    expect(read(['en', 'de'])).toEqual([
      {
        id: '2026-11-card',
        severity: 'incident',
        title: { en: 'Cards are declined', de: 'Karten werden abgelehnt' },
        text: {
          en: 'Pay by bank: it takes 2 hours.\n\nSee [how to pay by bank](/en/fiat-funding/deposit-by-bank/), or [our status page](https://status.testline.example/).',
          de: 'Zahlen Sie per Bank.',
        },
        topics: ['fiat-funding'],
        starts: Date.parse('2026-11-23T08:00:00Z'),
        ends: null,
        updatedAt: Date.parse('2026-11-23T08:10:00Z'),
        source: 'content',
      },
    ])
  })

  it('keeps its times where the language that holds them is not published, and is none where no language is', () => {
    expect(read(['de'])).toMatchObject([{ title: { de: 'Karten werden abgelehnt' }, severity: 'incident' }])
    expect(read(['ja'])).toEqual([])
  })

  it('has no gaps where a script without spaces was broken into lines', () => {
    write(GERMAN.replace('.de.', '.ja.'), '---\ntitle: 停止\n---\n\nカードが\n使えません。\n')
    expect(read(['ja'])[0]?.text).toEqual({ ja: 'カードが使えません。' })
  })
})
