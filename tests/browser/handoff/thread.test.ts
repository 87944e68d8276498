import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastSeq, ratingOf, takeEntries, threadState } from '../../../src/browser/handoff/thread.ts'
import type { Entry } from '../../../src/core/handoff.ts'
import { anEntry } from '../../conversing.ts'

const entry = (seq: number, from: Entry['from'], kind: Entry['kind'] = 'message', text = 'x') =>
  anEntry({ seq, at: seq, from, kind, key: `key-${seq}`, text })
const history = [
  entry(2, 'client'),
  entry(5, 'agent'),
  entry(6, 'agent', 'solved', ''),
  entry(9, 'client', 'rated', '4'),
]

describe('a thread', () => {
  it('is the same whatever way, in whatever order and how often its entries arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...history))), (deliveries) => {
        const arrived = [...deliveries, history].reduce<Entry[]>((known, more) => takeEntries(known, more), [])
        expect(arrived).toEqual(history)
        expect(lastSeq(arrived)).toBe(9)
      }),
    )
  })

  it.each([
    ['waits after the question', [entry(1, 'client')], 'waiting'],
    ['is answered after the reply', [entry(1, 'client'), entry(2, 'agent')], 'answered'],
    ['is solved', history.slice(0, 3), 'solved'],
    ['stays solved when it is rated', history, 'solved'],
    [
      'waits again when it is reopened',
      [...history, entry(10, 'client', 'reopened', ''), entry(11, 'client')],
      'waiting',
    ],
  ])('%s', (_, entries, state) => expect(threadState(entries)).toBe(state))

  it('knows the last score since it was solved', () => {
    expect(ratingOf(history)).toBe(4)
    expect(ratingOf([...history, entry(10, 'client', 'rated', '2')])).toBe(2)
    expect(ratingOf([...history, entry(10, 'client', 'reopened', ''), entry(12, 'agent', 'solved', '')])).toBeNull()
  })
})
