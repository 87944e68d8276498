import type { Packet } from './handoff.ts'
import type { Attribute } from './vendors.ts'

/**
 * What travels with a hand-off as flat texts, once for all helpdesks. Searches read `query → results found → guides
 * opened`, guides `✓`, `✗` or `·` for the vote; the newest come first, so that cutting loses the oldest.
 */

export interface HandoffContext {
  /** Our number of the conversation. */
  conversation: string
  locale: string
  topic: string
  question: string
  packet: Packet
}

/** What a helpdesk takes. */
export interface Limits {
  /** Characters of one value. */
  longest: number
  /** Over how many attributes a text may be spread: `guidepost_searches`, `guidepost_searches_2`, … */
  parts: number
  /** All values together, in bytes of UTF-8. */
  bytes: number
}

/** Stands where there is nothing, so that nothing of an earlier hand-off stays. */
const NOTHING = '-'
const CUT = '…'
const UTF8 = new TextEncoder()

/**
 * The attributes of a hand-off. Every name is there, whatever the reader took out.
 * @example flatten(context, { longest: 255, parts: 1, bytes: Infinity }).guidepost_searches // => 'lost card → 0'
 */
export function flatten(context: HandoffContext, { longest, parts, bytes }: Limits): Record<string, string> {
  const flat: Record<string, string> = {}
  let left = bytes
  for (const [name, text] of textsOf(context)) {
    const spreads = SPREAD.has(name)
    for (const [place, part] of spread(text, longest, spreads ? parts : 1).entries()) {
      const value = cutTo(part === '' ? NOTHING : part, left)
      left -= bytesOf(value)
      flat[place === 0 ? name : `${name}_${place + 1}`] = value
    }
  }
  return flat
}

/** Those that may be long. */
const SPREAD: ReadonlySet<Attribute> = new Set(['guidepost_question', 'guidepost_searches', 'guidepost_guides'])

/** Short ones first: where room is scarce, they are never the ones that are cut. */
function textsOf({ conversation, locale, topic, question, packet }: HandoffContext): [Attribute, string][] {
  const searches = packet.searches.map(({ query, results, opened }) =>
    [query, String(results), ...(opened.length > 0 ? [opened.join(', ')] : [])].join(' → '),
  )
  const guides = packet.guides.map(({ guide, title, helpful }) => `${voteMark(helpful)} ${title} (${guide})`)
  return [
    ['guidepost_conversation', conversation],
    ['guidepost_topic', topic],
    ['guidepost_language', locale],
    ['guidepost_page', packet.page],
    ['guidepost_question', question.trim()],
    ['guidepost_searches', searches.reverse().join('\n')],
    ['guidepost_guides', guides.reverse().join('\n')],
  ]
}

function voteMark(helpful: boolean | null): string {
  return helpful === null ? '·' : helpful ? '✓' : '✗'
}

/** A text over so many parts, each ending with a line where one ends; what does not fit is cut and says so. */
function spread(text: string, longest: number, parts: number): string[] {
  const pieces: string[] = []
  let rest = text
  for (let part = 1; part <= parts; part++) {
    const isLast = part === parts
    const piece =
      rest.length <= longest ? rest : isLast ? cutAt(rest, longest - CUT.length) + CUT : lines(rest, longest)
    pieces.push(piece)
    rest = rest.slice(piece.length).replace(/^\n/, '')
  }
  return pieces
}

/** As many whole lines as fit; a line that is too long by itself is cut. */
function lines(text: string, longest: number): string {
  const end = text.lastIndexOf('\n', longest)
  return end > 0 ? text.slice(0, end) : cutAt(text, longest)
}

/** Cut where a character ends. */
function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length)
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

function cutTo(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text
  let kept = ''
  let left = bytes - bytesOf(CUT)
  for (const sign of text) {
    left -= bytesOf(sign)
    if (left < 0) break
    kept += sign
  }
  return kept + CUT
}

function bytesOf(text: string): number {
  return UTF8.encode(text).length
}
