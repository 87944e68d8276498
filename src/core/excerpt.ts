import { fold } from './query.ts'
import type { PagefindPage } from './search.ts'

/** A piece of a guide with the words that were found, and the section it stands in. */
export interface Excerpt {
  pieces: { text: string; found: boolean }[]
  /** Heading and anchor of the section; empty when it stands before the first one. */
  section: string
  anchor: string
}

const LENGTH = 26
/** Words shown before the first that was found. */
const LEAD = 5

/** A written word and what stands between it and the next: a space, or nothing in Chinese and Japanese. */
interface Token {
  text: string
  gap: '' | ' '
}

/** The window of a page that holds the most different wanted words; the earliest of equals. */
export function excerptOf(
  page: Pick<PagefindPage, 'raw_content' | 'content' | 'anchors' | 'meta'>,
  wanted: ReadonlySet<string>,
): Excerpt {
  const tokens = tokensOf(page.raw_content ?? page.content)
  const begin = titleLength(tokens, page.meta['title'] ?? '')
  const matches = tokens.map(({ text }) => matching(text, wanted))
  let best = begin
  let most = -1
  for (let start = begin; start < Math.max(begin + 1, tokens.length - LENGTH / 2); start += 3) {
    const distinct = new Set(matches.slice(start, start + LENGTH).filter((word) => word !== null)).size
    if (distinct > most) [best, most] = [start, distinct]
  }
  const first = matches.findIndex((word, place) => place >= best && word !== null)
  const from = Math.max(begin, first < 0 ? best : sentenceStart(tokens, first))
  const shown = tokens.slice(from, from + LENGTH)
  const section = (page.anchors ?? []).filter(({ location }) => location <= best + LENGTH / 2).at(-1)
  return {
    pieces: [
      ...(from > begin ? [{ text: '… ', found: false }] : []),
      ...shown.flatMap((token, place) => piecesOf(token, matches[from + place] !== null)),
      ...(from + LENGTH < tokens.length ? [{ text: '…', found: false }] : []),
    ],
    section: section?.text.replace(/\s*#$/, '') ?? '',
    anchor: section?.id ?? '',
  }
}

/** Pagefind parts words that are written without spaces by zero-width ones. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/([^\s\u200b]+)([\s\u200b]*)/g)].map(([, word = '', gap = '']) => ({
    text: word,
    gap: /[^\u200b]/.test(gap) ? ' ' : '',
  }))
}

/** How many words a page's title takes where its text begins with it: the title stands above the excerpt. */
function titleLength(tokens: readonly Token[], title: string): number {
  let begun = ''
  for (const [place, { text, gap }] of tokens.entries()) {
    if (begun.trim().length >= title.length || !title.startsWith(begun.trim())) break
    begun += `${text}${gap}`
    // The text ends its title with a full stop.
    if (begun.trim().replace(/[.。]$/, '') === title)
      return /^[.。]$/.test(tokens[place + 1]?.text ?? '') ? place + 2 : place + 1
  }
  return 0
}

/** A written word; of a found one only its letters are marked, not the punctuation around it. */
function piecesOf({ text, gap }: Token, found: boolean): Excerpt['pieces'] {
  const [, before = '', letters = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text) ?? []
  if (!found || letters === '') return [{ text: `${text}${gap}`, found: false }]
  return [
    { text: before, found: false },
    { text: letters, found: true },
    { text: `${after}${gap}`, found: false },
  ].filter((piece) => piece.text !== '')
}

/** The wanted word that a written one stands for: the same, or the same beginning. */
function matching(token: string, wanted: ReadonlySet<string>): string | null {
  const word = fold(token.replace(/[^\p{L}\p{N}]/gu, ''))
  if (word === '') return null
  if (wanted.has(word)) return word
  for (const candidate of wanted)
    if (candidate.length >= 4 && (word.startsWith(candidate) || (candidate.includes(word) && word.length >= 5)))
      return candidate
  return null
}

/** Where the sentence of a word begins, or a few words before it where that is far. */
function sentenceStart(tokens: readonly Token[], word: number): number {
  for (let at = word; at > Math.max(0, word - LEAD - 8); at--)
    if (/[.!?؟。:：]$/.test(tokens[at - 1]?.text ?? '')) return at
  return Math.max(0, word - LEAD)
}
