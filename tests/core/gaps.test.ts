import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupByMeaning, type HeldGap, stateOf } from '../../src/core/gaps.ts'
import type { UnansweredRow } from '../../src/core/report.ts'

const row = (words: string, sessions = 3, locale = 'en'): UnansweredRow => ({
  locale,
  words: words.split(' ').sort().join(' '),
  query: words,
  asked: sessions,
  answered: 0,
  sessions,
  searches: sessions,
  kinds: { no_results: sessions, no_click: 0, reformulated: 0, escalated: 0 },
  contacted: 0,
  searchedAgain: 0,
  left: sessions,
  hours: 3,
  firstDay: 1,
  lastDay: 2,
})
const SYNONYMS = new Map([
  [
    'en',
    [
      ['bank transfer', 'sepa', 'wire'],
      ['delayed', 'late', 'stuck', 'slow'],
    ],
  ],
])
const grouped = (rows: readonly UnansweredRow[], held: readonly HeldGap[] = []) =>
  groupByMeaning(rows, SYNONYMS, held).map((group) => group.rows.map(({ query }) => query))

describe('searches mean the same', () => {
  it.each([
    ['in any order', ['euro deposit', 'deposit euro']],
    ['with a slip beside a word that is more frequent', ['unstake early', 'unstaek early']],
    ['in another form', ['withdrawal limits', 'withdrawals limit']],
    ['with a synonym', ['sepa late', 'wire slow']],
    ['with a synonym of several words', ['bank transfer stuck', 'sepa late']],
    ['when most words are the same', ['euro deposit delayed today', 'euro deposit late']],
  ])('%s', (_, [first = '', second = '']) => {
    expect(grouped([row(first, 9), row(second)])).toEqual([[first, second]])
  })

  it.each([
    ['another thing', 'euro deposit', 'euro withdrawal'],
    ['a short word with another letter', 'btc price', 'etc price'],
    ['a slip of a word that is as frequent', 'staking', 'stacking'],
  ])('but not %s', (_, first, second) => {
    expect(grouped([row(first), row(second)])).toHaveLength(2)
  })

  it('not in another language', () => {
    expect(grouped([row('visa', 9), row('visa', 9, 'es')])).toHaveLength(2)
  })

  it('whatever the order in which they come, each in one group', () => {
    const words = fc.constantFrom('euro', 'deposit', 'depost', 'late', 'sepa', 'wire', 'stuck', 'limit', 'limits')
    const rows = fc
      .uniqueArray(fc.uniqueArray(words, { minLength: 1, maxLength: 3 }).map((all) => all.sort().join(' ')))
      .map((all) => all.map((each, place) => row(each, 1 + (place % 4))))
    fc.assert(
      fc.property(rows, fc.integer(), (all, seed) => {
        const shuffled = [...all].sort((a, b) => ((a.words.length * seed) % 7) - ((b.words.length * seed) % 7))
        const sorted = (groups: string[][]) => groups.map((group) => [...group].sort().join('|')).sort()
        expect(sorted(grouped(shuffled))).toEqual(sorted(grouped(all)))
        expect(grouped(all).flat()).toHaveLength(all.length)
      }),
      { numRuns: 300 },
    )
  })
})

it('a gap that was held stays the same when other words become more frequent', () => {
  const [before] = groupByMeaning([row('euro deposit late', 9)], SYNONYMS, [])
  const held: HeldGap = {
    id: before?.id ?? '',
    locale: 'en',
    meanings: before?.meanings ?? [],
    state: 'taken',
    who: 'Ada',
    at: 5,
    before: { asked: 0, answered: 0 },
  }
  const [after] = groupByMeaning([row('euro deposit', 90), row('late euro deposit', 9)], SYNONYMS, [held])
  expect(after?.id).toBe(before?.id)
  expect(after?.held?.who).toBe('Ada')
})

describe('the state of a gap', () => {
  const before = { asked: 0, answered: 0 }
  const held = (state: HeldGap['state']): HeldGap => ({
    ...{ id: 'x', locale: 'en', meanings: [], state, who: '', at: 1 },
    before,
  })
  it.each([
    ['open without a decision', null, 9, 2, 'open'],
    ['closed by itself at seven tenths', null, 10, 7, 'closed'],
    ['not by fewer sessions than are shown', null, 2, 2, 'open'],
    ['taken while its searches are not answered', held('taken'), 10, 6, 'taken'],
    ['closed after it was written and is answered', held('written'), 10, 9, 'closed'],
    ['written again when they are not', held('written'), 20, 9, 'written'],
    ['not ours whatever comes', held('not_ours'), 10, 10, 'not_ours'],
  ] as const)('is %s', (_, decided, asked, answered, state) => {
    expect(stateOf(decided, { asked, answered }, 3)).toBe(state)
  })
})
