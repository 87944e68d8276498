import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packLexicon } from '../../core/lexicon.ts'
import { fold, words } from '../../core/query.ts'
import type { Question } from '../../core/questions.ts'
import type { IndexedPage } from './indexed-page.ts'
import { questionsOf } from './questions.ts'
import { type Example, trainRanker } from './train-ranker.ts'

/** However many sessions asked a question, it counts no more than so many written ones. */
const MOST_WEIGHT = 3
/** Between the phrases in a guide's hidden field. */
const SEPARATOR = ' · '
const SEARCHED = ['title', 'scope', 'phrases', 'answer']

/** What is sent of a locale, compressed; the design's budget. */
const MOST_BYTES = 29_000
/** Beyond these a re-ranker gains nothing. */
const MOST_WEIGHTS = 9000
const FEWEST_WEIGHTS = 1000

/**
 * What our layer in front of Pagefind must know of a locale, as it is sent, with as much of the re-ranker as the budget
 * has room for. Throws when even its words are too many.
 * @param train how the re-ranker is trained: `trainRanker`, or one that remembers
 */
export function packedLexiconOf(locale: string, pages: readonly IndexedPage[], train = trainRanker): string {
  const { rankerOf, ...rest } = lexiconOf(locale, pages, train)
  for (let weights = MOST_WEIGHTS; weights >= FEWEST_WEIGHTS; weights -= 500) {
    const packed = JSON.stringify(packLexicon({ ...rest, ranker: rankerOf(weights) }))
    if (gzipSync(packed, { level: 9 }).length <= MOST_BYTES) return packed
  }
  throw new Error(
    `The words of "${locale}" for search are over ${MOST_BYTES} bytes compressed. Shorten the synonyms in locales/${locale}/search.json.`,
  )
}

function lexiconOf(locale: string, pages: readonly IndexedPage[], train: typeof trainRanker) {
  const vocabulary = new Map<string, number>()
  const forms = new Map<string, Set<string>>()
  for (const { content, meta } of pages) {
    const text = [content, ...SEARCHED.map((field) => meta[field] ?? '')].join('\n')
    for (const word of new Set(words(text, locale))) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1)
    const writtenWords =
      text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
    for (const written of writtenWords) {
      const folded = fold(written)
      forms.set(folded, (forms.get(folded) ?? new Set()).add(written))
    }
  }
  const differing = [...forms].filter(([folded, found]) => found.size > 1 || !found.has(folded))
  const { stopWords, synonyms } = readWordLists(locale)
  const small = new Set(stopWords.flatMap((word) => words(word, locale)))
  return {
    locale,
    vocabulary,
    written: new Map(differing.map(([folded, found]) => [folded, [...found].slice(0, 4)])),
    stopWords: [...small],
    synonyms: synonyms.map((group) => group.map((entry) => words(entry, locale).join(' '))),
    pages: Object.fromEntries(pages.map(({ id, meta }) => [id, meta['guide'] ?? ''])),
    rankerOf: train(examplesOf(pages, questionsOf(locale)), locale, small),
  }
}

/** What the re-ranker learns from: what each guide says it is for, what people type for it, and questions asked. */
function examplesOf(pages: readonly IndexedPage[], questions: readonly Question[]): Example[] {
  const guides = new Set(pages.map(({ meta }) => meta['guide']))
  const written = pages.flatMap(({ meta: { guide = '', title = '', scope = '', answer = '', phrases = '' } }) =>
    [title, scope, answer, ...phrases.split(SEPARATOR)].map((text) => ({ text, guide, weight: 1 })),
  )
  const asked = questions
    .filter(({ guide }) => guides.has(guide))
    .map(({ query, guide, sessions }) => ({
      text: query,
      guide,
      weight: Math.min(MOST_WEIGHT, Math.sqrt(Math.max(1, sessions))),
    }))
  return [...written, ...asked].filter(({ text }) => text !== '')
}

function readWordLists(locale: string): { stopWords: string[]; synonyms: string[][] } {
  const file = join(process.cwd(), 'locales', locale, 'search.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { stopWords: [], synonyms: [] }
}
