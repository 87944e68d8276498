import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Setup } from '../../browser/launcher/setup.ts'
import { fallbackChain } from '../../core/locales.ts'
import { layTexts, type Texts } from '../../core/text.ts'
import { topicsFile } from '../../core/topics.ts'
import { site } from '../../site.config.ts'

/** The texts of the closed launcher: they stand in its script, so that it costs one request. */
const CLOSED = /^(?:label|failed|site|unread_.+)$/

/** What `launcher.js` is told of this support center. */
export function launcherSetup(root: string): Setup {
  const { name, mail, defaultLocale } = site
  const locales = Object.keys(site.locales)
  const readTexts = (locale: string): Texts => {
    const file = join(root, 'locales', locale, 'launcher.json')
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  }
  const closedTexts = (locale: string) =>
    Object.fromEntries(
      Object.entries(layTexts(fallbackChain(locale, site).map(readTexts))).filter(([key]) => CLOSED.test(key)),
    )
  return {
    name,
    mail,
    defaultLocale,
    locales: [defaultLocale, ...locales.filter((locale) => locale !== defaultLocale)],
    fallbacks: Object.fromEntries(locales.map((locale) => [locale, fallbackChain(locale, site).slice(1)])),
    topics: Object.keys(topicsFile.parse(parse(readFileSync(join(root, 'content/topics.yaml'), 'utf8')))),
    texts: Object.fromEntries(locales.map((locale) => [locale, closedTexts(locale)])),
  }
}
