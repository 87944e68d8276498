import { isDeepStrictEqual } from 'node:util'
import type { Root } from 'hast'
import { publishedLocale } from '../../core/locales.ts'
import { attribute, contentOf, elementsIn, textOf } from '../../plain/element.ts'
import type { Article, Version } from './article.ts'
import { dropUnsafe } from './drop-unsafe.ts'
import { ENDLESS } from './read-html.ts'

/** Which version of an article each published language has, and why the others are left out. */

export interface Chosen {
  /** Published locale → the version that is taken for it. */
  versions: ReadonlyMap<string, Version>
  /** Versions that no guide is made of; their addresses lead to one that is. */
  leftOut: readonly Version[]
}

/** How deep the elements of an article may stand in each other: more than any writer needs, less than a program can follow. */
const DEEPEST = 200

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
  if (version.body === ENDLESS || isDeeper(version.body, DEEPEST))
    return `"${version.title}" was left out: its elements stand more than ${DEEPEST} deep in each other. Take its text out of them and import again.`
  if (isEmpty(version))
    return `"${version.title}" has no text. It was left out; write it and import again, or delete it.`
  return null
}

/** Level by level, as a function that calls itself would not come back from what this is to find. */
function isDeeper({ children }: Root, most: number): boolean {
  let level = contentOf(children)
  for (let depth = 0; depth < most && level.length > 0; depth++)
    level = level.flatMap((node) => (node.type === 'element' ? contentOf(node.children) : []))
  return level.length > 0
}

/** Whether nothing to read, to see or to open is left once what a guide may not hold is taken out. */
function isEmpty({ body, matter }: Version): boolean {
  if (typeof matter['answer'] === 'string') return false
  const left = dropUnsafe(body, { problem: () => {}, note: () => {} })
  const isSeen = elementsIn(left).some((found) => found.tagName === 'img' || attribute(found, 'href') !== '')
  return !isSeen && !/[^\s\p{C}]/u.test(textOf(left))
}
