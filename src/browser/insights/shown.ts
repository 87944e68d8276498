import type { Translate } from '../../core/facts.ts'
import type { Role } from '../../core/roles.ts'
import type { FigureText } from './figure-text.ts'

/** What every part of the page is given to say its figures with. */
export interface Shown {
  t: Translate
  text: FigureText
  /** The language of the screen. */
  locale: string
  /** The published locales by their own names. */
  names: ReadonlyMap<string, string>
  /** The topics by their names in the language of the screen. */
  topics: ReadonlyMap<string, string>
  /** Whether guides can be written at `/edit/`. */
  hasEditor: boolean
  /** Who is signed in; nobody, when that cannot be read. */
  me: { name: string; roles: readonly Role[] }
}
