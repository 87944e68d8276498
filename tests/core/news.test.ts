import { describe, expect, it } from 'vitest'
import { byMonth, type DeclaredChange, newsOf, openedOn, type ToldGuide } from '../../src/core/news.ts'

const day = (text: string) => new Date(text)
const change = (on: string, what: string, significance: DeclaredChange['significance'] = 'medium') => ({
  on: day(on),
  significance,
  what,
})
const guide = (name: string, given: Partial<ToldGuide> = {}): ToldGuide => ({
  guide: `trading/${name}`,
  source: 'es',
  title: name,
  scope: `about ${name}`,
  since: day('2026-11-12'),
  changes: [],
  translated: [],
  ...given,
})
const reading = { english: 'en', now: Date.parse('2026-12-31') }
const told = (guides: readonly ToldGuide[]) =>
  newsOf(guides, reading).map(({ kind, guide, on, what, whatLocale }) => [
    kind,
    guide,
    on.toISOString().slice(0, 10),
    what,
    whatLocale,
  ])

describe('what is new', () => {
  it('is no guide that the center opened with, and every one after, newest first', () => {
    const opened = [guide('a'), guide('b', { since: null })]
    expect(told(opened)).toEqual([])
    expect(openedOn(opened)).toEqual(day('2026-11-12'))
    const added = [...opened, guide('c', { since: day('2026-11-20') }), guide('d', { since: day('2026-12-02') })]
    expect(told(added)).toEqual([
      ['new', 'trading/d', '2026-12-02', 'about d', 'es'],
      ['new', 'trading/c', '2026-11-20', 'about c', 'es'],
    ])
  })

  it('is what changed in a way that matters, in the reader’s words where the translation has them', () => {
    const changes = [
      change('2026-12-03', 'Fee is lower', 'major'),
      change('2026-12-01', 'A step more'),
      change('2026-11-30', 'A comma', 'minor'),
    ]
    expect(told([guide('a', { changes, translated: [change('2026-12-01', 'Un paso más')] })])).toEqual([
      ['important', 'trading/a', '2026-12-03', 'Fee is lower', 'en'],
      ['changed', 'trading/a', '2026-12-01', 'Un paso más', 'es'],
    ])
  })

  it('tells two changes of a day apart', () => {
    const changes = [change('2026-12-01', 'Second'), change('2026-12-01', 'First')]
    const translated = [change('2026-12-01', 'Segundo'), change('2026-12-01', 'Primero')]
    expect(told([guide('a', { changes, translated })]).map(([, , , what]) => what)).toEqual(['Segundo', 'Primero'])
  })

  it('is nothing that changed before readers had the guide, or that is still to come', () => {
    const changes = [change('2027-01-01', 'Next year'), change('2026-11-12', 'On the day')]
    expect(told([guide('a', { changes })])).toEqual([])
  })

  it('is told by month', () => {
    const news = newsOf(
      [guide('a'), guide('c', { since: day('2026-11-20'), changes: [change('2026-12-01', 'x')] })],
      reading,
    )
    expect(byMonth(news).map(({ month, news: found }) => [month.toISOString().slice(0, 10), found.length])).toEqual([
      ['2026-12-01', 1],
      ['2026-11-01', 1],
    ])
  })
})
