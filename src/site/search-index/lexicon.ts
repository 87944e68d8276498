import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold, type Lexicon, words } from '../../core/query.ts'

/** A guide as Pagefind indexed it. */
export interface IndexedPage {
  /** Pagefind's name of the page. */
  id: string
  content: string
  meta: Record<string, string>
}

/** Between the phrases in a guide's hidden field. */
const SEPARATOR = ' · '
const SEARCHED = ['title', 'scope', 'phrases', 'answer']

/** What our layer in front of Pagefind must know of a locale: its words with counts, stop words, synonyms and phrases. */
export function lexiconOf(locale: string, pages: readonly IndexedPage[]): Lexicon {
  const vocabulary: Record<string, number> = {}
  const forms = new Map<string, Set<string>>()
  for (const { content, meta } of pages) {
    const text = [content, ...SEARCHED.map((field) => meta[field] ?? '')].join('\n')
    for (const word of new Set(words(text, locale))) vocabulary[word] = (vocabulary[word] ?? 0) + 1
    for (const written of text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
      const folded = fold(written)
      forms.set(folded, (forms.get(folded) ?? new Set()).add(written))
    }
  }
  const differing = [...forms].filter(([folded, found]) => found.size > 1 || !found.has(folded))
  const { stopWords, synonyms } = readWordLists(locale)
  return {
    locale,
    guides: pages.length,
    vocabulary,
    written: Object.fromEntries(differing.map(([folded, found]) => [folded, [...found].slice(0, 4)])),
    stopWords: [...new Set(stopWords.flatMap((word) => words(word, locale)))],
    synonyms: synonyms.map((group) => group.map((entry) => words(entry, locale).join(' '))),
    phrases: Object.fromEntries(
      pages.map(({ id, meta: { guide = '', title = '', phrases = '' } }) => [
        id,
        { guide, phrases: [title, ...phrases.split(SEPARATOR)].filter((phrase) => phrase !== '') },
      ]),
    ),
  }
}

function readWordLists(locale: string): { stopWords: string[]; synonyms: string[][] } {
  const file = join(process.cwd(), 'locales', locale, 'search.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { stopWords: [], synonyms: [] }
}
