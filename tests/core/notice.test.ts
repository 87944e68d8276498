import { describe, expect, it, test } from 'vitest'
import { type Notice, notice } from '../../src/core/notice.ts'
import { draftProblems } from '../../src/core/notice-draft.ts'
import { feedOf, mergeNotices, pastFeedOf } from '../../src/core/notice-feed.ts'
import { paragraphsOf } from '../../src/core/notice-text.ts'
import { byUrgency, concerns, stateOf } from '../../src/core/notice-time.ts'

const NOW = Date.parse('2026-11-23T10:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR

function aNotice(change: Partial<Notice> = {}): Notice {
  return notice.parse({
    id: 'euro',
    severity: 'warning',
    title: { en: 'Euro deposits are late', de: 'Euro-Einzahlungen verspätet' },
    text: { en: 'A partner bank is working on it.', de: 'Eine Partnerbank arbeitet daran.' },
    topics: ['fiat-funding'],
    starts: NOW - HOUR,
    ends: null,
    updatedAt: NOW - HOUR,
    source: 'content',
    ...change,
  })
}

describe('a notice in time', () => {
  test.each([
    ['not begun', NOW + 1, null, 'planned'],
    ['just begun', NOW, null, 'current'],
    ['without an end', NOW - DAY, null, 'current'],
    ['before its end', NOW - DAY, NOW + 1, 'current'],
    ['at its end', NOW - DAY, NOW, 'past'],
    ['ended before it began, as when it was called off', NOW + DAY, NOW - 1, 'past'],
  ])('%s', (_, starts, ends, state) => expect(stateOf({ starts, ends }, NOW)).toBe(state))

  it('stands before others when it stops people, then when it is newer', () => {
    const order = [
      aNotice({ id: 'old', starts: NOW - DAY }),
      aNotice({ id: 'info', severity: 'info' }),
      aNotice({ id: 'new' }),
      aNotice({ id: 'incident', severity: 'incident', starts: NOW - 2 * DAY }),
    ].sort(byUrgency)
    expect(order.map(({ id }) => id)).toEqual(['incident', 'new', 'old', 'info'])
  })
})

test.each([
  [['trading'], 'trading', true],
  [['trading'], 'verification', false],
  [['trading'], '', true],
  [[], 'verification', true],
])('a notice on %j concerns a page on "%s": %s', (topics, topic, isFor) =>
  expect(concerns({ topics }, topic)).toBe(isFor),
)

describe('the text of a notice', () => {
  it('is paragraphs and links', () => {
    expect(paragraphsOf('  One\nline. \n\n\n See [the fees](/en/fees/), [us](https://a.example/b).\n')).toEqual([
      [{ text: 'One line.', href: null }],
      [
        { text: 'See ', href: null },
        { text: 'the fees', href: '/en/fees/' },
        { text: ', ', href: null },
        { text: 'us', href: 'https://a.example/b' },
        { text: '.', href: null },
      ],
    ])
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'http://a.example/',
    'relative',
  ])('takes %s for no link', (href) =>
    expect(
      paragraphsOf(`[here](${href})`)
        .flat()
        .map((piece) => piece.href),
    ).toEqual([null]),
  )

  it('leaves tags as the text that they are', () =>
    expect(paragraphsOf('<b>x</b>')).toEqual([[{ text: '<b>x</b>', href: null }]]))
})

describe('what readers are shown', () => {
  const site = {
    defaultLocale: 'en',
    locales: {
      en: { name: 'English', fallback: [] },
      de: { name: 'Deutsch', fallback: [] },
      'pt-BR': { name: 'Português', fallback: ['es'] },
      ja: { name: '日本語', fallback: [] },
    },
  }
  const shown = (locale: string, change: Partial<Notice> = {}) =>
    feedOf([aNotice(change)], NOW, { locale, site, now: NOW }).notices[0]

  it('is in their language, else in the nearest, and says which', () => {
    expect(shown('de')).toMatchObject({ locale: 'de', title: 'Euro-Einzahlungen verspätet' })
    expect(shown('ja')).toMatchObject({ locale: 'en', title: 'Euro deposits are late' })
    const spanish = { title: { es: 'Depósitos', en: 'Deposits' }, text: { es: 'Texto.', en: 'Text.' } }
    expect(shown('pt-BR', spanish)).toMatchObject({ locale: 'es', text: 'Texto.' })
    const japanese = { title: { ja: '入金' }, text: { ja: '遅れています。' } }
    expect(shown('de', japanese)).toMatchObject({ locale: 'ja', text: '遅れています。' })
  })

  it('leads on in their own language', () => {
    const linked = { title: { en: 'Late' }, text: { en: 'See [fees](/en/fees/), [more](https://a.example/en/).' } }
    expect(shown('ja', linked)?.text).toBe('See [fees](/ja/fees/), [more](https://a.example/en/).')
  })

  it('is what runs or will; what is over is a list of its own, the last first, for a year', () => {
    const all = [
      aNotice({ id: 'runs' }),
      aNotice({ id: 'will', starts: NOW + DAY }),
      aNotice({ id: 'over', ends: NOW - 1 }),
      aNotice({ id: 'long-over', starts: NOW - 9 * DAY, ends: NOW - 8 * DAY }),
      aNotice({ id: 'forgotten', starts: NOW - 401 * DAY, ends: NOW - 400 * DAY }),
    ]
    const reader = { locale: 'en', site, now: NOW }
    expect(feedOf(all, NOW, reader).notices.map(({ id }) => id)).toEqual(['will', 'runs'])
    expect(pastFeedOf(all, NOW, reader).notices.map(({ id }) => id)).toEqual(['over', 'long-over'])
  })

  it('tells nobody who wrote it where', () => expect(Object.keys(shown('en') ?? {})).not.toContain('source'))
})

it('takes of the same notice what was written later', () => {
  const built = aNotice()
  const over = aNotice({ source: 'staff', ends: NOW, updatedAt: NOW })
  const [before, own] = [aNotice({ source: 'staff', updatedAt: NOW - DAY }), aNotice({ id: 'own', source: 'staff' })]
  expect(mergeNotices([built], [over])).toEqual([over])
  expect(mergeNotices([built], [before, own])).toEqual([built, own])
})

describe('a draft', () => {
  const rules = { locales: ['en', 'de'], topics: ['fiat-funding'], hosts: ['status.harborline.example'] }
  const { id, source, updatedAt, ...draft } = aNotice()
  const problems = (change: object) =>
    draftProblems({ ...draft, ...change }, rules).map(({ path, problem }) => `${path}: ${problem}`)

  test.each<[string, object, string[]]>([
    ['is well', {}, []],
    ['is well with links to us', { text: { en: '[a](/en/x/) [b](https://status.harborline.example/1)', de: 'B' } }, []],
    ['is in no language', { title: {}, text: {} }, ['title: no_language']],
    ['lacks a text', { text: { en: 'A' } }, ['text.de: no_text']],
    ['lacks a title', { title: { en: 'A', de: ' ' } }, ['title.de: no_title']],
    ['is in a language that is not published', { title: { xx: 'A' }, text: { xx: 'A' } }, ['title.xx: unknown']],
    ['is on a topic that is not there', { topics: ['pets'] }, ['topics: unknown']],
    ['ends before it starts', { ends: draft.starts }, ['ends: ends_first']],
    ['ends, and starts when it is written', { starts: null, ends: 1 }, []],
    ['has a long title', { title: { en: 'x'.repeat(121), de: 'A' } }, ['title.en: long_title']],
    ['has a long text', { text: { en: 'x'.repeat(2001), de: 'A' } }, ['text.en: long_text']],
    [
      'links elsewhere',
      { text: { en: '[a](https://harborline-help.example/)', de: '[b](javascript:x)' } },
      ['text.en: foreign_link', 'text.de: foreign_link'],
    ],
  ])('that %s', (_, change, expected) => expect(problems(change)).toEqual(expected))
})
