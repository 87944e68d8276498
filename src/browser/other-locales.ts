import { preferredLocale } from '../core/locales.ts'
import { speaking } from './home.ts'

/** The languages a reader may read besides the page's own: the browser's, then those that stand in for it, the default last. */
export function otherLocales(locale: string): string[] {
  const { locales: published = locale, fallbacks = '' } = speaking().dataset
  const locales = published.split(' ')
  const site = { locales: Object.fromEntries(locales.map((tag) => [tag, true])), defaultLocale: locales[0] ?? locale }
  const theirs = navigator.languages.map((language) => preferredLocale([language], site))
  return [...new Set([...theirs, ...fallbacks.split(' '), site.defaultLocale])].filter(
    (tag) => tag !== locale && tag !== '',
  )
}
