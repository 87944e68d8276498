import { expect, it } from 'vitest'
import { contactFigures, endsOf } from '../../src/core/contact-figures.ts'
import { addUp, type TallyRow } from '../../src/core/tallies.ts'

const counts = {
  ...addUp([]),
  contact_opened: 20,
  contact_shown: 12,
  contact_read: 8,
  contact_read_handed: 3,
  contact_confirmed: 2,
  contact_deflected: 9,
}

it('parts those that opened contact by how it ended', () => {
  const ends = endsOf(counts)
  expect(ends).toEqual({ confirmed: 2, read_left: 3, left: 4, read_asked: 3, asked: 8 })
  expect(Object.values(ends).reduce((sum, sessions) => sum + sessions, 0)).toBe(20)
})

const row = (guide: string, locale: string, part: string, read: number, deflected: number): TallyRow => ({
  day: 0,
  locale,
  subject: guide,
  part,
  counts: { suggestions_read: read, suggestions_deflected: deflected, suggestions_confirmed: 1 },
})

it('adds up a suggestion over topics and surfaces, tells languages apart, and puts the most opened first', () => {
  const { funnel, suggestions } = contactFigures(counts, [
    row('trading/staking', 'en', 'trading/header', 1, 1),
    row('general/tax', 'en', '/header', 2, 1),
    row('trading/staking', 'en', 'general/guide', 4, 2),
    row('trading/staking', 'de', 'trading/header', 2, 2),
  ])
  expect(funnel.map(({ sessions }) => sessions)).toEqual([20, 12, 8, 2])
  expect(suggestions.map(({ guide, locale, from, to }) => [guide, locale, from.of, to.of, to.over])).toEqual([
    ['trading/staking', 'en', 2, 3, 5],
    ['general/tax', 'en', 1, 1, 2],
    ['trading/staking', 'de', 1, 2, 2],
  ])
  expect(suggestions[2]?.to.value).toBe(1)
  expect(suggestions[2]?.between?.low).toBeCloseTo(0.342, 2)
})
