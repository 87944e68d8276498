import { z } from 'zod'
import { type Facts, fillFacts, type Translate } from './facts.ts'
import { guideAddress } from './guide-path.ts'
import { localText, nearestText } from './local-text.ts'

/** What agents say again and again, kept as data in `content/replies.yaml`. */

const slug = z.string().regex(/^[a-z0-9-]+$/, 'must be a slug of lower-case letters, digits and hyphens')

/** In the order in which they are offered. */
export const repliesFile = z.array(
  z.strictObject({
    id: slug,
    /** The topics it belongs to; without any it is offered in all. */
    topics: z.array(slug).default([]),
    /** With `{{subject.measure}}` for facts and `{{guide:topic/slug}}` for the addresses of guides. */
    text: localText,
  }),
)
export type Replies = z.infer<typeof repliesFile>

/** A reply as it is offered in one locale. */
export interface Reply {
  id: string
  topics: string[]
  text: string
  /** The language the text is in: another one where the locale has none. */
  locale: string
}

const GUIDE = /\{\{\s*guide:([a-z0-9-]+\/[a-z0-9-]+)\s*\}\}/g

interface Parts {
  /** The locale, then those that stand in for it. */
  chain: readonly string[]
  facts: Facts
  /** The site's address. */
  site: string
  /** The words of facts in a locale. */
  translator(locale: string): Translate
}

/** Replies as they are offered to clients of the first locale of a chain, with today's figures and whole addresses. */
export function repliesFor(replies: Replies, { chain, facts, site, translator }: Parts): Reply[] {
  const [wanted = ''] = chain
  return replies.map(({ id, topics, text: texts }) => {
    const { locale, text } = nearestText(texts, chain)
    const linked = text.replace(GUIDE, (_, guide: string) => `${site}${guideAddress(wanted, guide)}`)
    return { id, topics, locale, text: fillFacts(linked, facts, locale, translator(locale)) }
  })
}

/**
 * The guides that a text names.
 * @example guidesIn('See {{guide:trading/staking}}') // => ['trading/staking']
 */
export function guidesIn(text: string): string[] {
  return [...text.matchAll(GUIDE)].map(([, guide = '']) => guide)
}

/** A text without the guides that it names, for checks of the rest. */
export function withoutGuides(text: string): string {
  return text.replace(GUIDE, '')
}
