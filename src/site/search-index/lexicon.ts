import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { fold, type Lexicon, words } from '../../core/query.ts'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** What our layer in front of Pagefind must know of a locale: its words with counts, stop words and synonyms. */
export function lexiconOf(locale: string, pages: readonly string[]): Lexicon {
  const vocabulary: Record<string, number> = {}
  const forms = new Map<string, Set<string>>()
  for (const page of pages) {
    const text = indexedText(page)
    for (const word of new Set(words(text, locale))) vocabulary[word] = (vocabulary[word] ?? 0) + 1
    for (const written of text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
      const folded = fold(written)
      if (folded !== written) forms.set(folded, (forms.get(folded) ?? new Set()).add(written))
    }
  }
  const written = Object.fromEntries([...forms].map(([folded, found]) => [folded, [...found].slice(0, 4)]))
  const { stopWords, synonyms } = readWordLists(locale)
  return {
    locale,
    guides: pages.length,
    vocabulary,
    written,
    stopWords: [...new Set(stopWords.flatMap((word) => words(word, locale)))],
    synonyms: synonyms.map((group) => group.map((entry) => words(entry, locale).join(' '))),
  }
}

function readWordLists(locale: string): { stopWords: string[]; synonyms: string[][] } {
  const file = join(process.cwd(), 'locales', locale, 'search.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { stopWords: [], synonyms: [] }
}

/** The text of the part of a page that Pagefind indexes. */
function indexedText(html: string): string {
  const body = html.slice(html.indexOf('data-pagefind-body'), html.indexOf('data-vote'))
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? ' ')
}
