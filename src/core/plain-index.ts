import type { Lexicon } from './lexicon.ts'
import { fold, words } from './query.ts'
import type { PagefindModule, PagefindPage } from './search.ts'

/**
 * An index that answers as Pagefind does, in plain JavaScript: for pages whose security policy allows neither
 * WebAssembly nor workers. It knows words, titles and answers, and no texts; the layer in front of it is the same.
 */

/** What is sent besides the lexicon, in its order of pages and words. */
export interface PackedPlainIndex {
  titles: string[]
  answers: string[]
  /** For each word, apart by spaces, pairs of characters: a page's place and how much it speaks of the word. */
  postings: string
}

/** A guide as it was indexed. */
export interface PlainPage {
  content: string
  meta: Record<string, string>
}

/** Where a word stands says how much it says, as Pagefind is told. */
const FIELDS = { title: 5, phrases: 3, scope: 2 }
/** BM25: how soon more of the same word says nothing more, and how much long pages are held back. */
const SATURATION = 1.4
const BY_LENGTH = 0.75
/** The first character of packed numbers: past the space and the quotes. */
const FIRST = 35
const STEPS = 60

/** Packs the words of pages; pages and words stand in the lexicon's order. */
export function packPlainIndex(
  pages: readonly PlainPage[],
  { locale, vocabulary }: Pick<Lexicon, 'locale' | 'vocabulary'>,
): PackedPlainIndex {
  const counted = pages.map((page) => countWords(page, locale))
  const lengths = counted.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0))
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const postings = [...vocabulary.keys()].sort().map((word) =>
    counted
      .map((counts, place) => {
        const count = counts.get(word) ?? 0
        if (count === 0) return ''
        const held = SATURATION * (1 - BY_LENGTH + (BY_LENGTH * (lengths[place] ?? 0)) / usual)
        return String.fromCharCode(FIRST + place, FIRST + Math.max(1, Math.round((STEPS * count) / (count + held))))
      })
      .join(''),
  )
  return {
    titles: pages.map(({ meta }) => meta['title'] ?? ''),
    answers: pages.map(({ meta }) => meta['answer'] ?? ''),
    postings: postings.join(' '),
  }
}

function countWords({ content, meta }: PlainPage, locale: string): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (text: string, worth: number) => {
    for (const word of words(text, locale)) counts.set(word, (counts.get(word) ?? 0) + worth)
  }
  count(content, 1)
  for (const [field, worth] of Object.entries(FIELDS)) count(meta[field] ?? '', worth)
  return counts
}

/** The index as the search engine asks it. */
export function createPlainIndex({ titles, answers, postings }: PackedPlainIndex, lexicon: Lexicon): PagefindModule {
  const ids = Object.keys(lexicon.pages)
  const packed = postings.split(' ')
  const byWord = new Map([...lexicon.vocabulary.keys()].map((word, place) => [word, packed[place] ?? '']))

  function readPage(place: number): PagefindPage {
    const guide = lexicon.pages[ids[place] ?? ''] ?? ''
    const answer = answers[place] ?? ''
    return { url: '', content: answer, meta: { guide, title: titles[place] ?? '', answer } }
  }
  const found = (place: number, score: number) => ({
    id: ids[place] ?? '',
    score,
    data: async () => readPage(place),
  })

  return {
    options: async () => undefined,
    init: async () => undefined,
    preload: async () => undefined,
    async search(query) {
      if (query === null) return { results: ids.map((_, place) => found(place, 1)) }
      const pairs = byWord.get(fold(query)) ?? ''
      const results = Array.from({ length: pairs.length / 2 }, (_, pair) =>
        found(pairs.charCodeAt(2 * pair) - FIRST, pairs.charCodeAt(2 * pair + 1) - FIRST),
      )
      return { results: results.sort((a, b) => b.score - a.score) }
    },
  }
}
