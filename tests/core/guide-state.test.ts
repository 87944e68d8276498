import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { sectionsOf } from '../../src/core/freshness.ts'
import { frontMatter } from '../../src/core/guide.ts'
import {
  type GuideVersion,
  guideStates,
  isReviewDue,
  type LocaleState,
  stateAt,
  stateOfGuide,
  tagsOf,
} from '../../src/core/guide-state.ts'
import { publicStates } from '../../src/core/public-states.ts'
import { topicsFile } from '../../src/core/topics.ts'

const GUIDE = 'fees-limits/trading-fees'
const NOW = Date.parse('2026-12-01')
const BODY = '\n## Fees\n\nNone.\n\n## When\n\nNow.\n'
const topics = topicsFile.parse({ 'fees-limits': { icon: 'percent', queue: 'payments', tags: ['fees'], guides: [] } })

const sample: Record<string, unknown> = parse(
  /^---\n([\s\S]*?)\n---/.exec(readFileSync(`content/en/${GUIDE}.mdx`, 'utf8'))?.[1] ?? '',
)
const version = (locale: string, fields: Record<string, unknown>, body = BODY): GuideVersion => ({
  locale,
  body,
  data: frontMatter.parse({ ...sample, updated: '2026-11-20', reviewed: '2026-11-20', reviewEvery: 90, ...fields }),
})
const printsOf = ({ data, body }: GuideVersion) => sectionsOf(data, body).map(({ fingerprint }) => fingerprint)
const first = printsOf(version('en', {}))
const english = (fields: Record<string, unknown> = {}, body = BODY) =>
  version('en', { sections: first, ...fields }, body)
const states = (versions: GuideVersion[]) =>
  stateOfGuide(versions, { guide: GUIDE, locales: ['en', 'de', 'ar'], topics, now: NOW })

describe('how a guide stands in each locale', () => {
  it('is told for all published locales, in the shape that is written to a file', () => {
    const state = states([english(), version('de', { title: 'Gebühren', madeFrom: first })])
    expect(guideStates.parse({ madeAt: NOW, guides: [state] }).guides).toEqual([state])
    expect(state).toMatchObject({ guide: GUIDE, topic: 'fees-limits', owner: 'fees', tags: ['fees'], reviewEvery: 90 })
    expect(Object.entries(state.locales).map(([locale, { state, file }]) => [locale, state, file])).toEqual([
      ['en', 'fresh', `content/en/${GUIDE}.mdx`],
      ['de', 'fresh', `content/de/${GUIDE}.mdx`],
      ['ar', 'missing', `content/ar/${GUIDE}.mdx`],
    ])
    expect(state.locales['de']).toMatchObject({ title: 'Gebühren', reviewDue: '2027-02-18' })
    expect(state.locales['ar']).toMatchObject({ title: state.title, reviewDue: null })
  })

  const CHANGED = BODY.replace('None.', 'Five.')
  const second = printsOf(english({}, CHANGED))
  const change = {
    on: '2026-11-30',
    significance: 'major',
    what: 'Orders cost five.',
    replaced: [{ was: first[1], now: second[1] }],
  }
  const german = (fields: Record<string, unknown> = {}) =>
    version('de', { madeFrom: first, ...fields }, BODY.replace('Fees', 'Gebühren'))

  it('is stale where English changed, with the section, since when and what', () => {
    const { locales } = states([english({ sections: second, changes: [change] }, CHANGED), german()])
    expect(locales['de']?.state).toBe('stale')
    expect(locales['de']?.stale).toEqual([
      {
        ...{ own: 1, english: 1, title: 'Gebühren', significance: 'major', since: '2026-11-30' },
        what: ['Orders cost five.'],
      },
    ])
    expect(locales['en']?.state).toBe('fresh')
  })
  it('is stale while a change is not declared yet, and known by its section', () =>
    expect(states([english({}, CHANGED), german()]).locales['de']?.stale).toMatchObject([
      { own: 1, english: 1, significance: 'medium', since: '2026-11-20', what: [] },
    ]))
  it('is fresh where nothing is known of what it was made from', () =>
    expect(states([english({}, CHANGED), german({ madeFrom: [] })]).locales['de']?.state).toBe('fresh'))
  it('goes by the translation’s own dates where it has them, else by the English ones', () => {
    const { locales } = states([
      english({ publish: '2026-12-05' }),
      german(),
      version('ar', { madeFrom: first, publish: '2026-12-01' }),
    ])
    expect(Object.values(locales).map(({ state }) => state)).toEqual(['scheduled', 'scheduled', 'fresh'])
  })
  it('is not missing where English itself is not to be read, or no more', () => {
    const stateIn = (fields: Record<string, unknown>) => states([english(fields)]).locales['ar']?.state
    expect([{ draft: true }, { retire: '2026-12-01' }, { publish: '2026-12-05' }].map(stateIn)).toEqual([
      ...['draft', 'retired', 'missing'],
    ])
  })
  it('is told of a guide that English does not have', () => {
    const state = states([version('de', { title: 'Nur hier' })])
    expect([state.title, state.locales['en']?.state, state.locales['de']?.state]).toEqual([
      'Nur hier',
      'missing',
      'fresh',
    ])
  })
})

describe('a state', () => {
  const fresh: Omit<LocaleState, 'state' | 'file' | 'title'> = {
    ...{ isMissing: false, isDraft: false, publish: null, retire: null, reviewDue: '2027-02-01', stale: [] },
  }
  const [stale] = [{ own: 1, english: 1, title: 'Fees', significance: 'medium' as const, since: null, what: [] }]
  it.each<[string, Partial<typeof fresh>]>([
    ['fresh', {}],
    ['due', { reviewDue: '2026-11-01' }],
    ['due', { reviewDue: '2026-12-15' }],
    ['fresh', { reviewDue: '2026-12-16' }],
    ['stale', { stale: [stale], reviewDue: '2026-11-01' }],
    ['scheduled', { publish: '2026-12-02', stale: [stale] }],
    ['fresh', { publish: '2026-12-01' }],
    ['draft', { isDraft: true, publish: '2026-12-02' }],
    ['missing', { isMissing: true, reviewDue: null }],
    ['fresh', { retire: '2026-12-02' }],
    ['retired', { retire: '2026-12-01', isDraft: true }],
  ])('is %s: %o', (state, parts) => expect(stateAt({ ...fresh, ...parts }, NOW)).toBe(state))

  it('is due two weeks before a review’s day, and never of what has none', () => {
    expect(isReviewDue('2026-12-15', NOW)).toBe(true)
    expect(isReviewDue('2026-12-15', NOW - 1)).toBe(false)
    expect(isReviewDue(null, NOW)).toBe(false)
  })
})

it('a guide concerns what it says itself and what its topic says of all', () => {
  expect(tagsOf(GUIDE, { tags: ['security'] }, topics)).toEqual(['security', 'fees'])
  expect(tagsOf('trading/staking', { tags: [] }, topics)).toEqual([])
})

describe('what everybody may know of it, as it lies among the published files', () => {
  const told = (versions: GuideVersion[]) => publicStates([states(versions)], NOW)

  it('is all of a guide that readers have', () => {
    const versions = [english(), version('de', { title: 'Gebühren', madeFrom: first })]
    expect(told(versions)).toEqual([states(versions)])
  })

  it.each([
    ['a draft', { draft: true }],
    ['one that is scheduled', { publish: '2027-01-01' }],
  ])('is nothing of a guide that is %s', (_, fields) =>
    expect(told([english(fields), version('de', { draft: true })])).toEqual([]),
  )

  it('is its state alone of a version that they do not have yet', () => {
    const draft = version('de', { title: 'Geheim', draft: true, madeFrom: ['00000000'] }, '\n## Geheim\n\nNichts.\n')
    const [found] = told([english(), draft])
    expect(found?.locales['de']?.state).toBe('draft')
    expect(JSON.stringify(found)).not.toContain('Geheim')
    const [german] = told([english({ title: 'Secret', draft: true }), version('de', { title: 'Gebühren' })])
    expect(german?.title).toBe('Gebühren')
    expect(JSON.stringify(german)).not.toContain('Secret')
  })

  it('is what they had of one that is retired', () =>
    expect(told([english({ retire: '2026-11-15' })])[0]?.locales['en']?.state).toBe('retired'))
})
