import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Lexicon, packLexicon, packOrdered, unpackLexicon, unpackOrdered } from '../../src/core/lexicon.ts'
import { fold } from '../../src/core/query.ts'

const word = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => !text.includes('|'))

describe('what is sent of a locale', () => {
  it('is the same when it is read again', () => {
    const lexicon: Lexicon = {
      locale: 'de',
      vocabulary: new Map([
        ['0,05', 1],
        ['2fa', 3],
        ['gebuhr', 48],
        ['gebuhren', 2],
      ]),
      written: new Map([['gebuhr', ['gebühr', 'gebuhr']]]),
      stopWords: ['die'],
      synonyms: [['gebuhr', 'kosten']],
      pages: { de_1: 'fees-limits/network-fees' },
      ranker: {
        guides: ['fees-limits/network-fees'],
        step: 0.5,
        weights: new Map([
          ['gebuh', '#A'],
          ['gebuh die', '#B'],
        ]),
      },
    }
    expect(unpackLexicon(JSON.parse(JSON.stringify(packLexicon(lexicon))))).toEqual(lexicon)
    for (const [folded, forms] of lexicon.written) for (const form of forms) expect(fold(form)).toBe(folded)
  })

  it('keeps any words in order, whatever their script', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word), (texts) => {
        const ordered = texts.toSorted()
        expect(unpackOrdered(packOrdered(ordered))).toEqual(ordered)
      }),
    )
  })

  it('is shorter than its words', () => {
    const family = ['deposit', 'deposited', 'depositing', 'deposits']
    expect(packOrdered(family)).toBe('0deposit|7ed|7ing|7s')
  })
})
