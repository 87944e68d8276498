import { expect, test } from 'vitest'
import { sectionAt, wordsOf } from '../../src/site/preview/findings.ts'

test.each([
  ['- Open **Wallet**, then wait for <Fact id="a.b" />.', 'then wait for'],
  ['1. See <GuideLink to="a/b">the other guide</GuideLink> first.', 'the other guide'],
  ['## When to contact us', 'When to contact us'],
  ['answer: "Wait {{sepa.time}} for your money."', 'for your money'],
  ['| Bank | [our list](https://harborline.example) |', 'our list'],
  ['<FactTable subjects={["a"]} />', ''],
  ['', ''],
])('of %j a page shows %j', (line, words) => expect(wordsOf(line)).toBe(words))

test('a line stands in the section that began last', () => {
  const lines = ['---', 'title: x', '---', '', 'Before.', '## One', 'a', '### Below', 'b', '## Two', 'c']
  expect([2, 5, 6, 9, 10, 11].map((line) => sectionAt(lines, line))).toEqual([0, 0, 1, 1, 2, 2])
})
