import type { Facts } from '../core/facts.ts'
import { type FigureWords, figureWords } from '../core/figures.ts'
import { type Terms, type WrongWord, wrongWordsIn } from '../core/terms.ts'

/** What the words of one locale are held against. */
export interface Words {
  facts: Facts
  terms: Terms
  wrongWords: (text: string) => WrongWord[]
  figures: FigureWords
  /** Names in bold besides the terms: topics of the locale, official channels. */
  names: ReadonlySet<string>
}

export interface Named {
  facts: Facts
  terms: Terms
  /** The official channels. */
  addresses: readonly string[]
}

/** The files besides `content/` that a locale's words come from. */
export const wordFiles = (locale: string) => [`locales/${locale}/topics.json`, `locales/${locale}/facts.json`]

/** A locale without texts yet has no words of its own for topics and business days. */
export function readWords(
  locale: string,
  { facts, terms, addresses }: Named,
  read: (file: string) => string | null,
): Words {
  const [topics, measures] = wordFiles(locale).map((file): Record<string, unknown> => JSON.parse(read(file) ?? '{}'))
  const titles = Object.values(topics ?? {}).flatMap((topic) => stringsOf(topic, /^title$/))
  const businessDays = stringsOf(measures?.['duration'], /^business-day/).map((form) =>
    form
      .replace(/\{\{\w+\}\}/g, '')
      .trim()
      .toLowerCase(),
  )
  return {
    facts,
    terms,
    wrongWords: wrongWordsIn(locale, terms),
    figures: figureWords(locale, facts, businessDays),
    names: new Set([...addresses, ...titles]),
  }
}

function stringsOf(value: unknown, key: RegExp): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, text]) => (key.test(name) && typeof text === 'string' ? [text] : []))
}
