import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriedOver, changesOf, fingerprintOf, freshnessOf, type Head, sectionsOf } from '../../src/core/freshness.ts'

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
  ])('is fresh when %s', (_, now) => expect(freshnessOf(madeFrom, of(now))).toEqual({ stale: [], missing: [] }))

  it('is fresh when nothing is known of what it was made from', () =>
    expect(freshnessOf([], of(english))).toEqual({ stale: [], missing: [] }))

  it.each([
    ['a word of a step', guide(NEED, STEPS.replace('Wait', 'Pay'), AFTER), HEAD, [2], ['Steps']],
    ['a heading', guide(NEED, STEPS.replace('Steps', 'What to do'), AFTER), HEAD, [2], ['What to do']],
    ['the answer', english, { ...HEAD, answer: 'Write to us.' }, [0], ['']],
    ['what it costs', english, { ...HEAD, glance: { ...HEAD.glance, cost: '5 EUR' } }, [0], ['']],
    ['a section that is new', guide(NEED, STEPS, AFTER, '## More\n\nText.'), HEAD, [], ['More']],
    ['a section that is gone', guide(NEED, AFTER), HEAD, [2], []],
  ])('is out of date there alone: %s', (_, now, head, stale, missing) => {
    const found = freshnessOf(madeFrom, of(now, head))
    expect([found.stale, found.missing.map(({ title }) => title)]).toEqual([stale, missing])
  })
})

describe('a minor change', () => {
  it('is carried over, and nothing becomes stale: whatever was changed, in whatever order', () => {
    const words = fc.array(fc.constantFrom('pay', 'wait', 'go', 'fee', 'bank', 'code'), { minLength: 1, maxLength: 5 })
    const sections = fc.array(words, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(sections, fc.array(fc.option(words), { minLength: 6, maxLength: 6 }), (before, changes) => {
        const write = (texts: readonly string[][]) =>
          guide(...texts.map((text, place) => `## Part ${place}\n\n${text.join(' ')}`))
        const now = before.map((text, place) => changes[place] ?? text)
        const was = prints(write(before))
        const carried = carriedOver(was, changesOf(was, of(write(now))))
        expect(freshnessOf(carried, of(write(now)))).toEqual({ stale: [], missing: [] })
      }),
    )
  })

  it('leaves stale what was stale before', () => {
    const [first, second, third] = [
      guide(NEED, STEPS),
      guide(NEED, STEPS.replace('Wait', 'Pay')),
      guide(NEED.replace('e-mail', 'mail'), STEPS.replace('Wait', 'Pay')),
    ]
    const madeFrom = prints(first)
    const carried = carriedOver(madeFrom, changesOf(prints(second), of(third)))
    expect(freshnessOf(carried, of(third)).stale).toEqual([2])
  })

  it('does not make a section that is new one that is translated', () => {
    const before = prints(guide(NEED))
    const now = of(guide(NEED, STEPS))
    expect(freshnessOf(carriedOver(before, changesOf(before, now)), now).missing.map(({ title }) => title)).toEqual([
      'Steps',
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
