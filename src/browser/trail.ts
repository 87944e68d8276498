import type { Packet } from '../core/handoff.ts'

/** What this tab tried, for the packet that goes along with a hand-off. It stays in the tab until the reader sends it. */

const KEY = 'guidepost:trail'
const LONGEST = 10

type Search = Packet['searches'][number]
type Guide = Packet['guides'][number]
interface Trail {
  searches: (Search & { search: number })[]
  guides: Guide[]
}

/** Notes a settled search; the same `search` number again is the same search, typed further. */
export function noteSearch(search: Pick<Search, 'query' | 'results' | 'rung'> & { search: number }): void {
  change((trail) => {
    const known = trail.searches.find((kept) => kept.search === search.search)
    if (known) Object.assign(known, search, { at: Date.now() })
    else trail.searches.push({ ...search, opened: [], at: Date.now() })
  })
}

/** Notes that a guide was opened from a search. */
export function noteOpened(search: number, guide: string): void {
  change((trail) => {
    const opened = trail.searches.find((kept) => kept.search === search)?.opened
    if (opened && !opened.includes(guide) && opened.length < LONGEST) opened.push(guide)
  })
}

/** Notes a guide that was read; reading it again moves it to the end and keeps the vote. */
export function noteGuide(guide: Pick<Guide, 'guide' | 'title' | 'locale'>): void {
  change((trail) => {
    const before = trail.guides.find((kept) => kept.guide === guide.guide)
    trail.guides = trail.guides.filter((kept) => kept !== before)
    trail.guides.push({ ...guide, at: Date.now(), helpful: before?.helpful ?? null })
  })
}

/** Notes a vote on a guide. */
export function noteVote(guide: string, helpful: boolean): void {
  change((trail) => {
    const known = trail.guides.find((kept) => kept.guide === guide)
    if (known) known.helpful = helpful
  })
}

/** What would be sent along, oldest first; `page` is where the reader came to contact from. */
export function readTrail(page: string): Packet {
  const { searches, guides } = read()
  return { searches: searches.map(({ search: _, ...kept }) => kept), guides, page }
}

function change(edit: (trail: Trail) => void): void {
  const trail = read()
  edit(trail)
  const { searches, guides } = trail
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ searches: searches.slice(-LONGEST), guides: guides.slice(-LONGEST) }))
  } catch {
    // A full or forbidden storage costs the trail, never the page.
  }
}

function read(): Trail {
  try {
    const kept: Partial<Trail> = JSON.parse(sessionStorage.getItem(KEY) ?? '{}')
    return { searches: kept.searches ?? [], guides: kept.guides ?? [] }
  } catch {
    return { searches: [], guides: [] }
  }
}
