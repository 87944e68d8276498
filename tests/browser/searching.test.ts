import { describe, expect, it } from 'vitest'
import { createSearching, type Outcome } from '../../src/browser/search/searching.ts'
import { redact } from '../../src/core/redact.ts'

interface Told {
  kind: string
  search: number
  [field: string]: unknown
}

/** A search with a clock that only moves when told, and a recorder that keeps what it was told. */
function begin() {
  const told: Told[] = []
  const noted: unknown[] = []
  let now = 0
  let waiting: { at: number; run: () => void }[] = []
  const searching = createSearching({
    surface: 'header',
    record: (event) => {
      if ('search' in event) told.push(event)
    },
    note: (search) => noted.push(search),
    noteOpened: (search, guide) => noted.push({ search, guide }),
    clean: redact,
    later(run, milliseconds) {
      const timer = { at: now + milliseconds, run }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((kept) => kept !== timer)
      }
    },
  })
  return {
    searching,
    told,
    noted,
    wait(milliseconds: number) {
      now += milliseconds
      for (const { run } of waiting.filter(({ at }) => at <= now)) run()
      waiting = waiting.filter(({ at }) => at > now)
    },
    type(query: string, results = 3) {
      searching.show({ query, results, rung: results > 0 ? 'exact' : 'none' } satisfies Outcome)
    },
    /** What was recorded, without numbers: `performed wrong network`, `no_click`. */
    story: () =>
      told.map((event) => {
        if (event.kind === 'search_performed') return `performed ${event.query}`
        return event.kind === 'search_unanswered' ? String(event.reason) : `clicked ${event.guide} at ${event.position}`
      }),
    searches: () => new Set(told.map(({ search }) => search)).size,
  }
}

describe('a search', () => {
  it('is one search however many letters it took', () => {
    const { type, wait, story } = begin()
    for (const query of ['w', 'wi', 'with', 'withdraw']) {
      type(query)
      wait(300)
    }
    expect(story()).toEqual([])
    wait(1000)
    expect(story()).toEqual(['performed withdraw'])
  })

  it('typed further after a pause is the same search, told again under the same number', () => {
    const { type, wait, story, searches } = begin()
    type('withdraw')
    wait(1000)
    type('withdraw btc')
    wait(1000)
    expect(story()).toEqual(['performed withdraw', 'performed withdraw btc'])
    expect(searches()).toBe(1)
  })

  it('shortened again is the same search, too', () => {
    const { type, wait, searches } = begin()
    type('withdraw btc')
    wait(1000)
    type('withdraw')
    wait(1000)
    expect(searches()).toBe(1)
  })

  it('replaced by another one ends without a click', () => {
    const { type, wait, story, searches } = begin()
    type('withdraw')
    wait(1000)
    type('fees')
    wait(1000)
    expect(story()).toEqual(['performed withdraw', 'no_click', 'performed fees'])
    expect(searches()).toBe(2)
  })

  it('that finds nothing says so once, and is not told again as left without a click', () => {
    const { type, wait, searching, story } = begin()
    type('pizza', 0)
    wait(1000)
    searching.leave()
    expect(story()).toEqual(['performed pizza', 'no_results'])
  })

  it('that found nothing at first and then something is left without a click', () => {
    const { type, wait, searching, story } = begin()
    type('fe', 0)
    wait(1000)
    type('fees')
    wait(1000)
    searching.leave()
    expect(story()).toEqual(['performed fe', 'no_results', 'performed fees', 'no_click'])
  })

  it('settles when a result is chosen before the pause is over', () => {
    const { type, wait, searching, story, noted } = begin()
    type('fees')
    wait(200)
    searching.choose('fees-limits/deposit-withdrawal-fees', 1)
    searching.leave()
    expect(story()).toEqual(['performed fees', 'clicked fees-limits/deposit-withdrawal-fees at 1'])
    expect(noted).toHaveLength(2)
  })

  it('is not lost when the tab closes before the pause is over', () => {
    const { type, wait, searching, story } = begin()
    type('fees')
    wait(100)
    searching.leave()
    expect(story()).toEqual(['performed fees', 'no_click'])
    wait(5000)
    expect(story()).toHaveLength(2)
  })

  it('is answered after all when the reader comes back and chooses', () => {
    const { type, wait, searching, story, searches } = begin()
    type('fees')
    wait(1000)
    searching.choose('fees-limits/deposit-withdrawal-fees', 1)
    searching.leave()
    searching.choose('crypto-funding/withdraw-crypto', 2)
    expect(story()).toEqual([
      'performed fees',
      'clicked fees-limits/deposit-withdrawal-fees at 1',
      'clicked crypto-funding/withdraw-crypto at 2',
    ])
    expect(searches()).toBe(1)
  })

  it('that no result helped is told once, and not as left besides', () => {
    const { type, searching, story } = begin()
    type('fees')
    searching.refuse()
    searching.refuse()
    searching.leave()
    expect(story()).toEqual(['performed fees', 'none_helped'])
  })

  it('is recorded without personal data', () => {
    const { type, wait, story } = begin()
    type('refund to ana@mail.example')
    wait(1000)
    expect(story()).toEqual(['performed refund to [e-mail]'])
  })

  it('of a secret is forgotten, also the part that was typed before it was seen to be one', () => {
    const { type, wait, searching, told } = begin()
    type('legal winner thank year wave')
    wait(200)
    searching.drop()
    wait(5000)
    searching.leave()
    expect(told).toEqual([])
  })

  it('of blanks is none', () => {
    const { type, wait, searching, told } = begin()
    type('   ')
    wait(5000)
    searching.leave()
    expect(told).toEqual([])
  })
})
