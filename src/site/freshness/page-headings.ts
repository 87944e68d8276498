import type { MarkdownHeading } from 'astro'
import type { Section } from '../../core/freshness.ts'
import { SOURCE } from '../../core/guide-state.ts'
import type { Part } from './plan-sections.ts'

/** A section's heading on its page. */
export interface PageHeading {
  /** Its id. */
  slug: string
  text: string
  locale: string
}

/**
 * The heading of each section, the head first; null where it has none.
 * @param headings as Astro found them in the text
 */
export function pageHeadings(
  sections: readonly Section[],
  headings: readonly MarkdownHeading[],
  locale: string,
): (PageHeading | null)[] {
  const second = headings.filter(({ depth }) => depth === 2)
  return sections.map(({ title }) => {
    const found = title === '' ? undefined : second.shift()
    return found ? { slug: found.slug, text: found.text, locale } : null
  })
}

export interface BothHeadings {
  own: readonly (PageHeading | null)[]
  english: readonly (PageHeading | null)[]
}

/** What an English section that the translation lacks is called on the page; ids of the translation stay its own. */
export const englishId = (id: string) => `${SOURCE}-${id}`

/** The heading that a part has on the page; null where it has none. One in English keeps the id of what it stands in for. */
export function headingOf(part: Part, { own, english }: BothHeadings): PageHeading | null {
  if (part.kind === 'own') return own[part.own] ?? null
  if (part.kind !== 'english') return null
  const heading = english[part.english]
  if (!heading) return null
  const before = part.own === null ? null : own[part.own]
  return { ...heading, slug: before?.slug ?? englishId(heading.slug) }
}
