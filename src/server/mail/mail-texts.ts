import type { Translate } from '../../core/facts.ts'
import { fallbackChain } from '../../core/locales.ts'
import type { SiteConfig } from '../../core/site-config.ts'
import { createTranslate, layTexts, type Texts } from '../../core/text.ts'

/** The interface texts that mail is written with, by namespace. */
export const MAIL_NAMESPACES = ['mail', 'fields', 'topics'] as const
export type MailNamespace = (typeof MAIL_NAMESPACES)[number]
export type TextsOfMail = ReadonlyMap<string, Readonly<Record<MailNamespace, Texts>>>

export type Translations = Record<MailNamespace, Translate>

/** The translations of a locale, each over those of its chain; of the default locale where a locale is not published. */
export function translations(texts: TextsOfMail, site: SiteConfig): (locale: string) => Translations {
  const known = new Map<string, Translations>()
  return (asked) => {
    const locale = Object.hasOwn(site.locales, asked) ? asked : site.defaultLocale
    const before = known.get(locale)
    if (before) return before
    const chain = fallbackChain(locale, site)
    const of = (namespace: MailNamespace) =>
      createTranslate(layTexts(chain.map((tag) => texts.get(tag)?.[namespace] ?? {})), locale)
    const made = { mail: of('mail'), fields: of('fields'), topics: of('topics') }
    known.set(locale, made)
    return made
  }
}
