import type { SiteConfig } from './site-config.ts'

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/**
 * Which way a locale is written.
 * @example directionOf('ar') // => 'rtl'
 */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/**
 * The locales whose guides may stand in for each other, the wanted one first and the default one last, each once.
 * @example fallbackChain('pt-BR', site) // => ['pt-BR', 'es', 'en']
 */
export function fallbackChain(locale: string, site: Pick<SiteConfig, 'locales' | 'defaultLocale'>): string[] {
  return [...new Set([locale, ...(site.locales[locale]?.fallback ?? []), site.defaultLocale])]
}

/**
 * The languages of an Accept-Language header, best first; those refused with `q=0` are left out (RFC 9110, 12.5.4).
 * @example acceptedLanguages('es-MX, en;q=0.8, *;q=0.1') // => ['es-MX', 'en', '*']
 */
export function acceptedLanguages(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/)
      const weight = parameters.find((parameter) => parameter.toLowerCase().startsWith('q='))
      const q = weight === undefined ? 1 : Number(weight.slice(2))
      return { tag, q: Number.isFinite(q) ? q : 0 }
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag)
}

/**
 * The published locale that suits a reader best: the same tag, else the same language, in the reader's order
 * (the lookup of RFC 4647, 3.4); the default locale when none does.
 * @example preferredLocale(['es-MX', 'en'], site) // => 'es'
 */
export function preferredLocale(
  languages: readonly string[],
  site: { locales: Record<string, unknown>; defaultLocale: string },
): string {
  const published = Object.keys(site.locales)
  const language = (tag: string) => tag.toLowerCase().split('-')[0]
  for (const wanted of languages) {
    const same = published.find((locale) => locale.toLowerCase() === wanted.toLowerCase())
    const near = same ?? published.find((locale) => language(locale) === language(wanted))
    if (near !== undefined) return near
  }
  return site.defaultLocale
}

const TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i

/**
 * The published locale a language tag of another system means; a language that is not published keeps its own tag,
 * and what is no tag at all is empty.
 * @example publishedLocale('pt_PT', ['en', 'pt-BR']) // => 'pt-BR'
 */
export function publishedLocale(tag: string, locales: readonly string[]): string {
  const wanted = tag.trim().replaceAll('_', '-').toLowerCase()
  if (!TAG.test(wanted) || wanted.length > 35) return ''
  const language = (text: string) => text.toLowerCase().split('-')[0]
  const same = locales.find((locale) => locale.toLowerCase() === wanted)
  return same ?? locales.find((locale) => language(locale) === language(wanted)) ?? wanted
}
