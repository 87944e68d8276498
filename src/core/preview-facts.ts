import type { Showing } from './showing.ts'
import type { Texts } from './text.ts'

/** What the bar of a preview knows of its page, in the page as JSON. Never on the published site. */

export interface PreviewGuide {
  /** From the repository's root. */
  file: string
  showing: Showing
  /** Whether the page shows it: in a client's view one that is not published is missing. */
  isSeen: boolean
  /** The language that the text is in, named in the page's own; empty where that is the page's. */
  fallback: string
  /** Places of its sections that say something else than English does, the head 0. */
  stale: number[]
}

export interface PreviewFacts {
  locale: string
  /** The same page in every language. */
  languages: { locale: string; name: string; path: string }[]
  /** Null on pages that are no guide. */
  guide: PreviewGuide | null
  /** Whether what a client sees can be asked for: a copy is what it is. */
  isLive: boolean
  texts: Texts
}

/** Something to mend, with where it shows. */
export interface PageFinding {
  /** From the repository's root. */
  file: string
  /** 1-based. */
  line: number
  rule: string
  severity: 'error' | 'warning'
  text: string
  /** The section of the guide it stands in, the head 0. */
  section: number
  /** The longest run of plain words on the line; empty when it has none. */
  words: string
}

/** Where the findings of `content/` are read. */
export const FINDINGS = '/preview/findings.json'

/** The cookie by which one browser asks for what a client sees; it is read by `npm run dev` alone. */
export const VIEW_COOKIE = 'guidepost-view=client'

/** @param cookies as a request or `document.cookie` has them */
export const isClientView = (cookies = '') => cookies.split(/;\s*/).includes(VIEW_COOKIE)

/** Told to open pages when `content/` was checked anew. */
export const CHECKED = 'guidepost:checked'
