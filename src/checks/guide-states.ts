import { type GuideState, stateOfGuide } from '../core/guide-state.ts'
import type { Content } from './read-content.ts'

/** How every guide stands in every locale, in reading order: topics as listed, their guides as listed, then the rest by name. */
export function guideStatesOf({ guides, locales, topics, now, names }: Content): GuideState[] {
  const known = topics.value ?? {}
  const listed = Object.entries(known).flatMap(([topic, entry]) => entry.guides.map((slug) => `${topic}/${slug}`))
  const order = new Set([...listed.filter((name) => names.includes(name)), ...[...names].sort()])
  return [...order].flatMap((guide) => {
    const versions = guides.flatMap(({ guide: name, locale, source, matter }) =>
      name === guide && matter?.value ? [{ locale, data: matter.value, body: source.replace(MATTER, '') }] : [],
    )
    return versions.length === 0 ? [] : [stateOfGuide(versions, { guide, locales, topics: known, now })]
  })
}

const MATTER = /^---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/
