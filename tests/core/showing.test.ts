import { describe, expect, it, test } from 'vitest'
import {
  goneGuides,
  nextChange,
  publicGuides,
  type Showing,
  type ShownTimes,
  showingOf,
} from '../../src/core/showing.ts'

const times = (change: Partial<ShownTimes> = {}): ShownTimes => ({
  draft: false,
  publish: null,
  retire: null,
  ...change,
})
const at = (text: string) => Date.parse(text)
const [first, second] = [new Date('2027-01-01'), new Date('2027-02-01T09:00:00+01:00')]

describe('a guide', () => {
  test.each<[Showing, string, ShownTimes, ShownTimes | null, string]>([
    ['public', 'with no times', times(), null, '2026-12-01'],
    ['draft', 'that is a draft, whatever its times', times({ draft: true, publish: first }), null, '2027-03-01'],
    ['scheduled', 'a moment before it is published', times({ publish: first }), null, '2026-12-31T23:59:59.999Z'],
    ['public', 'from that moment', times({ publish: first }), null, '2027-01-01'],
    ['public', 'until it is retired, by its own offset', times({ retire: second }), null, '2027-02-01T07:59:59Z'],
    ['retired', 'from then', times({ retire: second }), null, '2027-02-01T08:00:00Z'],
    ['scheduled', 'that is a translation of one that is', times(), times({ publish: first }), '2026-12-01'],
    [
      'public',
      'with an earlier day of its own',
      times({ publish: new Date(0) }),
      times({ publish: first }),
      '2026-12-01',
    ],
    ['retired', 'that is a translation of one that is', times(), times({ retire: first }), '2027-01-01'],
    ['public', 'whose English one is a draft', times(), times({ draft: true }), '2027-01-01'],
  ])('is %s: one %s', (showing, _, own, english, now) => expect(showingOf({ own, english }, at(now))).toBe(showing))
})

describe('of all guides', () => {
  const english = times({ publish: first })
  const guides = [
    { guide: 'a/new', locale: 'en', own: english, english },
    { guide: 'a/new', locale: 'es', own: times(), english },
    { guide: 'a/new', locale: 'de', own: times({ publish: second }), english },
    { guide: 'a/old', locale: 'en', own: times({ retire: second }), english: times({ retire: second }) },
    { guide: 'a/never', locale: 'en', own: times({ draft: true, publish: new Date('2026-12-05') }), english: null },
  ]

  it('the next change is known, with everywhere it happens', () => {
    expect(nextChange(guides, at('2026-12-01'))).toEqual({
      at: first.getTime(),
      guide: 'a/new',
      locales: ['en', 'es'],
      what: 'publish',
    })
    expect(nextChange(guides, first.getTime())?.at).toBe(second.getTime())
    expect(nextChange(guides, second.getTime())).toBeNull()
  })

  it('those are gone that were retired in every language', () => {
    expect([goneGuides(guides, second.getTime() - 1), goneGuides(guides, second.getTime())]).toEqual([[], ['a/old']])
    const kept = [...guides, { guide: 'a/old', locale: 'es', own: times(), english: null }]
    expect(goneGuides(kept, second.getTime())).toEqual([])
    expect(publicGuides(guides, at('2026-12-01'))).toEqual(['a/old'])
  })
})
