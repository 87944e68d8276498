import { expect, it } from 'vitest'
import { countUnmapped, noneUnmapped, rankUnmapped, topicOf, topicsByCategory } from '../../src/core/categories.ts'
import { topicsFile } from '../../src/core/topics.ts'

const topics = topicsFile.parse({
  access: { icon: 'key', queue: 'q', guides: [], categories: { zendesk: ['Login', 'two_factor'] } },
  fees: { icon: 'coin', queue: 'q', guides: [], categories: { zendesk: ['Gebühr'], csv: ['login'] } },
  other: { icon: 'dot', queue: 'q', guides: [] },
})

it('finds the topic of the first category that has one, whatever its case and the spaces around it', () => {
  const zendesk = topicsByCategory(topics, 'zendesk')
  expect(topicOf(['vip', ' LOGIN '], zendesk)).toBe('access')
  expect(topicOf(['gebu\u0308hr', 'login'], zendesk)).toBe('fees')
  expect(topicOf(['log'], zendesk)).toBe('')
  expect(topicOf([], zendesk)).toBe('')
  expect(topicOf(['login'], topicsByCategory(topics, 'csv'))).toBe('fees')
  expect(topicsByCategory(topics, 'chatwoot').size).toBe(0)
})

it('counts each unknown category once a ticket, the most frequent first, and tickets without any apart', () => {
  const unmapped = noneUnmapped()
  for (const categories of [['b', 'a', 'a '], ['b'], [], [' ']]) countUnmapped(unmapped, categories)
  expect(unmapped).toMatchObject({ tickets: 4, withoutCategory: 2, further: 0 })
  expect(rankUnmapped(unmapped, 5)).toEqual([
    { name: 'b', tickets: 2 },
    { name: 'a', tickets: 1 },
  ])
  expect(rankUnmapped(unmapped, 1)).toHaveLength(1)
})

it('keeps so many names and no more, however many there are', () => {
  const unmapped = noneUnmapped()
  for (let order = 0; order < 25_000; order++) countUnmapped(unmapped, [`order-${order}`])
  expect(unmapped.names.size).toBe(20_000)
  expect(unmapped.further).toBe(5000)
})
