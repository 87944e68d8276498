import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketName, type TallyRow, TIMES } from '../../src/core/tallies.ts'
import { usualWait } from '../../src/core/usual-wait.ts'

/** A row as the store answers it, of waits in seconds; null: nobody answered. */
function row(part: string, waits: readonly (number | null)[]): TallyRow {
  const { bounds } = TIMES.first_response
  const counts: Record<string, number> = { cases: waits.length, chats: part === 'chat' ? waits.length : 0 }
  for (const seconds of waits) {
    if (seconds === null) continue
    const place = bounds.findIndex((bound) => seconds <= bound)
    const bucket = bucketName('first_response', place < 0 ? bounds.length : place)
    counts[bucket] = (counts[bucket] ?? 0) + 1
    counts['first_responses'] = (counts['first_responses'] ?? 0) + 1
  }
  return { day: 20780, locale: '*', subject: '*', part, counts }
}
const chats = (...waits: (number | null)[]) => [row('chat', waits)]
const FIVE = [100, 110, 120, 120, 130]

describe('the usual wait', () => {
  it.each<[string, TallyRow[][], { seconds: number; chats: number } | null]>([
    ['is nothing without a chat', [[], []], null],
    ['is nothing of four chats', [chats(100, 110, 120, 130)], null],
    // Between one and two minutes: four of the five, so that the median stands at two and a half of four.
    ['is the median of five, straight between the bounds of the ledger', [chats(...FIVE)], { seconds: 98, chats: 5 }],
    ['is of the topic where it has enough', [chats(20, 20, 20, 20, 20), chats(...FIVE)], { seconds: 23, chats: 5 }],
    ['is of the language where the topic has too few', [chats(20, 20), chats(...FIVE)], { seconds: 98, chats: 5 }],
    [
      'is of chats alone',
      [[row('ticket', [9000, 9000, 9000, 9000, 9000]), ...chats(...FIVE)]],
      { seconds: 98, chats: 5 },
    ],
    ['is nothing of tickets', [[row('ticket', FIVE)]], null],
    ['counts a chat that nobody answered as a long one', [chats(...FIVE, 600, null, null)], { seconds: 120, chats: 6 }],
    ['is nothing where fewer than half are answered', [chats(...FIVE, null, null, null, null, null, null)], null],
    ['is nothing where it is longer than the ledger tells', [chats(...FIVE.map(() => 6_000_000))], null],
  ])('%s', (_, rows, expected) => {
    expect(usualWait(rows)).toEqual(expected)
  })

  it('never promises less than half of the chats waited, as finely as the ledger tells', () => {
    const { bounds } = TIMES.first_response
    const wait = fc.oneof(fc.integer({ min: 0, max: 86_400 }), fc.constant(null))
    fc.assert(
      fc.property(fc.array(wait, { minLength: 5, maxLength: 40 }), (waits) => {
        const usual = usualWait([chats(...waits)])
        if (usual === null) return
        // At the upper bound of the median's bucket at least half had their answer; at the lower one fewer had.
        const upper = bounds.find((bound) => usual.seconds <= bound) ?? Number.POSITIVE_INFINITY
        const lower = bounds.findLast((bound) => bound < usual.seconds) ?? -1
        const within = (limit: number) => waits.filter((seconds) => seconds !== null && seconds <= limit).length
        expect(within(upper) * 2).toBeGreaterThanOrEqual(waits.length)
        expect(within(lower) * 2).toBeLessThanOrEqual(waits.length)
      }),
    )
  })
})
