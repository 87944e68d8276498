import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { site } from '../../src/site.config.ts'

/** The guides as they are read: of a length people read, and every translation with all that English says. */

interface Guide {
  file: string
  front: {
    title: string
    answer: string
    glance: Record<string, string>
    phrases: string[]
    related: string[]
    owner: string
    updated: string
  }
  body: string
}

function guidesOf(locale: string): Map<string, Guide> {
  return new Map(
    globSync(`content/${locale}/*/*.mdx`).map((file) => {
      const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? []
      return [file.split('/').slice(2).join('/'), { file, front: parse(front), body }]
    }),
  )
}

/** What is read of a body: a fact and a link count as one word, a table as none. */
const prose = (body: string) =>
  body
    .replace(/<FactTable[^>]*\/>/g, '')
    .replace(/<(?:Fact|GuideLink)[^>]*\/>/g, 'x')
    .replace(/<[^>]+>/g, ' ')
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
const words = (text: string, locale: string) =>
  [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike).length

const english = guidesOf('en')

/** What every locale has at least; the rest falls back. */
const EVERYWHERE = [
  'account-access/cannot-log-in',
  'account-access/lost-phone',
  'account-access/reset-2fa',
  'account-access/reset-password',
  'account-security/recognize-phishing',
  'account-security/set-up-2fa',
  'account-security/unauthorized-activity',
  'crypto-funding/crypto-deposit-missing',
  'crypto-funding/withdraw-crypto',
  'crypto-funding/wrong-network',
  'fees-limits/account-limits',
  'fees-limits/deposit-withdrawal-fees',
  'fiat-funding/bank-withdrawal-problem',
  'fiat-funding/card-deposit-problem',
  'fiat-funding/deposit-by-bank-transfer',
  'fiat-funding/deposit-by-card',
  'fiat-funding/deposit-not-arrived',
  'fiat-funding/withdraw-to-bank',
  'general/contact-support',
  'general/processing-times',
  'trading/buy-crypto',
  'verification/proof-of-address',
  'verification/verification-rejected',
  'verification/verify-your-identity',
]
const WHOLE = new Set(['en', 'de', 'es', 'fr'])

it('are forty-eight in English, of 250 to 450 words', () => {
  expect(english.size).toBe(48)
  const lengths = [...english.values()].map(({ file, body }) => [file, words(prose(body), 'en')] as const)
  expect(lengths.filter(([, length]) => length < 250 || length > 450)).toEqual([])
})

it('are in the reading order of their topic, each one once', () => {
  const topics: Record<string, { guides: string[] }> = parse(readFileSync('content/topics.yaml', 'utf8'))
  const ordered = Object.entries(topics).flatMap(([topic, { guides }]) => guides.map((slug) => `${topic}/${slug}.mdx`))
  expect(ordered.toSorted()).toEqual([...english.keys()].sort())
})

describe.each(Object.keys(site.locales))('the guides in %s', (locale) => {
  const guides = guidesOf(locale)

  it('are all there that must be, and none that English has not', () => {
    const wanted = WHOLE.has(locale) ? [...english.keys()] : EVERYWHERE.map((guide) => `${guide}.mdx`)
    expect(wanted.filter((guide) => !guides.has(guide))).toEqual([])
    expect([...guides.keys()].filter((guide) => !english.has(guide))).toEqual([])
  })

  it('have the steps, sections, lists, tabs, pictures, facts and links of English', () => {
    const shape = ({ body, front }: Guide) => ({
      steps: count(body, /^\s*\d+\. /gm),
      sections: count(body, /^## /gm),
      items: count(body, /^- /gm),
      rows: count(body, /^\|/gm),
      tabs: count(body, /<Tab /g),
      notices: count(body, /<(?:Note|Warning)\b/g),
      diagrams: [...body.matchAll(/<Diagram name="([^"]+)"/g)].map(([, name]) => name),
      facts: [...body.matchAll(/<Fact id="([^"]+)"/g)].map(([, id]) => id).sort(),
      tables: [...body.matchAll(/<FactTable [^>]*>/g)].map(([table]) => table).sort(),
      links: [...body.matchAll(/<GuideLink to="([^"]+)"/g)].map(([, to]) => to).sort(),
      frontFacts: [...JSON.stringify([front.answer, front.glance]).matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)]
        .map(([, id]) => id)
        .sort(),
      related: front.related,
      owner: front.owner,
      updated: front.updated,
    })
    for (const [path, guide] of guides) expect(shape(guide), guide.file).toEqual(shape(english.get(path) ?? guide))
  })

  it('share no phrase, and none is a title', () => {
    const phrases = [...guides.values()].flatMap(({ front }) => front.phrases)
    expect(phrases.length).toBe(new Set(phrases).size)
    const titles = new Set([...guides.values()].map(({ front }) => front.title.toLowerCase()))
    expect(phrases.filter((phrase) => titles.has(String(phrase).toLowerCase()))).toEqual([])
  })

  it('have bold that markdown reads as bold', () => {
    const broken = [...guides.values()].flatMap(({ file, body }) =>
      [...body.matchAll(/(.?)\*\*([^*\n]+)\*\*(.?)/gu)]
        .filter(([, before = '', text = '', after = '']) => !opens(before, text) || !closes(text, after))
        .map(([found]) => `${file}: ${found}`),
    )
    expect(broken).toEqual([])
  })
})

/** CommonMark's flanking rule: a sign beside the stars wants a space or another sign on their far side. */
const SIGN = /[\p{P}\p{S}]/u
const opens = (before: string, text: string) =>
  !/^\s/.test(text) && (!SIGN.test([...text][0] ?? '') || before === '' || /\s/.test(before) || SIGN.test(before))
const closes = (text: string, after: string) =>
  !/\s$/.test(text) && (!SIGN.test([...text].at(-1) ?? '') || after === '' || /\s/.test(after) || SIGN.test(after))
