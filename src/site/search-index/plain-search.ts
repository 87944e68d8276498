import { type PackedLexicon, unpackLexicon } from '../../core/lexicon.ts'
import { packPlainIndex } from '../../core/plain-index.ts'
import type { IndexedPage } from './indexed-page.ts'

/** `/search/plain/<locale>.json`: the whole search of a locale in one file, for where Pagefind may not run. */
export function plainSearchOf(packedLexicon: string, pages: readonly IndexedPage[]): string {
  const lexicon: PackedLexicon = JSON.parse(packedLexicon)
  return JSON.stringify({ lexicon, index: packPlainIndex(pages, unpackLexicon(lexicon)) })
}
