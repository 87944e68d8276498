/** The text of a notice: paragraphs and links, and nothing else, so that every surface can show it. */

export interface Piece {
  text: string
  /** Null: no link. */
  href: string | null
}

const LINK = /\[([^\][]+)\]\(([^()\s]+)\)/g

/**
 * The paragraphs of a text, each in pieces. What leads neither to a page of this site nor to a safe address is no link.
 * @example paragraphsOf('See [fees](/en/fees/).') // => [[{ text: 'See ', href: null }, { text: 'fees', href: '/en/fees/' }, { text: '.', href: null }]]
 */
export function paragraphsOf(text: string): Piece[][] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .filter((paragraph) => paragraph !== '')
    .map(piecesOf)
}

function piecesOf(paragraph: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: whole, 1: text = '', 2: href = '', index } of paragraph.matchAll(LINK)) {
    pieces.push({ text: paragraph.slice(from, index), href: null }, { text, href: isSafe(href) ? href : null })
    from = index + whole.length
  }
  pieces.push({ text: paragraph.slice(from), href: null })
  return pieces.filter(({ text }) => text !== '')
}

function isSafe(href: string): boolean {
  return /^\/(?![/\\])/.test(href) || href.startsWith('https://')
}

/** The addresses that a text means to link to, those that are no links after all too. */
export function addressesIn(text: string): string[] {
  return [...text.matchAll(LINK)].map(([, , href = '']) => href)
}

/**
 * Whether a notice may link there: a page of this site, or one of the company's hosts.
 * @example isOurs('https://status.harborline.example/', ['status.harborline.example']) // => true
 */
export function isOurs(href: string, hosts: readonly string[]): boolean {
  if (!isSafe(href)) return false
  return href.startsWith('/') || (URL.canParse(href) && hosts.includes(new URL(href).host))
}
