import { expect, it } from 'vitest'
import {
  dayOf,
  dayStart,
  eventId,
  namedEventId,
  newSession,
  randomBits,
  sessionDay,
  sessionStart,
} from '../../src/core/session-id.ts'

const EPOCH = Date.UTC(2024, 0, 1)

it('begins at 2024-01-01 with its random bits alone', () => {
  expect(newSession(EPOCH, () => 5)).toBe('5')
  expect(newSession(EPOCH + 1, () => 0)).toBe(String(2 ** 22))
})

it('tells when it began and on which UTC day, whatever the random bits', () => {
  const at = Date.UTC(2026, 10, 23, 23, 59, 59, 999)
  const session = newSession(at, () => 2 ** 22 - 1)
  expect(sessionStart(session)).toBe(at)
  expect(sessionDay(session)).toBe(20780)
  expect(sessionDay(newSession(at + 1, () => 0))).toBe(20781)
})

it('fits in 63 bits until 2093', () => {
  expect(BigInt(newSession(Date.UTC(2093, 0, 1), () => 2 ** 22 - 1)) < 2n ** 63n).toBe(true)
})

it('numbers events within 53 bits, the counter in the lower 16', () => {
  expect(eventId(2, 3)).toBe(131075)
  expect(eventId(2 ** 37 - 1, 2 ** 16 - 1)).toBe(Number.MAX_SAFE_INTEGER)
})

it('gives the same name the same number, and different names different ones', () => {
  expect(namedEventId('c81f:solved')).toBe(namedEventId('c81f:solved'))
  const numbers = Array.from({ length: 5000 }, (_, place) => namedEventId(`c${place}:solved`))
  expect(new Set(numbers).size).toBe(5000)
  expect(numbers.every(Number.isSafeInteger)).toBe(true)
})

it('draws as many random bits as it is asked for', () => {
  const drawn = Array.from({ length: 2000 }, () => randomBits(37))
  expect(drawn.every((number) => Number.isSafeInteger(number) && number < 2 ** 37)).toBe(true)
  expect(Math.max(...drawn)).toBeGreaterThan(2 ** 36)
})

it.each([22, 37, 48, 53])('draws every one of %i bits, the lowest ones too', (bits) => {
  const drawn = Array.from({ length: 400 }, () => BigInt(randomBits(bits)))
  for (let bit = 0n; bit < BigInt(bits); bit++) {
    const set = drawn.filter((number) => (number >> bit) & 1n).length
    expect(set, `bit ${bit}`).toBeGreaterThan(100)
    expect(set, `bit ${bit}`).toBeLessThan(300)
  }
})

it('counts days from the epoch and back', () => {
  expect(dayOf(dayStart(20780))).toBe(20780)
  expect(dayOf(dayStart(20780) - 1)).toBe(20779)
})
