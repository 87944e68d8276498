import { preferredLocale } from '../core/locales.ts'

/** `/` on a plain file host: leads to the reader's language. Without script the page lists the languages. */
const { locales = '', defaultLocale = '' } = document.documentElement.dataset
const published = Object.fromEntries(locales.split(' ').map((locale) => [locale, {}]))
const locale = preferredLocale(navigator.languages, { locales: published, defaultLocale })
location.replace(`/${locale}/${location.search}${location.hash}`)
