import { describe, expect, it } from 'vitest'
import { matchingReplies, slashQuery } from '../../../src/browser/desk/canned.ts'

const reply = (id: string, topics: string[], text: string) => ({ id, topics, text, locale: 'en' })
const replies = [
  reply('greeting', [], 'Hello, and thank you.'),
  reply('sepa-time', ['fiat-funding'], 'A transfer takes 1–2 days.'),
  reply('wrong-network', ['crypto-funding'], 'Coins can often be recovered.'),
]

describe('ready-made replies', () => {
  it.each([
    [
      'those of the topic first, then those for all, none of other topics',
      'fiat-funding',
      '',
      ['sepa-time', 'greeting'],
    ],
    ['all where there is no topic', '', '', ['greeting', 'sepa-time', 'wrong-network']],
    ['by a word of the text', 'fiat-funding', 'THANK', ['greeting']],
    ['by their name, however it is written', 'fiat-funding', 'sepa ti', ['sepa-time']],
    ['of another topic when a word asks for them', 'fiat-funding', 'network', ['wrong-network']],
    ['none by what stands nowhere', '', 'weather', []],
  ])('are offered %s', (_, topic, query, ids) =>
    expect(matchingReplies(replies, topic, query).map(({ id }) => id)).toEqual(ids),
  )
})

describe('a "/"', () => {
  it.each([
    ['/', { from: 0, query: '' }],
    ['/clos', { from: 0, query: 'clos' }],
    ['Hello /clos', { from: 6, query: 'clos' }],
    ['Hello\n/wrong net', { from: 6, query: 'wrong net' }],
    ['and/or', null],
    ['https://', null],
    ['1/2', null],
    ['/clos\n', null],
  ])('in %j asks for %j', (text, wanted) => expect(slashQuery(text, text.length)).toEqual(wanted))
  it('counts up to the caret', () => expect(slashQuery('/abc', 2)).toEqual({ from: 0, query: 'a' }))
})
