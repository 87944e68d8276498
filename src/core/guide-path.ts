/** A guide's identity and addresses. A guide is named `<topic>/<slug>`, the same in each locale that has it. */

/** The locale that guides are translated from. */
export const SOURCE = 'en'

/** What a guide's name looks like; which of them are published, the content knows. */
export const GUIDE_NAME = /^[a-z0-9-]+\/[a-z0-9-]+$/

export interface GuidePath {
  locale: string
  topic: string
  slug: string
}

/**
 * The parts of a content entry's id or of a file's path inside `content/`; null when it is not a guide's.
 * @example parseGuidePath('pt-BR/trading/staking') // => { locale: 'pt-BR', topic: 'trading', slug: 'staking' }
 */
export function parseGuidePath(id: string): GuidePath | null {
  const match = /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\/([a-z0-9-]+)\/([a-z0-9-]+)(?:\.mdx)?$/.exec(id)
  if (!match) return null
  const [, locale = '', topic = '', slug = ''] = match
  return { locale, topic, slug }
}

/**
 * Where a guide is read in a locale.
 * @example guideAddress('es', 'trading/staking') // => '/es/trading/staking/'
 */
export function guideAddress(locale: string, guide: string): string {
  return `/${locale}/${guide}/`
}

/**
 * Where a guide is read as plain Markdown.
 * @example plainAddress('es', 'trading/staking') // => '/es/trading/staking.md'
 */
export function plainAddress(locale: string, guide: string): string {
  return `/${locale}/${guide}.md`
}

/**
 * The guide an address leads to; null when it is no guide's.
 * @example guideAt('/es/trading/staking/') // => 'trading/staking'
 */
export function guideAt(address: string): string | null {
  const [locale, topic, slug, ...rest] = address.replace(/^\/|\/$/g, '').split('/')
  return locale && topic && slug && rest.length === 0 ? `${topic}/${slug}` : null
}

/**
 * The locale whose text stands in for a guide: the first of the chain that has it, null when none does.
 * @example standIn('trading/staking', ['es', 'en'], new Map([['trading/staking', new Set(['en'])]])) // => 'en'
 */
export function standIn(
  guide: string,
  chain: readonly string[],
  published: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  return chain.find((locale) => published.get(guide)?.has(locale)) ?? null
}
