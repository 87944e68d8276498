import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTyping, createTypists } from '../../../src/browser/handoff/typing.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('typing is told at the first letter, again every few seconds, and once when one falls silent', () => {
  const told: boolean[] = []
  const typing = createTyping((now) => told.push(now))
  for (let letter = 0; letter < 70; letter++) {
    typing.wrote()
    vi.advanceTimersByTime(100)
  }
  expect(told).toEqual([true, true, true])
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([true, true, true, false])
})

it('typing ends with the message, and nothing is told of who does not type', () => {
  const told: boolean[] = []
  const typing = createTyping((now) => told.push(now))
  typing.stopped()
  typing.wrote()
  typing.stopped()
  vi.advanceTimersByTime(10_000)
  typing.wrote()
  expect(told).toEqual([true, false, true])
})

it('who types is known until they stop, or until nothing more is heard of them', () => {
  let changes = 0
  const typists = createTypists(() => {
    changes += 1
  })
  typists.told('Ada', true)
  typists.told('client', true)
  typists.told('client', true)
  expect(typists.names()).toEqual(['Ada', 'client'])
  typists.told('Ada', false)
  typists.told('Ada', false)
  expect(typists.names()).toEqual(['client'])
  vi.advanceTimersByTime(8_000)
  expect(typists.names()).toEqual([])
  expect(changes).toBe(4)
})
