import { expect, it } from 'vitest'
import { asTag } from '../../../src/browser/desk/tag-field.tsx'
import { tagsRequest } from '../../../src/core/handoff.ts'

it.each([
  [' Card declined! ', 'card-declined'],
  ['#VIP', 'vip'],
  ['Rück_ruf 2', 'rück_ruf-2'],
  ['_a-', 'a'],
  ['قرض متأخر', 'قرض-متأخر'],
  ['a,b', 'a-b'],
  ['  !!! ', ''],
  ['x'.repeat(60), 'x'.repeat(40)],
])('%j typed as a tag is %j, which the server takes', (typed, tag) => {
  expect(asTag(typed)).toBe(tag)
  if (tag !== '') expect(tagsRequest.safeParse({ key: 'key-12345678', tags: [tag] }).success).toBe(true)
})
