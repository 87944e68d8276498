import { describe, expect, it } from 'vitest'
import type { Lexicon } from '../../src/core/lexicon.ts'
import { AS_TYPED, planQuery } from '../../src/core/query-plan.ts'

const lexicon: Lexicon = {
  locale: 'en',
  vocabulary: new Map(
    Object.entries({
      withdraw: 2,
      withdrawal: 1,
      network: 1,
      wrong: 1,
      bank: 2,
      cash: 1,
      reset: 1,
      deposit: 3,
      fee: 1,
    }),
  ),
  written: new Map(),
  stopWords: ['the', 'how', 'do', 'i', 'up', 'out'],
  synonyms: [
    ['withdraw', 'cash out', 'payout'],
    ['deposit', 'top up'],
  ],
  pages: {},
  ranker: { guides: [], step: 1, weights: new Map() },
}
const plan = (query: string) =>
  planQuery(query, lexicon).map(({ typed, variants }) => [typed, ...variants.map(({ word, why }) => `${word} ${why}`)])

describe('planQuery', () => {
  it.each([
    [
      'a word of the guides is asked for, and its other forms',
      'withdraw',
      [['withdraw', 'withdraw exact', 'withdrawal beginning', 'cash synonym']],
    ],
    ['a misspelt word by the nearest one', 'netwrok', [['netwrok', 'network respelled']]],
    ['a word that no guide has is asked for by none', 'pizza', [['pizza']]],
    ['a word that means the same', 'payout', [['payout', 'withdraw synonym', 'cash synonym']]],
    ['two words that mean one', 'top up', [['top', 'deposit synonym']]],
    ['a small word that was misspelt is dropped', 'teh network', [['network', 'network exact']]],
    ['the same word twice is asked for once', 'bank bank', [['bank', 'bank exact']]],
    ['three letters are never respelled', 'fex', [['fex']]],
  ])('%s', (_, query, expected) => {
    expect(plan(query)).toEqual(expected)
  })

  it('asks only for words that the guides have', () => {
    for (const { variants } of planQuery('how do i cash out a depozit of feees', lexicon))
      for (const { word } of variants) expect(lexicon.vocabulary.has(word)).toBe(true)
  })

  it('takes the words as they are typed when asked to', () => {
    expect(planQuery('netwrok', lexicon, AS_TYPED)).toEqual([{ typed: 'netwrok', variants: [] }])
  })

  it('takes German and Dutch compounds apart, and finds them by their end', () => {
    const german: Lexicon = {
      ...lexicon,
      locale: 'de',
      vocabulary: new Map([
        ['uberweisung', 3],
        ['gebuhr', 2],
        ['netzwerkgebuhr', 1],
      ]),
      stopWords: [],
      synonyms: [],
    }
    const words = (query: string) =>
      planQuery(query, german).flatMap(({ variants }) => variants.map(({ word }) => word))
    expect(words('Überweisungsgebühr')).toEqual(expect.arrayContaining(['uberweisung', 'gebuhr']))
    expect(words('Gebühr')).toEqual(['gebuhr', 'netzwerkgebuhr'])
  })
})
