import type { Packet } from '../../core/handoff.ts'
import { isText } from './kept.ts'
import { isRecord } from './request.ts'

/** What goes along with a question, and what the reader takes out of it before it is sent. */

/** Where a packet waits that goes along to another language's contact page. */
export const CARRIED = 'guidepost:carried'

/** A packet that was put aside for this page. */
export function isPacket(value: unknown): value is Packet {
  return isRecord(value) && Array.isArray(value['searches']) && Array.isArray(value['guides']) && isText(value['page'])
}

/** One entry, named so that it can be taken out. */
export type PacketEntry =
  | { kind: 'search'; search: Packet['searches'][number] }
  | { kind: 'guide'; guide: Packet['guides'][number] }
  | { kind: 'page' }

/** The hand-off takes so many. */
const MOST_GUIDES = 10

export const EMPTY_PACKET: Packet = { searches: [], guides: [], page: '' }

export function isEmptyPacket({ searches, guides, page }: Packet): boolean {
  return searches.length === 0 && guides.length === 0 && page === ''
}

/**
 * The packet without one entry; the rest keeps its order.
 * @example withoutEntry(packet, { kind: 'page' }).page // => ''
 */
export function withoutEntry(packet: Packet, entry: PacketEntry): Packet {
  switch (entry.kind) {
    case 'search':
      return { ...packet, searches: packet.searches.filter((search) => search !== entry.search) }
    case 'guide':
      return { ...packet, guides: packet.guides.filter((guide) => guide !== entry.guide) }
    case 'page':
      return { ...packet, page: '' }
  }
}

/**
 * The packet with a guide that was read just now: at the end, and once.
 * @example withGuide(packet, { ...packet.guides[0], helpful: false }).guides.length // => packet.guides.length
 */
export function withGuide(packet: Packet, guide: Packet['guides'][number]): Packet {
  const others = packet.guides.filter((known) => known.guide !== guide.guide)
  return { ...packet, guides: [...others, guide].slice(-MOST_GUIDES) }
}

/**
 * A guide's name for a reader: its title where it was read, else its slug in words.
 * @example titleOf('trading/staking', []) // => 'staking'
 */
export function titleOf(guide: string, guides: Packet['guides']): string {
  return guides.find((read) => read.guide === guide)?.title ?? (guide.split('/')[1] ?? guide).replaceAll('-', ' ')
}

/**
 * The page of our own that the reader came from, as a path without its query (which may hold words they typed); empty
 * when they came from elsewhere or from the contact page itself.
 * @example pageBefore('https://a.example/en/trading/staking/?q=1', 'https://a.example', '/en/contact/') // => '/en/trading/staking/'
 */
export function pageBefore(referrer: string, origin: string, here: string): string {
  if (!URL.canParse(referrer)) return ''
  const url = new URL(referrer)
  return url.origin !== origin || url.pathname === here ? '' : url.pathname.slice(0, 300)
}
