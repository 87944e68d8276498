import { guideAt } from '../../core/guide-path.ts'
import { distance } from '../../core/query.ts'
import type { Outline } from '../outline.ts'
import type { Content, GuideFile } from '../read-content.ts'
import type { Rule } from '../rule.ts'
import { ownAddress } from './links.ts'

/** Links to a heading that the other guide does not have in the reader's language. */
export const anchors: Rule = {
  name: 'anchors',
  says: 'A link to a heading (#…) names one that the guide has, in the language of the reader.',
  severity: 'error',
  draftsMay: true,
  check: (content) =>
    content.guides.flatMap((guide) =>
      deadAnchors(guide, content).map(({ line, id, target, ids, near }) => ({
        file: guide.file,
        line,
        text: `"#${id}" is no heading of ${target.file}.${near === null ? '' : ` Did you mean "#${near}"?`} Its headings are ${ids.map((each) => `#${each}`).join(', ') || 'none'}.`,
      })),
    ),
  mend(guide, content) {
    const lines = guide.source.split('\n')
    for (const { line, written, id, near } of deadAnchors(guide, content)) {
      if (near === null) continue
      const right = `${written.slice(0, written.length - id.length)}${near}`
      const text = lines[line - 1] ?? ''
      // Only where the line says so in so many signs, and once.
      if (text.split(written).length === 2) lines[line - 1] = text.replace(written, () => right)
    }
    return lines.join('\n')
  },
}

interface DeadAnchor {
  line: number
  /** The link as it is written. */
  written: string
  id: string
  target: GuideFile
  ids: string[]
  /** The only heading that is near; null when there is none, or more than one. */
  near: string | null
}

function deadAnchors(guide: GuideFile, content: Content): DeadAnchor[] {
  const { links, tags } = content.outline(guide)
  const written = [
    ...links.map(({ line, to }) => ({ line, to, target: targetOf(guide, to, content.url) })),
    ...tags.flatMap(({ line, name, attributes: { to } }) =>
      name === 'GuideLink' && to ? [{ line, to, target: to.split('#')[0] ?? null }] : [],
    ),
  ]
  return written.flatMap(({ line, to, target: name }) => {
    const id = decoded(to.split('#')[1] ?? '')
    // In a language that has no such guide another one stands in, and English is the one all others are made from.
    const target = name === null ? undefined : (find(content, guide.locale, name) ?? content.english.get(name))
    if (id === '' || !target) return []
    const outline = content.outline(target)
    const ids = idsOf(outline)
    if (outline.broken || ids.includes(id)) return []
    return [{ line, written: to, id: to.split('#')[1] ?? '', target, ids, near: onlyNear(id, ids) }]
  })
}

/** The guide that a Markdown link leads to. */
function targetOf(from: GuideFile, to: string, url: string): string | null {
  if (to.startsWith('#')) return from.guide
  return guideAt(ownAddress(from, to, url)?.pathname ?? '')
}

function find({ guides }: Content, locale: string, name: string): GuideFile | undefined {
  return guides.find((guide) => guide.locale === locale && guide.guide === name)
}

function idsOf({ headings, tags }: Outline): string[] {
  const places = tags.flatMap(({ name, attributes: { id } }) =>
    id && (name === 'Anchor' || /^[a-z]/.test(name)) ? [id] : [],
  )
  return [...headings.map(({ id }) => id), ...places]
}

function onlyNear(id: string, ids: readonly string[]): string | null {
  const small = id.toLowerCase()
  if (ids.includes(small)) return small
  const limit = Math.max(2, Math.floor(id.length / 4))
  const near = [...new Set(ids.filter((each) => distance(small, each, limit) <= limit))]
  return near.length === 1 ? (near[0] ?? null) : null
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
