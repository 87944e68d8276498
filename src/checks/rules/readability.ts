import { byGuide } from '../by-guide.ts'
import { languageOf } from '../detect-language.ts'
import type { Passage } from '../outline.ts'
import type { OnLine, Rule } from '../rule.ts'

/** Sentences that are harder to read than people in a hurry can read. */
export const readability: Rule = {
  name: 'readability',
  says: 'Sentences are short, each alone and on average: at most 29 and 15 words in English, and what says as much elsewhere.',
  severity: 'warning',
  draftsMay: true,
  mend: null,
  check: (content) =>
    byGuide(
      'readability',
      content,
      () => [],
      (guide) => hardIn(guide.locale, guide.bodyLine, content.outline(guide).passages),
    ),
}

interface Limit {
  /** What is counted: words, or letters where no spaces stand between words. */
  unit: 'words' | 'characters'
  /** Of all sentences of a guide. */
  average: number
  /** Of each alone. */
  longest: number
}

/**
 * The average is that of the Australian Government Style Manual ("Sentence length": 15 words); from 29 words on a
 * sentence is "very difficult" (American Press Institute, after GOV.UK, "Sentence length: why 25 words is our limit").
 */
const SPACED: Limit = { unit: 'words', average: 15, longest: 29 }
const LIMITS: Readonly<Record<string, Limit>> = {
  // Each syllable stands alone: by our guides four say what three words of English say.
  vi: { unit: 'words', average: 20, longest: 39 },
  // Japanese local governments ask for 30 letters, and for 60 at most in what is complicated.
  ja: { unit: 'characters', average: 30, longest: 60 },
  // By our guides a Chinese sentence takes two thirds of the letters of the Japanese one.
  zh: { unit: 'characters', average: 20, longest: 50 },
}

/** Fewer sentences have no average worth the name. */
const FEWEST = 5

function hardIn(locale: string, bodyLine: number, passages: readonly Passage[]): OnLine[] {
  const limit = LIMITS[languageOf(locale)] ?? SPACED
  const sentences = passages
    .filter(({ kind }) => kind === 'paragraph')
    .flatMap(({ line, text }) => sentencesOf(text, locale).map((text) => ({ line, text, size: sizeOf(text, limit) })))
    .filter(({ size }) => size > 0)
  const long = sentences
    .filter(({ size }) => size > limit.longest)
    .map(({ line, text, size }) => ({
      line,
      text: `"${text.slice(0, 40)}…" is a sentence of ${size} ${limit.unit}; more than ${limit.longest} are hard to follow. Make two of it, or a list.`,
    }))
  const average = sentences.reduce((sum, { size }) => sum + size, 0) / Math.max(1, sentences.length)
  if (sentences.length < FEWEST || average <= limit.average) return long
  const text = `Sentences hold ${average.toFixed(1)} ${limit.unit} on average; readers in a hurry follow ${limit.average}. Split the longest.`
  return [...long, { line: bodyLine, text }]
}

function sentencesOf(text: string, locale: string): string[] {
  return [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment.trim())
}

function sizeOf(sentence: string, { unit }: Limit): number {
  const parts = unit === 'characters' ? /[\p{L}\p{N}]/gu : /[\p{L}\p{M}\p{N}]+(?:[’'.-][\p{L}\p{M}\p{N}]+)*/gu
  return sentence.match(parts)?.length ?? 0
}
