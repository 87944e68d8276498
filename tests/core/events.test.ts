import { describe, expect, it } from 'vitest'
import { anyEvent, batch, MAX_BATCH, readerEvent } from '../../src/core/events.ts'

const base = { session: '382195718438912', id: 1, at: 1_795_000_000_000, locale: 'en', page: '/en/' }
const search = {
  kind: 'search_performed',
  ...base,
  search: 1,
  query: 'deposit',
  results: 2,
  rung: 'exact',
  surface: 'home',
}

it('takes an event as the browser records it', () => {
  expect(readerEvent.parse(search)).toEqual(search)
})

describe('refuses', () => {
  it.each<[string, object]>([
    ['a session that is no number', { session: 'abc' }],
    ['a session beyond 63 bits', { session: '9223372036854775808' }],
    ['an id beyond 53 bits', { id: 2 ** 53 }],
    ['a locale that is no language tag', { locale: 'english please' }],
    ['a page that is a whole address', { page: 'https://support.harborline.example/en/' }],
    ['a field of its own making', { email: 'name@mail.example' }],
    ['a rung that does not exist', { rung: 'guessed' }],
    ['a count that is not whole', { results: 1.5 }],
    ['a query of a thousand letters', { query: 'x'.repeat(1000) }],
  ])('%s', (_, change) => expect(readerEvent.safeParse({ ...search, ...change }).success).toBe(false))

  it('what only the server may write', () => {
    const solved = { kind: 'conversation_solved', ...base, conversation: 'conversation0001', seconds: 1 }
    expect(anyEvent.safeParse(solved).success).toBe(true)
    expect(readerEvent.safeParse(solved).success).toBe(false)
  })

  it('an empty batch, and one too many', () => {
    expect(batch.safeParse({ v: 1, events: [] }).success).toBe(false)
    expect(batch.safeParse({ v: 1, events: Array(MAX_BATCH + 1).fill(search) }).success).toBe(false)
    expect(batch.safeParse({ v: 2, events: [search] }).success).toBe(false)
  })
})
