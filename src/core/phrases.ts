import { type Lexicon, type PlannedWord, words } from './query.ts'

/**
 * The re-ranker: how near a query is to what people are known to ask of each guide (its title and search phrases). A
 * weak second opinion beside the index, which counts words wherever they stand.
 */

export interface PhraseRanker {
  /** 0 (nothing shared) to 1 (nearly so), 1.5 when asked just so, by page; only pages that share something. */
  scores(query: string, plan: readonly PlannedWord[]): Map<string, number>
}

/** Small words say little, yet "did not make" is not "make". */
const SMALL_WORD = 0.25
const NEAREST = 0.45
/** A query that shares all but a crumb with one phrase was asked just so. */
const JUST_SO = 0.98
const ASKED_JUST_SO = 1.5

export function createPhraseRanker(lexicon: Lexicon): PhraseRanker {
  const stopWords = new Set(lexicon.stopWords)
  const pages = Object.entries(lexicon.phrases).map(([page, { phrases }]) => ({
    page,
    phrases: phrases.map((phrase) => new Set(words(phrase, lexicon.locale))),
  }))
  const holders = new Map<string, number>()
  for (const { phrases } of pages)
    for (const word of new Set(phrases.flatMap((phrase) => [...phrase])))
      holders.set(word, (holders.get(word) ?? 0) + 1)
  /** Words that few guides are asked with say more. */
  const worth = (word: string) =>
    Math.log(1 + pages.length / (holders.get(word) ?? 0.7)) * (stopWords.has(word) ? SMALL_WORD : 1)

  return {
    scores(query, plan) {
      const asked = askedWords(query, plan, lexicon.locale).map(({ typed, variants }) => ({
        variants,
        worth: Math.max(
          ...[typed, ...variants.keys()].filter((word) => holders.has(word)).map(worth),
          worth(typed) * 0.6,
        ),
      }))
      const total = asked.reduce((sum, word) => sum + word.worth, 0)
      const scores = new Map<string, number>()
      for (const { page, phrases } of pages) {
        let nearest = 0
        const times = asked.map(() => 0)
        for (const phrase of phrases) {
          let shared = 0
          asked.forEach((word, place) => {
            const weight = Math.max(0, ...[...word.variants].map(([variant, sure]) => (phrase.has(variant) ? sure : 0)))
            shared += weight * word.worth
            times[place] = (times[place] ?? 0) + weight
          })
          const own = [...phrase].reduce((sum, word) => sum + worth(word), 0)
          nearest = Math.max(nearest, shared / Math.sqrt(Math.max(total, 0.01) * Math.max(own, 0.01)))
        }
        const often = asked.reduce(
          (sum, word, place) => sum + (word.worth * (times[place] ?? 0)) / ((times[place] ?? 0) + 1),
          0,
        )
        const score =
          nearest >= JUST_SO
            ? ASKED_JUST_SO
            : NEAREST * Math.min(1, nearest) + (1 - NEAREST) * (often / Math.max(total, 0.01))
        if (score > 0) scores.set(page, score)
      }
      return scores
    },
  }
}

/** Each word of the query once, with what stands for it and how surely; small words only for themselves. */
function askedWords(query: string, plan: readonly PlannedWord[], locale: string) {
  const planned = new Map(plan.map(({ typed, variants }) => [typed, variants]))
  return [...new Set(words(query, locale))].map((typed) => ({
    typed,
    variants: new Map([[typed, 1], ...(planned.get(typed) ?? []).map(({ word, weight }) => [word, weight] as const)]),
  }))
}
