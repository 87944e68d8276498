import { isDeepStrictEqual } from 'node:util'
import { publishedLocale } from '../../core/locales.ts'
import type { Article, Version } from './article.ts'

/** Which version of an article each published language has, and why the others are left out. */

export interface Chosen {
  /** Published locale → the version that is taken for it. */
  versions: ReadonlyMap<string, Version>
  /** Versions that no guide is made of; their addresses lead to one that is. */
  leftOut: readonly Version[]
}

/**
 * Takes the version in exactly the site's language, else the first in a variant of it. What says the same as the one
 * taken is left out without a word, every other with one.
 */
export function chooseVersions(
  article: Article,
  locales: readonly string[],
  tell: (version: Version, text: string) => void,
): Chosen {
  const leftOut: Version[] = []
  const drop = (version: Version, text: string) => {
    leftOut.push(version)
    tell(version, text)
  }
  const usable = article.versions.filter((version) => {
    const lack = lackOf(version)
    if (lack !== null) drop(version, lack)
    return lack === null
  })
  const versions = new Map<string, Version>()
  for (const [locale, found] of Map.groupBy(usable, (version) => publishedLocale(version.locale, locales))) {
    const taken = found.find((version) => isIn(version, locale)) ?? found[0]
    if (!taken || !locales.includes(locale)) {
      for (const version of found) drop(version, unpublished(version))
      continue
    }
    versions.set(locale, taken)
    for (const other of found)
      if (other !== taken && saysTheSame(other, taken)) leftOut.push(other)
      else if (other !== taken)
        drop(other, isIn(other, taken.locale) ? twice(other, taken) : second(other, taken, locale))
  }
  return { versions, leftOut }
}

const unpublished = ({ title, locale }: Version) =>
  `"${title}" in ${locale} was left out: the site is not published in it. Add the language to src/site.config.ts.`
const second = ({ title, locale }: Version, taken: Version, published: string) =>
  `"${title}" in ${locale} was left out: ${taken.locale} is taken for ${published} already. Publish both languages, or keep one.`
const twice = ({ title, locale }: Version, taken: Version) =>
  `"${title}" in ${locale} was left out: the export holds this article twice in it, and "${taken.title}" is taken. Delete one of the two, or give it a number of its own.`

const isIn = (version: Version, locale: string) => tagOf(version.locale) === tagOf(locale)
const tagOf = (locale: string) => locale.replaceAll('_', '-').toLowerCase()

function saysTheSame(one: Version, other: Version): boolean {
  return one.title === other.title && one.isDraft === other.isDraft && isDeepStrictEqual(one.body, other.body)
}

/** What a version lacks to be a guide, and how to mend it; null when nothing. */
function lackOf(version: Version): string | null {
  if (version.title.trim() === '') return 'An article without a title was left out. Give it one.'
  return null
}
