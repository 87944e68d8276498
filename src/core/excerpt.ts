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

/** The window of a page that holds the most different wanted words; the earliest of equals. */
export function excerptOf(page: Pick<PagefindPage, 'content' | 'anchors'>, wanted: ReadonlySet<string>): Excerpt {
  const tokens = page.content.split(/\s+/)
  const matches = tokens.map((token) => matching(token, wanted))
  let best = 0
  let most = -1
  for (let start = 0; start < Math.max(1, tokens.length - LENGTH / 2); start += 3) {
    const distinct = new Set(matches.slice(start, start + LENGTH).filter((word) => word !== null)).size
    if (distinct > most) [best, most] = [start, distinct]
  }
  const first = matches.findIndex((word, place) => place >= best && word !== null)
  const from = sentenceStart(tokens, Math.max(best, first - LEAD))
  const shown = tokens.slice(from, from + LENGTH)
  const section = (page.anchors ?? []).filter(({ location }) => location <= best + LENGTH / 2).at(-1)
  return {
    pieces: [
      ...(from > 0 ? [{ text: '… ', found: false }] : []),
      ...shown.flatMap((token, place) => piecesOf(token, matches[from + place] !== null)),
      ...(from + LENGTH < tokens.length ? [{ text: '…', found: false }] : []),
    ],
    section: section?.text.replace(/\s*#$/, '') ?? '',
    anchor: section?.id ?? '',
  }
}

/** A written word; of a found one only its letters are marked, not the punctuation around it. */
function piecesOf(token: string, found: boolean): Excerpt['pieces'] {
  const [, before = '', letters = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(token) ?? []
  if (!found || letters === '') return [{ text: `${token} `, found: false }]
  return [
    { text: before, found: false },
    { text: letters, found: true },
    { text: `${after} `, found: false },
  ].filter(({ text }) => text !== '')
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

function sentenceStart(tokens: readonly string[], near: number): number {
  for (let at = near; at > Math.max(0, near - 8); at--) if (/[.!?؟。:]$/.test(tokens[at - 1] ?? '')) return at
  return near
}
