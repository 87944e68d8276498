import { expect, it } from 'vitest'
import { suggested } from '../../../src/browser/handoff/suggested.ts'
import type { Result } from '../../../src/core/search.ts'

const result = (guide: string): Result => ({
  guide,
  topic: guide.split('/')[0] ?? '',
  title: guide,
  answer: '',
  locale: 'en',
  excerpt: { pieces: [], section: '', anchor: '' },
  score: 0,
})
const found = ['a/1', 'b/2', 'a/3', 'c/4', 'b/5'].map(result)
const shown = (topic: string, best: boolean, reading: Result | null) =>
  suggested({ results: found, best }, topic, reading).map(({ guide }) => guide)

it.each<[string, string, boolean, Result | null, string[]]>([
  ['the first three, in the order they were found', '', false, null, ['a/1', 'b/2', 'a/3']],
  ['those of the chosen topic before the others', 'b', false, null, ['b/2', 'b/5', 'a/1']],
  ['a best answer first, whatever the topic', 'b', true, null, ['a/1', 'b/2', 'b/5']],
  ['the same for a topic without any', 'd', false, null, ['a/1', 'b/2', 'a/3']],
  ['what is being read after them, when it is not among them', '', false, result('z/9'), ['a/1', 'b/2', 'a/3', 'z/9']],
  ['what is being read once', '', false, result('b/2'), ['a/1', 'b/2', 'a/3']],
])('shows %s', (_, topic, best, reading, wanted) => {
  expect(shown(topic, best, reading)).toEqual(wanted)
})

it('keeps what is being read when nothing is found any more', () => {
  expect(suggested({ results: [], best: false }, '', result('a/1'))).toHaveLength(1)
})
