import type { SiteConfig } from '../core/site-config.ts'
import { check } from './check.ts'
import { openMemory } from './open-memory.ts'
import { readContent } from './read-content.ts'
import type { Problem } from './rule.ts'
import { RULES } from './rules.ts'

/** Which findings are asked for. */
export interface Asked {
  site: Pick<SiteConfig, 'locales' | 'url'>
  /** "topic/slug"; null for all. */
  guide: string | null
  /** Null for all. */
  locale: string | null
  /** Milliseconds since the epoch. */
  now: number
}

/**
 * What all rules find in `content/` as it is on disk now, for a guide in a locale or for everything: a fraction of a
 * second once the first run has filled the memory in `.cache/`.
 * @param root the repository's root
 * @example await findings(root, { site, guide: 'trading/staking', locale: 'es', now: Date.now() })
 * // => [{ rule: 'terms', severity: 'error', file: 'content/es/trading/staking.mdx', line: 31, text: '…' }]
 */
export async function findings(root: string, { site, guide, locale, now }: Asked): Promise<Problem[]> {
  const memory = openMemory(root)
  const content = readContent(root, { url: site.url, locales: Object.keys(site.locales), now, memory })
  const problems = await check(content, RULES)
  memory.save()
  return problems.filter(({ file }) => isAskedFor(file, guide, locale))
}

/** Whether a file belongs to a guide, a locale, or both. */
export function isAskedFor(file: string, guide: string | null, locale: string | null): boolean {
  return (
    (guide === null || file.endsWith(`/${guide}.mdx`)) && (locale === null || file.startsWith(`content/${locale}/`))
  )
}
