import type { Translate } from './facts.ts'

/** Interface texts in scripts: the same JSON that i18next reads at build, without shipping i18next to the reader. */

export interface Texts {
  [key: string]: string | Texts | string[]
}

/**
 * A `t` over one namespace: keys nest with dots, {{name}} is filled in, and `count` picks the plural form by
 * Intl.PluralRules from the suffixes _zero to _other (i18next's JSON format 4). An unknown key is returned as it is.
 * @example createTranslate({ found_one: '{{count}} result' }, 'en')('found', { count: 1 }) // => '1 result'
 */
export function createTranslate(texts: Texts, locale: string): Translate {
  const plurals = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (key, values = {}) => {
    const { count } = values
    const forms = typeof count === 'number' ? [`${key}_${plurals.select(count)}`, `${key}_other`, key] : [key]
    const text = forms.map((form) => lookUp(texts, form)).find((found) => found !== null) ?? key
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : String(value)
    })
  }
}

/** The text under a key with dots; null when there is none. */
export function lookUp(texts: Texts, key: string): string | null {
  let at: string | Texts | string[] | undefined = texts
  for (const part of key.split('.')) {
    if (typeof at !== 'object' || Array.isArray(at)) return null
    at = at[part]
  }
  return typeof at === 'string' ? at : null
}

/** Texts of a locale laid over those of its fall-backs, key by key. */
export function layTexts(nearestFirst: readonly Texts[]): Texts {
  const merged: Texts = {}
  for (const texts of [...nearestFirst].reverse())
    for (const [key, value] of Object.entries(texts)) {
      const below = merged[key]
      merged[key] = isGroup(value) ? layTexts(isGroup(below) ? [value, below] : [value]) : value
    }
  return merged
}

function isGroup(value: Texts[string] | undefined): value is Texts {
  return typeof value === 'object' && !Array.isArray(value)
}
