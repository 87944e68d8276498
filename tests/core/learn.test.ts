import { describe, expect, it } from 'vitest'
import type { GuidepostEvent } from '../../src/core/events.ts'
import { learn } from '../../src/core/learn.ts'

const stopWords = new Map([['en', new Set(['my', 'is', 'the', 'where'])]])
let id = 0

/** A session that searched, opened a guide and voted. */
function session(number: number, query: string, guide = 'a/b', helpful = true): GuidepostEvent[] {
  const base = { session: String(number), at: 0, locale: 'en', page: '/en/' }
  const next = () => ({ ...base, id: id++ })
  return [
    { kind: 'search_performed', ...next(), search: number, query, results: 2, rung: 'exact', surface: 'home' },
    { kind: 'result_clicked', ...next(), search: number, guide, position: 1 },
    { kind: 'guide_rated', ...next(), guide, helpful, reason: '' },
  ]
}

describe('what readers teach', () => {
  it('is a question that enough sessions confirmed, as most of them wrote it', () => {
    const events = [
      ...session(1, 'where is my cash'),
      ...session(2, 'cash where'),
      ...session(3, 'where is my cash'),
      ...session(4, 'something else'),
    ]
    expect(learn(events, stopWords, 3)).toEqual({
      learned: [{ locale: 'en', query: 'where is my cash', guide: 'a/b', sessions: 3 }],
      withheld: { questions: 1, threshold: 3 },
    })
  })

  it('counts a session once, however often it asked', () => {
    const again = [...session(1, 'cash'), ...session(1, 'my cash'), ...session(1, 'cash')]
    expect(learn(again, stopWords, 1).learned[0]?.sessions).toBe(1)
  })

  it.each([
    ['was not said to have helped', session(1, 'cash', 'a/b', false)],
    ['was about somebody', session(1, 'refund for [e-mail]')],
    [
      'ended with a person',
      [
        ...session(1, 'cash'),
        {
          kind: 'handoff_started',
          session: '1',
          id: 999,
          at: 0,
          locale: 'en',
          page: '/en/',
          conversation: 'abcdefgh1',
          channel: 'chat',
          vendor: 'desk',
          topic: '',
        } satisfies GuidepostEvent,
      ],
    ],
  ])('is nothing when it %s', (_, events) => {
    expect(learn(events, stopWords, 1).learned).toEqual([])
  })

  it('comes in order of locale, guide and sessions', () => {
    const events = [...session(1, 'x', 'c/d'), ...session(2, 'y'), ...session(3, 'z'), ...session(4, 'z')]
    expect(learn(events, stopWords, 1).learned.map(({ query }) => query)).toEqual(['z', 'y', 'x'])
  })
})
