import { expect, test } from 'vitest'
import { type Reviewed, reviewerKey, reviewProblems } from '../../src/core/reviews.ts'

const day = new Date('2026-11-23')
const two: Reviewed = { tags: ['fees'], reviewers: ['fees-lead', 'compliance-desk'], updated: day, reviewed: day }

test.each<[string, Partial<Reviewed>, string[]]>([
  ['two people on the day of the change', {}, []],
  ['nobody, of what concerns neither', { tags: [], reviewers: [] }, []],
  ['nobody', { reviewers: [] }, ['reviewed']],
  ['one', { reviewers: ['fees-lead'] }, ['reviewers']],
  ['one under two spellings', { reviewers: ['Fees-Lead', ' fees-lead '] }, ['reviewers']],
  ['three, of whom two are the same', { reviewers: ['a', 'A', 'b'] }, []],
  ['two, before the last change', { updated: new Date('2026-11-24') }, ['reviewed']],
])('a review by %s', (_, change, fields) =>
  expect(reviewProblems({ ...two, ...change }).map(({ field }) => field)).toEqual(fields),
)

test('names are compared as people write them', () => {
  expect(reviewerKey(' Compliance \u00a0Desk')).toBe('compliance desk')
  expect(reviewerKey('Zoe\u0301')).toBe(reviewerKey('ZO\u00c9'))
})
