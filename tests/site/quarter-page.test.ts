import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type ScratchSite, scratchSite } from './scratch-site.ts'

/**
 * The quarterly report as it is built: from the published figures of an exchange's second quarter of 2018 (the counts behind
 * its shares, its months and its categories were not published, and are ours), from nothing, and from very few people.
 */

const published = JSON.parse(readFileSync('tests/site/2018-q2.json', 'utf8'))
let scratch: ScratchSite
const add = (file: Record<string, unknown>) =>
  writeFileSync(
    join(scratch.folder, `content/reports/${String(file['quarter']).toLowerCase()}.json`),
    JSON.stringify(file, null, 2),
  )

/** What a reader sees and hears, tags out, in one line. */
const textOf = (html: string) =>
  html
    .replace(/<(style|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
const part = (html: string, name: string) =>
  html.split('<section').find((text) => text.includes(`aria-labelledby="${name}"`)) ?? ''
const rowOf = (html: string, figure: string) =>
  textOf(`<tr ${html.split('<tr').find((row) => row.includes('scope="row"') && row.includes(`>${figure}<`))}`).trim()

const none = (reason: string) => ({ missing: reason })
const nothing = {
  ...published,
  quarter: '2018-Q3',
  from: '2018-07-01',
  to: '2018-09-30',
  headline: ['2018-Q3', '2018-Q2', '2018-Q1'].map((quarter) => ({
    quarter,
    opened: none('no_tickets'),
    solved: none('no_tickets'),
    backlog: none('no_tickets'),
    satisfaction: none('no_ratings'),
    firstReply: none('no_times'),
    resolution: none('no_times'),
    chat: none('no_chats'),
  })),
  months: none('no_tickets'),
  peak: none('no_tickets'),
  categories: { tickets: none('no_categories'), chats: none('no_chats') },
  languages: none('not_measured'),
  notices: none('no_notices'),
}
const months = (counts: readonly number[]) =>
  [
    '2018-01',
    '2018-02',
    '2018-03',
    '2018-04',
    '2018-05',
    '2018-06',
    '2018-07',
    '2018-08',
    '2018-09',
    '2018-10',
    '2018-11',
    '2018-12',
  ].map((month, place) => ({ month, opened: counts[place] ?? 0 }))
const few = {
  ...nothing,
  quarter: '2018-Q4',
  from: '2018-10-01',
  to: '2018-12-31',
  sample: true,
  headline: ['2018-Q4', '2018-Q3', '2018-Q2'].map((quarter) => ({
    ...nothing.headline[0],
    quarter,
    opened: quarter === '2018-Q4' ? 2 : 0,
    satisfaction: { of: 2, over: 12 },
    firstReply: { seconds: 7777, bound: 'exact', conversations: 2 },
  })),
  months: months([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]),
  categories: { tickets: { over: 2, top: [{ category: 'trading', count: 2 }] }, chats: { over: 0, top: [] } },
  selfService: {
    intent: 40,
    confirmed: 10,
    helped: 12,
    searches: 30,
    unanswered: 2,
    gapsClosed: [
      { words: 'where is my coin', locale: 'en', sessions: 3 },
      { words: 'somebody’s own words', locale: 'en', sessions: 2 },
    ],
  },
  benchmark: 'sample-2026-07',
  processing: [
    { tier: 'tier-1', promised: { max: 5, unit: 'minute' }, kept: { of: 2, over: 2 }, median: none('no_times') },
  ],
  notices: [{ title: { es: 'El chat estuvo cerrado' }, from: '2018-11-02', to: '2018-11-04' }],
  quotes: [{ text: 'شكرا', locale: 'ar', score: 5 }],
}

beforeAll(() => {
  scratch = scratchSite("    en: { name: 'English', fallback: [] },\n    ar: { name: 'العربية', fallback: ['en'] },")
  rmSync(join(scratch.folder, 'content/reports/2026-q3.json'))
  rmSync(join(scratch.folder, 'content/reports/2026-q3.mdx'))
  cpSync('tests/site/2018-q2.json', join(scratch.folder, 'content/reports/2018-q2.json'))
  for (const file of [nothing, few]) add(file)
  writeFileSync(
    join(scratch.folder, 'content/reports/2018-q2.mdx'),
    '---\ntitle: What comes next\n---\n\nChat around the clock.\n',
  )
  scratch.build()
}, 120_000)
afterAll(() => scratch.remove())

describe('the published figures', () => {
  const html = () => scratch.page('en/reports/2018-q2')

  test.each([
    ['New tickets', 'New tickets 133,671 505,509 – Not known'],
    ['Client satisfaction', 'Client satisfaction 94% 18,800 of 20,000 80% 24,000 of 30,000 – Not known'],
    [
      'First response time, median',
      'First response time, median 2 hours 133,000 conversations over 7 days 500,000 conversations 16 hours 200,000 conversations',
    ],
    [
      'Total resolution time, median',
      'Total resolution time, median 10 hours 132,000 conversations over 11 days 490,000 conversations 41 hours 190,000 conversations',
    ],
    ['Chats among all solved', 'Chats among all solved 39% 58,500 of 150,000 – Not known – Not known'],
    ['Solved to new', 'Solved to new – Not known – Not known – Not known'],
  ])('%s stand in the table beside the two quarters before', (figure, row) => {
    expect(rowOf(part(html(), 'headline'), figure)).toContain(row)
  })

  it('stand at the top with the quarters before', () => {
    const top = textOf(html().split('<section')[0] ?? '')
    expect(top).toContain('The state of client services, 2018 Q2')
    expect(top).toContain(
      'First response time, median 2 hours 133,000 conversations 2018 Q1: over 7 days 2017 Q4: 16 hours',
    )
    expect(top).toContain('Client satisfaction 94% 18,800 of 20,000 2018 Q1: 80%')
  })

  it('say what is not known, and why', () => {
    const notes = textOf(part(html(), 'headline'))
    expect(notes).toContain('Chats among all solved, 2018 Q1: No chats were recorded for this quarter.')
    expect(notes).toMatch(/New tickets, Solved tickets, .*, 2017 Q4: It was not published\./)
  })

  it('name the peak day', () => {
    expect(textOf(part(html(), 'months'))).toContain('Peak day: January 3, 2018, with 18,388 new tickets.')
  })

  it('are drawn by month with a name and a sentence, and stand in a table', () => {
    const months = part(html(), 'months')
    expect(months).toMatch(/<svg[^>]*role="img" aria-labelledby="months-title months-told"/)
    expect(months).toContain('<title id="months-title">New tickets by month</title>')
    expect(textOf(months)).toContain('Most in Jan 2018 with 242,006, fewest in Jun 2018 with 33,010.')
    expect(months.match(/<rect[^>]*class="now"/g)).toHaveLength(3 + 1)
    expect(rowOf(months, 'Aug 2017')).toContain('It was not published.')
  })

  it('have five categories of tickets and five of chats, topics by their name', () => {
    const categories = part(html(), 'categories')
    expect(rowOf(categories, 'Verification')).toContain('Verification 30% 40,101 of 133,671')
    const text = textOf(categories)
    for (const named of [
      'Deposits 20% 26,734 of 133,671',
      'Orders 5% 6,684 of 133,671',
      'Sign-in 30% 17,550 of 58,500',
      'Addresses 5% 2,925 of 58,500',
    ])
      expect(text).toContain(named)
    expect(categories.match(/class="report-bar"/g)).toHaveLength(10)
  })

  it('colour the world by the languages that have guides', () => {
    const languages = part(html(), 'languages')
    expect(languages).toMatch(/<path d="M[^"]{10000,}" class="covered"/)
    expect(textOf(languages)).toMatch(/We answer in 2 languages, official in \d+ countries and territories/)
    // What holds for all of them is said once.
    expect(rowOf(languages, 'Brazilian Portuguese')).toMatch(
      /24 10 No help sessions were recorded in this quarter\. Countries/,
    )
    expect(languages).not.toContain('Japanese')
    expect(textOf(languages)).toContain('Brazilian Portuguese Angola, Brazil,')
  })

  it('have their goals, and call nothing a sample', () => {
    expect(textOf(part(html(), 'goals'))).toContain('What comes next Chat around the clock.')
    expect(html()).not.toContain('Sample')
  })
})

describe('a report without figures', () => {
  const html = () => scratch.page('en/reports/2018-q3')

  test.each([
    ['headline', 'No tickets were imported for this quarter.'],
    ['months', 'No tickets were imported for this quarter.'],
    ['categories', 'No categories were recorded for this quarter.'],
    ['categories', 'No chats were recorded for this quarter.'],
    ['selfService', 'No help sessions were recorded in this quarter.'],
    ['languages', 'It was not measured then.'],
    ['processing', 'No verification times were imported for this quarter.'],
    ['benchmark', 'There is no benchmark for this quarter.'],
    ['notices', 'Notices were not recorded in this quarter.'],
    ['quotes', 'No quotes were chosen for this quarter.'],
    ['goals', 'The goals are not written yet.'],
  ])('says under %s: %s', (name, sentence) => {
    expect(textOf(part(html(), name))).toContain(sentence)
  })

  it('draws nothing, and says what is missing once in a part', () => {
    const body = html().split('<article')[1]?.split('</article>')[0] ?? ''
    expect(body).not.toContain('<svg')
    expect(part(body, 'months').match(/No tickets were imported/g)).toHaveLength(1)
  })
})

describe('a report on very few people', () => {
  const html = () => scratch.page('en/reports/2018-q4')

  it('holds their counts and shares back', () => {
    expect(rowOf(part(html(), 'headline'), 'New tickets')).toContain('New tickets fewer than 3 0 0')
    expect(rowOf(part(html(), 'headline'), 'Client satisfaction')).toContain('– fewer than 3 of 12')
    expect(html()).not.toContain('2.2 hours')
    expect(rowOf(part(html(), 'categories'), 'Trading')).toContain('Trading – fewer than 3 of fewer than 3')
    expect(rowOf(part(html(), 'processing'), 'Tier 1')).toContain('5 minutes – fewer than 3 of fewer than 3')
  })

  it('draws no bar that would give them away', () => {
    expect(part(html(), 'months')).not.toContain('report-months')
    expect(part(html(), 'months')).toContain('<details open')
    expect(part(html(), 'selfService')).not.toContain('report-stack')
    expect(part(html(), 'processing')).not.toContain('report-bar')
  })

  it('tells no words that too few searched', () => {
    const text = textOf(part(html(), 'selfService'))
    expect(text).toContain('where is my coin')
    expect(text).not.toContain('own words')
    expect(text).toContain('1 more that fewer than 3 help sessions asked.')
    expect(text).toContain('Searches that led to no answer: fewer than 3 of 30.')
  })

  it('calls invented figures a sample, at the top and beside every part', () => {
    expect(textOf(html().split('<section')[0] ?? '')).toContain('Sample data: invented figures')
    for (const name of [
      'headline',
      'months',
      'categories',
      'selfService',
      'languages',
      'processing',
      'benchmark',
      'quotes',
    ])
      expect(part(html(), name), name).toContain('Sample data')
    expect(textOf(part(html(), 'benchmark'))).toContain('Sample benchmark')
  })

  it('says that business hours are not calendar hours', () => {
    expect(textOf(part(html(), 'benchmark'))).toContain(
      'ours count calendar hours, nights and weekends included, the benchmark counts business hours only.',
    )
  })

  it('marks words of another language as such', () => {
    expect(part(html(), 'quotes')).toMatch(/<blockquote lang="ar" dir="rtl"[^>]*>/)
    expect(part(html(), 'notices')).toContain('lang="es"')
  })
})

describe('every report', () => {
  const all = ['en', 'ar'].flatMap((locale) =>
    ['2018-q2', '2018-q3', '2018-q4'].map((quarter) => `${locale}/reports/${quarter}`),
  )

  test.each(all)('%s runs no script, has no style of its own, and weighs little', (path) => {
    const html = scratch.page(path)
    expect(html).not.toMatch(/<script/)
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=/)
    expect(brotliCompressSync(html).length).toBeLessThan(60_000)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, named = ''] of html.matchAll(/aria-labelledby="([^"]+)"/g))
      for (const id of named.split(' ')) expect(ids).toContain(id)
  })

  it('is mirrored in Arabic, with goals in English marked as such', () => {
    const html = scratch.page('ar/reports/2018-q2')
    expect(html).toContain('<html lang="ar" dir="rtl"')
    expect(part(html, 'goals')).toMatch(/lang="en" dir="ltr"/)
    const first = (text: string) => Number(/<rect x="([\d.]+)%"[^>]*class="earlier"/.exec(part(text, 'months'))?.[1])
    expect(first(html)).toBeGreaterThan(90)
    expect(first(scratch.page('en/reports/2018-q2'))).toBeLessThan(10)
  })

  it('is listed, newest first, linked from every page’s footer and told to search engines', () => {
    const list = scratch.page('en/reports')
    const found = [...list.matchAll(/href="\/en\/reports\/(\d{4}-q\d)\/"/g)].map(([, quarter]) => quarter)
    expect(found).toEqual(['2018-q4', '2018-q3', '2018-q2'])
    expect(textOf(list)).toContain('133,671 new tickets')
    expect(scratch.page('en')).toContain('href="/en/reports/"')
    const sitemap = readFileSync(join(scratch.folder, 'dist/sitemap.xml'), 'utf8')
    for (const path of ['reports/', 'reports/2018-q2/'])
      expect(sitemap).toContain(`<loc>https://support.harborline.example/ar/${path}</loc>`)
  })
})
