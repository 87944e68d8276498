import { z } from 'zod'
import { nearest } from './nearest.ts'

/** Terms: one name for each screen, product, state and document in each language, in `content/terms.yaml`. */

const name = z.string().trim().min(1)

/** Term → locale → its name there; `not`: locale → words that are wrong in its place (`word*` for all its endings). */
export const termsFile = z.record(
  z.string(),
  z.object({ not: z.record(z.string(), z.array(name)).optional() }).catchall(name),
)
export type Terms = z.infer<typeof termsFile>

/** The name of a term in a locale; null where the file has none. */
export function nameOf(terms: Terms, term: string, locale: string): string | null {
  const found = terms[term]?.[locale]
  return typeof found === 'string' ? found : null
}

/**
 * The terms that bear a name in a locale; several screens may share one ("Cancel").
 * @example termsNamed('Wallet', 'en', terms) // => ['wallet-tab']
 */
export function termsNamed(wanted: string, locale: string, terms: Terms): string[] {
  return Object.keys(terms).filter((term) => nameOf(terms, term, locale) === wanted)
}

export interface WrongWord {
  /** As it stands in the text. */
  found: string
  /** The name to write in its place. */
  right: string
  term: string
}

/**
 * Finds the words of a locale that its terms replace; a right name that holds a wrong word is no mistake.
 * @example wrongWordsIn('en', terms)('Wait for the payout.') // => [{ found: 'payout', right: 'withdrawal', term: 'withdrawal' }]
 */
export function wrongWordsIn(locale: string, terms: Terms): (text: string) => WrongWord[] {
  const names = Object.keys(terms).flatMap((term) => nameOf(terms, term, locale) ?? [])
  const rules = Object.entries(terms).flatMap(([term, { not }]) =>
    (not?.[locale] ?? []).map((wrong) => {
      const pattern = wordPattern(wrong, locale)
      const holders = names.filter((name) => pattern.test(name)).map((name) => new RegExp(escaped(name), 'giu'))
      return { term, right: nameOf(terms, term, locale) ?? term, pattern, holders }
    }),
  )
  return (text) =>
    rules.flatMap(({ term, right, pattern, holders }) => {
      if (!pattern.test(text)) return []
      const found = pattern.exec(holders.reduce((left, holder) => left.replaceAll(holder, ' '), text))
      return found ? [{ found: found[0], right, term }] : []
    })
}

/** The name that was probably meant by one that is none; null when none is near. */
export function nearestName(wrong: string, locale: string, terms: Terms): string | null {
  return nearest(
    wrong,
    Object.keys(terms).flatMap((term) => nameOf(terms, term, locale) ?? []),
  )
}

/** Written without spaces between words: a word is found wherever it stands. */
const UNSPACED = new Set(['ja', 'zh', 'ko', 'th'])

function wordPattern(word: string, locale: string): RegExp {
  const stem = escaped(word.replace(/\*$/, ''))
  if (UNSPACED.has(locale.split('-')[0] ?? '')) return new RegExp(stem, 'iu')
  return new RegExp(`(?<![\\p{L}\\p{N}])${stem}${word.endsWith('*') ? '\\p{L}*' : ''}(?![\\p{L}\\p{N}])`, 'iu')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
