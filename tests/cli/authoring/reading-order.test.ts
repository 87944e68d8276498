import { describe, expect, it } from 'vitest'
import { addToOrder, dropFromOrder, renameInOrder } from '../../../src/cli/authoring/reading-order.ts'
import { usualHeadings } from '../../../src/cli/authoring/usual-headings.ts'

const flow = (guides: string) => `# order\ntrading:\n  guides: ${guides} # as read\nfees: { guides: [] }\n`
const block = (guides: readonly string[]) =>
  `# order\ntrading:\n  icon: x\n  guides:\n${guides.map((guide) => `    - ${guide}\n`).join('')}  queue: y\n`

describe('the reading order in a list on one line', () => {
  it.each<[string, string, string]>([
    ['an added guide stands last', addToOrder(flow('[a, b]'), 'trading', 'c'), flow('[a, b, c]')],
    ['one that is there stays', addToOrder(flow('[a, b]'), 'trading', 'a'), flow('[a, b]')],
    ['an empty list gets its first', addToOrder(flow('[]'), 'trading', 'c'), flow('[c]')],
    [
      'a new name takes the place of the old one',
      renameInOrder(flow('[a, b, c]'), 'trading', 'b', 'x'),
      flow('[a, x, c]'),
    ],
    ['one that was not listed is added', renameInOrder(flow('[a]'), 'trading', 'b', 'x'), flow('[a, x]')],
    ['the first goes', dropFromOrder(flow('[a, b, c]'), 'trading', 'a'), flow('[b, c]')],
    ['one in the middle goes', dropFromOrder(flow('[a, b, c]'), 'trading', 'b'), flow('[a, c]')],
    ['the last goes', dropFromOrder(flow('[a, b, c]'), 'trading', 'c'), flow('[a, b]')],
    ['the only one goes', dropFromOrder(flow('[a]'), 'trading', 'a'), flow('[]')],
    ['one that is not there changes nothing', dropFromOrder(flow('[a]'), 'trading', 'x'), flow('[a]')],
  ])('%s', (_, found, wanted) => expect(found).toBe(wanted))
})

describe('the reading order in a list on lines of their own', () => {
  it.each<[string, string, string]>([
    [
      'an added guide stands last',
      addToOrder(block(['a', 'b # first']), 'trading', 'c'),
      block(['a', 'b # first', 'c']),
    ],
    [
      'a new name takes the place of the old one',
      renameInOrder(block(['a', 'b']), 'trading', 'a', 'x'),
      block(['x', 'b']),
    ],
    ['one goes with its line', dropFromOrder(block(['a', 'b', 'c']), 'trading', 'b'), block(['a', 'c'])],
    ['the last goes', dropFromOrder(block(['a', 'b']), 'trading', 'b'), block(['a'])],
    [
      'the only one leaves an empty list',
      dropFromOrder(block(['a']), 'trading', 'a'),
      '# order\ntrading:\n  icon: x\n  guides:\n    []\n  queue: y\n',
    ],
  ])('%s', (_, found, wanted) => expect(found).toBe(wanted))
})

it('a topic without a list is told', () => {
  expect(() => addToOrder('trading:\n  icon: x\n', 'trading', 'a')).toThrow(
    /has no list "guides" for the topic "trading"/,
  )
})

describe('the usual headings', () => {
  it.each<[string, string[], string[]]>([
    [
      'are those that a third of the guides have',
      ['## A\n\n## X\n\n## B', '## A\n\n## Y\n\n## B', '## A\n\n## Z'],
      ['A', 'B'],
    ],
    ['stand as they mostly do', ['## B\n\n## A', '## A\n\n## B', '## A\n\n## B'], ['A', 'B']],
    ['are none where guides have nothing in common', ['## A', '## B'], []],
    ['are none without guides', [], []],
  ])('%s', (_, sources, headings) => expect(usualHeadings(sources)).toEqual(headings))
})
