import type { Translate } from '../../core/facts.ts'
import type { Shown } from '../insights/shown.ts'

/** What every part of the writers' pages is given to say things with. */
export interface Told extends Shown {
  /** The texts of the insights: what went wrong, and how figures are written. */
  figures: Shown
  /** The name that "I" goes by; empty when nobody said. */
  name: string
}

/** A language's own name; a word for all of them. */
export function languageOf({ t, names }: Pick<Told, 'names'> & { t: Translate }, locale: string): string {
  return locale === '' ? t('everyLanguage') : (names.get(locale) ?? locale)
}
