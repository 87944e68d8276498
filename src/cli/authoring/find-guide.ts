import { backToEnglish } from '../../checks/rules/made-from.ts'
import { SOURCE } from '../../core/guide-path.ts'
import { nearest } from '../../core/nearest.ts'
import { slugOf } from '../articles/slug.ts'
import { askedWrongly, type Context, isWrong, type Wrong } from '../command.ts'
import { guidesIn } from '../guide-versions.ts'

/**
 * The guide that is meant by "topic/slug", or by its slug alone where only one topic has it.
 * @example findGuide('staking', ['trading/staking']) // => { guide: 'trading/staking' }
 */
export function findGuide(asked: string, guides: readonly string[]): { guide: string } | Wrong {
  if (guides.includes(asked)) return { guide: asked }
  const named = guides.filter((guide) => guide.endsWith(`/${asked}`))
  const [only] = named
  if (only !== undefined && named.length === 1) return { guide: only }
  if (named.length > 1)
    return askedWrongly(`"${asked}" is a guide of several topics.`, `Name one of ${named.join(', ')}.`)
  const slugs = new Map(guides.map((guide) => [guide.slice(guide.indexOf('/') + 1), guide]))
  const near = nearest(asked, guides) ?? slugs.get(nearest(asked, [...slugs.keys()]) ?? '') ?? null
  return askedWrongly(
    `There is no guide "${asked}".`,
    near === null ? 'Name it as <topic>/<slug>, as it stands in content/.' : `Did you mean "${near}"?`,
  )
}

/** The guide that is meant, which has an English text; one of which only translations are left is told as that. */
export function findEnglishGuide(asked: string, { root, site }: Pick<Context, 'root' | 'site'>) {
  const found = findGuide(asked, guidesIn(root, SOURCE))
  if (!isWrong(found)) return found
  const others = Object.keys(site.locales).filter((locale) => locale !== SOURCE)
  const left = findGuide(asked, [...new Set(others.flatMap((locale) => guidesIn(root, locale)))])
  if (isWrong(left)) return found
  const has = others.filter((locale) => guidesIn(root, locale).includes(left.guide))
  return askedWrongly(
    `"${left.guide}" has no English text, and only its translations are left: ${has.join(', ')}.`,
    backToEnglish(left.guide),
  )
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A name that a guide may get; wrong when its topic is none, or its slug cannot be part of an address. */
export function newName(asked: string, topics: readonly string[]): { topic: string; slug: string } | Wrong {
  const [topic = '', slug = '', ...rest] = asked.replace(/\.mdx$/, '').split('/')
  if (slug === '' || rest.length > 0)
    return askedWrongly(
      `"${asked}" is no name of a guide.`,
      `Write <topic>/<slug>, such as ${topics[0] ?? 'general'}/my-guide.`,
    )
  if (!topics.includes(topic)) {
    const near = nearest(topic, topics)
    return askedWrongly(
      `There is no topic "${topic}".`,
      near === null ? `Choose among ${topics.join(', ')}.` : `Did you mean "${near}/${slug}"?`,
    )
  }
  return SLUG.test(slug)
    ? { topic, slug }
    : askedWrongly(
        `"${slug}" cannot be part of an address.`,
        `Use lower-case letters, digits and single hyphens, such as ${topic}/${slugOf(slug) || 'my-guide'}.`,
      )
}
