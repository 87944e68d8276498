import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Change,
  carriedOver,
  caughtUp,
  changesCarriedOver,
  changesOf,
  fingerprintOf,
  type Head,
  sectionsOf,
  staleSections,
} from '../../src/core/freshness.ts'

const HEAD: Head = {
  title: 'Reset two-factor',
  scope: 'When the app is lost.',
  answer: 'Start at sign-in.',
  glance: { time: '1 day', cost: 'Free', need: 'E-mail' },
}
const guide = (...sections: string[]) => `---\ntitle: Reset two-factor\n---\n\n${sections.join('\n\n')}\n`
const NEED = '## What you need\n\n- Your e-mail.'
const STEPS = '## Steps\n\n1. Start.\n2. Wait.'
const AFTER = '## Afterwards\n\n### Codes\n\nNew ones.'
const of = (source: string, head = HEAD) => sectionsOf(head, source)
const prints = (source: string, head = HEAD) => of(source, head).map(({ fingerprint }) => fingerprint)

describe('the sections of a guide', () => {
  it('are its head, what stands before the first heading, and one per heading of the second level', () =>
    expect(of(guide('First of all.', NEED, AFTER)).map(({ title }) => title)).toEqual([
      ...['', '', 'What you need', 'Afterwards'],
    ]))
  it('do not begin inside code', () =>
    expect(of(guide('## One\n\n```md\n## Not one\n```', '## Two')).map(({ title }) => title)).toEqual([
      '',
      'One',
      'Two',
    ]))
  it('end code where its own fence ends it', () =>
    expect(of(guide('## One\n\n````\n```\n## Not\n````', '## Two')).map(({ title }) => title)).toEqual([
      '',
      'One',
      'Two',
    ]))
})

/** A declared change, as of a day of December. */
const declared = (day: number, significance: Change['significance'], before: string[], now: string[]): Change => ({
  on: new Date(Date.UTC(2026, 11, day)),
  significance,
  replaced: changesOf(before, now),
})
/** Where a translation is out of date: its own places, the English ones, and how much that matters. */
const staleness = (madeFrom: readonly string[], english: readonly string[], ...newestFirst: Change[]) =>
  staleSections(madeFrom, english, newestFirst).map(({ own, english, significance }) => [own, english, significance])

describe('what became of the sections', () => {
  it.each<[string, string, string, string[]]>([
    ['nothing changed', 'habc', 'habc', []],
    ['they stand in another order', 'habc', 'hcab', []],
    ['the head', 'habc', 'Habc', ['hH']],
    ['one in the middle', 'habc', 'haBc', ['bB']],
    ['all of them', 'habc', 'HABC', ['hH', 'aA', 'bB', 'cC']],
    ['one is new', 'habc', 'haxbc', ['-x']],
    ['one is gone', 'habc', 'hac', ['b-']],
    ['the head alone stays', 'habc', 'hABC', ['aA', 'bB', 'cC']],
    ['one is new at the front and the last changed', 'habc', 'hxabC', ['-x', 'cC']],
    ['one is gone at the front and the last changed', 'habc', 'hbC', ['cC', 'a-']],
    ['one changed and moved', 'habc', 'hBac', ['bB']],
    ['one is new and the head changed', 'hab', 'Hxab', ['hH', '-x']],
    ['there were none', '', 'hab', ['-h', '-a', '-b']],
  ])('%s', (_, before, now, expected) =>
    expect(changesOf([...before], [...now]).map(({ was, now }) => `${was ?? '-'}${now ?? '-'}`)).toEqual(expected),
  )

  it('add up, whatever changed: every section that is there now was or is new, and none twice', () => {
    const guide = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(guide, guide, (before, now) => {
        const changes = changesOf(before, now)
        const was = changes.flatMap(({ was }) => was ?? [])
        const is = changes.flatMap(({ now }) => now ?? [])
        expect(was.sort()).toEqual(before.filter((print) => !now.includes(print)).sort())
        expect(is.sort()).toEqual(now.filter((print) => !before.includes(print)).sort())
      }),
    )
  })
})

describe('a translation', () => {
  const english = guide(NEED, STEPS, AFTER)
  const madeFrom = prints(english)

  it.each([
    ['nothing changed', english],
    ['sections stand in another order', guide(AFTER, NEED, STEPS)],
    [
      'white space changed',
      english.replaceAll('\n\n', '\n\n\n').replace('1. Start.', '1.  Start. ').replaceAll('\n', '\r\n'),
    ],
  ])('is fresh when %s', (_, now) => {
    expect(now === english).toBe(_ === 'nothing changed')
    expect(staleness(madeFrom, prints(now))).toEqual([])
  })

  it('is fresh when nothing is known of what it was made from', () =>
    expect(staleness([], prints(english))).toEqual([]))

  const more = guide(NEED, STEPS, AFTER, '## More\n\nText.')
  it.each<[string, string, Head, (number | null)[][]]>([
    ['a word of a step', guide(NEED, STEPS.replace('Wait', 'Pay'), AFTER), HEAD, [[2, 2]]],
    ['a heading', guide(NEED, STEPS.replace('Steps', 'What to do'), AFTER), HEAD, [[2, 2]]],
    ['the answer', english, { ...HEAD, answer: 'Write to us.' }, [[0, 0]]],
    ['what it costs', english, { ...HEAD, glance: { ...HEAD.glance, cost: '5 EUR' } }, [[0, 0]]],
    ['a section that is new', more, HEAD, [[null, 4]]],
    ['a section that is gone', guide(NEED, AFTER), HEAD, [[2, null]]],
    ['a section that moved and changed', guide(STEPS.replace('Wait', 'Pay'), NEED, AFTER), HEAD, [[2, 1]]],
  ])('is out of date there alone: %s', (_, now, head, expected) => {
    const change = declared(1, 'medium', madeFrom, prints(now, head))
    expect(staleness(madeFrom, prints(now, head), change)).toEqual(expected.map((places) => [...places, 'medium']))
  })

  const withFee = (text: string) => prints(guide(NEED, `## Fee\n\n${text}`))
  const [first, second, third] = [withFee('None.'), withFee('Five.'), withFee('Six, and a tax.')]
  it('knows how much it matters from what was declared', () =>
    expect(staleness(first, second, declared(1, 'major', first, second))).toEqual([[2, 2, 'major']]))
  it('stays majorly stale when the section changes again a little', () => {
    const changes = [declared(2, 'medium', second, third), declared(1, 'major', first, second)]
    expect(staleness(first, third, ...changes)).toEqual([[2, 2, 'major']])
    expect(staleness(second, third, ...changes)).toEqual([[2, 2, 'medium']])
  })
  it('becomes majorly stale when it was stale a little before', () => {
    const changes = [declared(2, 'major', second, third), declared(1, 'medium', first, second)]
    const [section] = staleSections(first, third, changes)
    expect(section?.significance).toBe('major')
    expect(section?.changes.map(({ on }) => on.getUTCDate())).toEqual([1, 2])
  })
  it('is fresh again when English takes the change back', () => {
    const changes = [declared(2, 'major', second, first), declared(1, 'major', first, second)]
    expect(staleness(first, first, ...changes)).toEqual([])
    expect(staleness(second, first, ...changes)).toEqual([[2, 2, 'major']])
  })
  it('made after a change was taken back has nothing to do with it', () => {
    const changes = [
      declared(3, 'medium', first, third),
      declared(2, 'medium', second, first),
      declared(1, 'major', first, second),
    ]
    expect(staleness(first, third, ...changes)).toEqual([[2, 2, 'medium']])
  })
  it('knows a new section from the change that brought it', () => {
    const without = prints(guide(NEED))
    expect(staleness(without, second, declared(1, 'major', without, second))).toEqual([[null, 2, 'major']])
    const changes = [declared(2, 'medium', second, third), declared(1, 'major', without, second)]
    expect(staleness(without, third, ...changes)).toEqual([[null, 2, 'major']])
  })
  it('is out of date, though nobody knows how much, where a change was not declared', () =>
    expect(staleness(first, second)).toEqual([
      [2, null, 'medium'],
      [null, 2, 'medium'],
    ]))
})

describe('a minor change', () => {
  it('is carried over, and nothing becomes stale: whatever was changed, in whatever order', () => {
    const words = fc.array(fc.constantFrom('pay', 'wait', 'go', 'fee', 'bank', 'code'), { minLength: 1, maxLength: 5 })
    const sections = fc.array(words, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        sections,
        fc.array(fc.option(words), { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        (before, changes, turn) => {
          const write = (texts: readonly string[][], isTurned: boolean) => {
            const parts = texts.map((text, place) => `## Part ${place}\n\n${text.join(' ')}`)
            return prints(guide(...(isTurned ? parts.reverse() : parts)))
          }
          const was = write(before, false)
          const now = write(
            before.map((text, place) => changes[place] ?? text),
            turn,
          )
          expect(staleness(carriedOver(was, changesOf(was, now)), now)).toEqual([])
        },
      ),
    )
  })

  it('leaves stale what was stale before, with what it is stale by', () => {
    const [first, second, third] = [
      prints(guide(NEED, STEPS)),
      prints(guide(NEED, STEPS.replace('Wait', 'Pay'))),
      prints(guide(NEED.replace('e-mail', 'mail'), STEPS.replace('Wait', 'Pay.'))),
    ]
    const change = declared(1, 'major', first, second)
    const minor = changesOf(second, third)
    expect(staleness(carriedOver(first, minor), third, ...changesCarriedOver([change], minor))).toEqual([
      [2, 2, 'major'],
    ])
  })
})

describe('a fingerprint', () => {
  it('is eight digits, the same for the same words and other for others', () => {
    expect(fingerprintOf('Go.')).toMatch(/^[0-9a-f]{8}$/)
    expect(fingerprintOf('Go.\n')).toBe(fingerprintOf(' Go.'))
    expect(fingerprintOf('é')).toBe(fingerprintOf('e\u0301'))
    expect(fingerprintOf('Go!')).not.toBe(fingerprintOf('Go.'))
  })
})

describe('a translation that was brought up to date', () => {
  const [before, now] = [
    ['h', 'a', 'b', 'c'],
    ['h', 'c', 'B', 'a'],
  ]
  const changes = [declared(1, 'medium', before, now)]
  it.each<[string, string[], number, string[] | null]>([
    ['keeps its own order, and takes what came of what was stale', before, 4, ['h', 'a', 'B', 'c']],
    ['is taken in the order of English when it said nothing', [], 4, now],
    ['is taken in the order of English when it has sections that it had not', ['h', 'a'], 4, now],
    ['cannot be told when it has another number of sections', before, 3, null],
    ['fills what nobody declared with what is left', ['h', 'x', 'y', 'c'], 4, ['h', 'B', 'a', 'c']],
  ])('%s', (_, madeFrom, count, expected) =>
    expect(caughtUp(madeFrom, { count, english: now, changes })).toEqual(expected),
  )
})
