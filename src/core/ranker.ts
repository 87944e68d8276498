import type { PlannedWord } from './query-plan.ts'

/**
 * The re-ranker: for each guide, how likely a question of these words is meant for it. Trained at build from titles,
 * search phrases and questions (multinomial logistic regression over beginnings of words and neighbours of two).
 */

/** What a locale's re-ranker has learned. */
export interface RankerModel {
  /** Guides as "topic/slug", in the order the weights count them. */
  guides: string[]
  /** What one step of a weight stands for. */
  step: number
  /** Feature → pairs of characters: a guide's place and its weight, both from FIRST on. */
  weights: ReadonlyMap<string, string>
}

/** A word of a question as the re-ranker reads it, with what else it may stand for. */
export interface AskedWord {
  typed: string
  small: boolean
  /** Known words in its place, the surest first. */
  variants: readonly { word: string; weight: number; small: boolean }[]
}

export interface Ranker {
  /** How much speaks for each guide, 0 for the least likely; empty when no word is known. */
  scores(words: readonly AskedWord[]): Map<string, number>
  /** Whether it learned anything of a word that is not small. */
  knows(words: readonly AskedWord[]): boolean
}

/** Small words say little, yet "why do I need" is not "how do I". */
const SMALL_WORD = 0.4
const PAIR = 0.7
const SIGNS = 0.6
/** The first character of packed weights: past the quotes and the space that JSON and lists use. */
const FIRST = 35
/** Weights run from -MOST to MOST steps. */
export const MOST_STEPS = 10

/** Letters after which words of one family still agree; Korean writes a syllable as one letter. */
const BEGINNING: Record<string, number> = { ko: 2, ja: 4, zh: 4 }
const ARTICLES = /^(?:[وف]?(?:ال|بال|كال|لل)|[وف](?=..{3}))/

/**
 * What words of one family share: their beginning, in Arabic after the article.
 * @example beginningOf('withdrawals', 'en') // => 'withd'
 */
export function beginningOf(word: string, locale: string): string {
  const language = locale.split('-')[0] ?? ''
  const bare = language === 'ar' && word.length > 4 ? word.replace(ARTICLES, '') : word
  return bare.slice(0, BEGINNING[language] ?? 5)
}

/**
 * The features of a question: each word's beginning, and each two neighbours; of Chinese and Japanese also each two
 * neighbouring signs, since nobody says where a word ends.
 */
export function featuresOf(
  words: readonly { stem: string; worth: number }[],
  signs: readonly string[],
): Map<string, number> {
  const features = new Map<string, number>()
  for (const sign of signs) features.set(sign, SIGNS)
  words.forEach(({ stem, worth }, place) => {
    features.set(stem, Math.max(features.get(stem) ?? 0, worth))
    const before = words[place - 1]
    if (before) features.set(`${before.stem} ${stem}`, PAIR * Math.max(0.5, worth, before.worth))
  })
  return features
}

/**
 * Each two neighbouring Han signs of a text that is written without spaces; none of one with.
 * @example signsOf('忘记密码', 'zh-CN') // => ['忘记', '记密', '密码']
 */
export function signsOf(text: string, locale: string): string[] {
  if (!/^(?:zh|ja)\b/.test(locale)) return []
  const pairs = (text.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) => {
    const signs = [...run]
    return signs.slice(1).map((sign, place) => `${signs[place]}${sign}`)
  })
  return [...new Set(pairs)]
}

/** How much a word counts before anything is learned. */
export function worthOf(small: boolean): number {
  return small ? SMALL_WORD : 1
}

/** Scales features to length one. */
export function toUnit(features: ReadonlyMap<string, number>): Map<string, number> {
  const length = Math.sqrt([...features.values()].reduce((sum, value) => sum + value * value, 0))
  return new Map([...features].map(([feature, value]) => [feature, length > 0 ? value / length : 0]))
}

/** A guide's place and a weight in steps, as two characters. */
export function packWeight(place: number, steps: number): string {
  return String.fromCharCode(FIRST + place, FIRST + steps + MOST_STEPS)
}

export function createRanker(model: RankerModel, locale: string): Ranker {
  const known = (stem: string) => model.weights.has(stem)

  /** The word itself where it was learned, else the surest known word that stands for it. */
  function readWord({ typed, small, variants }: AskedWord) {
    const stem = beginningOf(typed, locale)
    if (known(stem)) return { stem, worth: worthOf(small) }
    for (const variant of variants) {
      const other = beginningOf(variant.word, locale)
      if (known(other)) return { stem: other, worth: worthOf(variant.small) * variant.weight }
    }
    return { stem, worth: worthOf(small) }
  }

  return {
    knows: (words) => words.some((word) => !word.small && known(readWord(word).stem)),
    scores(words) {
      const signs = signsOf(words.map(({ typed }) => typed).join(''), locale)
      const features = [...featuresOf(words.map(readWord), signs)].filter(([feature]) => known(feature))
      if (features.length === 0) return new Map()
      const totals = new Float64Array(model.guides.length)
      for (const [feature, value] of toUnit(new Map(features))) {
        const packed = model.weights.get(feature) ?? ''
        for (let at = 0; at < packed.length; at += 2) {
          const place = packed.charCodeAt(at) - FIRST
          const steps = packed.charCodeAt(at + 1) - FIRST - MOST_STEPS
          totals[place] = (totals[place] ?? 0) + value * steps * model.step
        }
      }
      const least = Math.min(...totals)
      return new Map(model.guides.map((guide, place) => [guide, (totals[place] ?? 0) - least]))
    },
  }
}

/** The words of a question with what the plan knows of them; small words stand for themselves only. */
export function askedWords(
  words: readonly string[],
  plan: readonly PlannedWord[],
  stopWords: ReadonlySet<string>,
): AskedWord[] {
  const planned = new Map(plan.map(({ typed, variants }) => [typed, variants]))
  return words.map((typed) => ({
    typed,
    small: stopWords.has(typed),
    variants: (planned.get(typed) ?? []).map(({ word, weight }) => ({ word, weight, small: stopWords.has(word) })),
  }))
}
