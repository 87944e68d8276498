import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepTrue, pauseUntil } from '../../../src/browser/availability/keep-true.ts'

const NOW = Date.parse('2026-11-23T10:00:00Z')

/** The parts of a page that it listens to, moved by hand. */
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const window = new EventTarget()
beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  page.visibilityState = 'visible'
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('an answer is believed', () => {
  it.each([
    ['when it never changes by itself', null],
    ['when it changes later', NOW + 3_600_000],
    ['when it should have changed already: the clock may be wrong', NOW - 1],
  ])('for 20 to 30 seconds, %s, so that an agent who leaves is seen to leave', (_, until) => {
    const pauses = Array.from({ length: 50 }, () => pauseUntil(until, NOW))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(20_000)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000)
    expect(new Set(pauses).size).toBeGreaterThan(1)
  })

  it('until just after it changes, when that is sooner, and not by everybody in the same second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 19_999 }), (left) => {
        const pause = pauseUntil(NOW + left, NOW)
        expect(pause).toBeGreaterThanOrEqual(left + 1000)
        expect(pause).toBeLessThan(left + 7000)
      }),
    )
  })
})

describe('what is on the screen', () => {
  it('is asked for again each minute while somebody looks, and at once when they come back', async () => {
    const drawn: number[] = []
    let asked = 0
    keepTrue(
      async () => ++asked,
      (answer) => drawn.push(answer),
      () => 60_000,
    )
    await vi.advanceTimersByTimeAsync(0)
    expect(drawn).toEqual([1])
    await vi.advanceTimersByTimeAsync(120_000)
    expect(drawn).toEqual([1, 2, 3])

    page.visibilityState = 'hidden'
    await vi.advanceTimersByTimeAsync(600_000)
    expect(drawn).toEqual([1, 2, 3])
    page.visibilityState = 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    expect(drawn).toEqual([1, 2, 3, 4])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(drawn).toEqual([1, 2, 3, 4, 5])
  })

  it('is left alone, where nobody will ever answer, until the reader comes back to it', async () => {
    let asked = 0
    keepTrue(
      async () => ++asked,
      () => undefined,
      () => null,
    )
    await vi.advanceTimersByTimeAsync(600_000)
    expect(asked).toBe(1)
    window.dispatchEvent(new Event('focus'))
    await vi.advanceTimersByTimeAsync(600_000)
    expect(asked).toBe(2)
  })

  it('is never what a later question overtook', async () => {
    const answers: ((answer: string) => void)[] = []
    const drawn: string[] = []
    const ask = keepTrue(
      () => new Promise<string>((resolve) => answers.push(resolve)),
      (answer) => drawn.push(answer),
      () => 60_000,
    )
    void ask()
    answers[1]?.('of the second topic')
    answers[0]?.('of the first topic')
    await vi.advanceTimersByTimeAsync(0)
    expect(drawn).toEqual(['of the second topic'])
  })
})
