import type { Texts } from '../../core/text.ts'

/** What the build tells the launcher of its support center; it stands in `launcher.js` itself. */
export interface Setup {
  /** The company's name, as clients know it. */
  name: string
  /** The mailbox for where no server answers. */
  mail: string
  defaultLocale: string
  /** The published locales, the default first. */
  locales: string[]
  /** Locale → those that stand in for it. */
  fallbacks: Record<string, string[]>
  /** In their order. */
  topics: string[]
  /** Locale → the texts of the closed launcher. */
  texts: Record<string, Texts>
}

/** What to open; an empty part asks for nothing. */
export interface Asked {
  /** A topic of the support center, such as "verification": a person is asked about it. */
  topic: string
  /** Searched for at once. */
  query: string
  /** "<topic>/<slug>" */
  guide: string
}
export const NOTHING_ASKED: Asked = { topic: '', query: '', guide: '' }
