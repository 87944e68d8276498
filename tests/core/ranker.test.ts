import { describe, expect, it } from 'vitest'
import { words } from '../../src/core/query.ts'
import { askedWords, beginningOf, createRanker } from '../../src/core/ranker.ts'
import { type Example, trainRanker } from '../../src/site/search-index/train-ranker.ts'

const small = new Set(['how', 'do', 'i', 'my', 'why', 'is', 'the'])
const EXAMPLES: Example[] = [
  ['how do i verify my identity', 'a/verify'],
  ['upload my passport', 'a/verify'],
  ['why do i verify my identity', 'a/why'],
  ['why is my passport needed', 'a/why'],
  ['transfer not received', 'b/missing'],
  ['where is my transfer', 'b/missing'],
].map(([text = '', guide = '']) => ({ text, guide, weight: 1 }))

const ranker = createRanker(trainRanker(EXAMPLES, 'en', small)(1000), 'en')
function order(query: string, variants: Record<string, string> = {}): string[] {
  const plan = words(query, 'en').map((typed) => ({
    typed,
    variants: variants[typed] ? [{ word: variants[typed], weight: 0.8, why: 'respelled' as const }] : [],
  }))
  const scores = ranker.scores(askedWords(words(query, 'en'), plan, small))
  return [...scores].sort((a, b) => b[1] - a[1]).map(([guide]) => guide)
}

describe('the re-ranker', () => {
  it.each([
    ['how can i verify identity', 'a/verify'],
    ['why must i verify identity', 'a/why'],
    ['passports uploading', 'a/verify'],
    ['transfers', 'b/missing'],
  ])('reads "%s" as a question for %s', (query, guide) => {
    expect(order(query)[0]).toBe(guide)
  })

  it('reads a word that was respelled as what was meant', () => {
    expect(order('trnasfer', { trnasfer: 'transfer' })[0]).toBe('b/missing')
  })

  it('has no opinion of words that nobody ever used', () => {
    expect(order('zzyzx')).toEqual([])
  })

  it('learns the same from the same examples', () => {
    expect(trainRanker(EXAMPLES, 'en', small)(50)).toEqual(trainRanker(EXAMPLES, 'en', small)(50))
  })

  it('keeps no more weights than it is told', () => {
    const pairs = [...trainRanker(EXAMPLES, 'en', small)(10).weights.values()].join('').length / 2
    expect(pairs).toBeLessThanOrEqual(10)
    expect(pairs).toBeGreaterThan(5)
  })
})

describe('the beginning of a word', () => {
  it.each([
    ['withdrawals', 'en', 'withd'],
    ['입금이', 'ko', '입금'],
    ['البنك', 'ar', 'بنك'],
    ['والبنك', 'ar', 'بنك'],
  ])('of %s (%s) is %s', (word, locale, expected) => {
    expect(beginningOf(word, locale)).toBe(expected)
  })
})
