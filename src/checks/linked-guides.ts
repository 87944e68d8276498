import type { Content } from './read-content.ts'
import { didYouMean } from './rule.ts'

/** The guides that something may lead to. */
export interface LinkedGuides {
  /** "topic/slug" of every guide. */
  names: readonly string[]
  /** Those that are drafts in every language. */
  drafts: ReadonlySet<string>
}

export function linkedGuides({ guides, names }: Content): LinkedGuides {
  const published = new Set(guides.flatMap(({ guide, matter }) => (matter?.value?.draft ? [] : [guide])))
  return { names, drafts: new Set(names.filter((name) => !published.has(name))) }
}

/**
 * What is wrong when readers are led to a guide; null when nothing is.
 * @param what that leads there, such as "GuideLink leads to"
 */
export function guideProblem(what: string, guide: string, { names, drafts }: LinkedGuides): string | null {
  if (!names.includes(guide)) return `${what} "${guide}", which does not exist.${didYouMean(guide, names)}`
  return drafts.has(guide) ? `${what} "${guide}", which is a draft. Publish it, or name another guide.` : null
}
