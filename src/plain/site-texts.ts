import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Facts, factsFile, type Translate } from '../core/facts.ts'
import { fallbackChain } from '../core/locales.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { createTranslate, layTexts, type Texts } from '../core/text.ts'

/** The texts and figures that the site puts into guides, as its pages have them. */
export interface SiteTexts {
  facts: Facts
  /** A namespace's `t` in a locale, over its chain of languages. */
  translator(locale: string, namespace: string): Translate
}

export function openSiteTexts(checkout: string, site: SiteConfig): SiteTexts {
  const facts = factsFile.parse(parse(readFileSync(join(checkout, 'content', 'facts.yaml'), 'utf8')))
  const known = new Map<string, Translate>()
  const read = (locale: string, namespace: string): Texts => {
    const file = join(checkout, 'locales', locale, `${namespace}.json`)
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  }
  return {
    facts,
    translator(locale, namespace) {
      const key = `${locale}/${namespace}`
      const t =
        known.get(key) ??
        createTranslate(layTexts(fallbackChain(locale, site).map((tag) => read(tag, namespace))), locale)
      known.set(key, t)
      return t
    },
  }
}
