import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBell, type News } from '../../../src/browser/desk/bell.ts'
import { aConversation, anEntry } from '../../conversing.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const news = (seq: number): News => ({ conversation: aConversation(), entry: anEntry({ seq }) })

/** Tabs of one browser, which share who has claimed what. */
function tabs(...hidden: boolean[]) {
  const claimed = new Set<number>()
  const rung: number[][][] = hidden.map(() => [])
  const bells = hidden.map((isHidden, tab) =>
    createBell({
      isHidden: () => isHidden,
      claim: async (seq) => !claimed.has(seq) && claimed.add(seq) !== undefined,
      ring: (all) => rung[tab]?.push(all.map(({ entry }) => entry.seq)),
    }),
  )
  return {
    rung,
    tell(seq: number) {
      for (const bell of bells) bell.tell(news(seq))
    },
  }
}

it('rings once for messages that come together', async () => {
  const { rung, tell } = tabs(false)
  tell(1)
  await vi.advanceTimersByTimeAsync(100)
  tell(2)
  await vi.advanceTimersByTimeAsync(5000)
  tell(3)
  await vi.advanceTimersByTimeAsync(5000)
  expect(rung).toEqual([[[1, 2], [3]]])
})

it('rings in one tab of several, in one that is seen', async () => {
  const { rung, tell } = tabs(true, false, true)
  tell(1)
  await vi.advanceTimersByTimeAsync(5000)
  expect(rung).toEqual([[], [[1]], []])
})

it('rings in one hidden tab when none is seen', async () => {
  const { rung, tell } = tabs(true, true)
  tell(1)
  tell(2)
  await vi.advanceTimersByTimeAsync(5000)
  expect(rung.flat()).toEqual([[1, 2]])
})
