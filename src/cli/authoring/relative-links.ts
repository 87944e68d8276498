import type { Nodes } from 'mdast'
import { ownAddress } from '../../checks/rules/links.ts'
import { guideAddress, guideAt, parseGuidePath } from '../../core/guide-path.ts'
import { guideTree } from '../../plain/guide-tree.ts'

/** Links of guides that are written from the page they stand on, such as "../staking/". */

export interface RelativeLink {
  /** Where its path stands in the file; what follows "?" or "#" is no part of it. */
  start: number
  end: number
  /** The page it leads to, such as "/en/trading/staking/". */
  page: string
}

/** Where it is published is not asked: a relative link leads to the same path everywhere. */
const ANYWHERE = 'https://guide.invalid'
/** Nothing else is looked through, which takes its time. */
const MAY_HOLD = /\](?:\(|:)\s*<?(?![a-z][a-z0-9+.-]*:|[/#\\])/i
const MATTER = /^---\r?\n[\s\S]*?\r?\n---/

/** The relative links of a guide's file, in their order; of another file, or one that is no MDX, none. */
export function relativeLinks(file: string, source: string): RelativeLink[] {
  const place = guideIn(file)
  if (place === null || !MAY_HOLD.test(source)) return []
  // In the tree, blank lines stand for the front matter.
  const before = MATTER.exec(source)?.[0].replaceAll('\n', '').length ?? 0
  return linksIn(source).flatMap(({ to, from, until }) => {
    const path = /^(?![a-z][a-z0-9+.-]*:|[/\\])[^?#]*/i.exec(to)?.[0] ?? ''
    const start = source.indexOf(to, before + from)
    // One with escaped signs is not found as it is written.
    const isFound = path !== '' && start !== -1 && start + to.length <= before + until
    const address = isFound ? ownAddress(place, to, ANYWHERE) : null
    return address === null ? [] : [{ start, end: start + path.length, page: address.pathname }]
  })
}

/**
 * A guide's file with its relative links leading where they led: those to a guide that gets another name to its new one,
 * and all of that guide itself, whose topic may be another.
 */
export function withLinksMoved(file: string, source: string, { from, to }: { from: string; to: string }): string {
  const place = guideIn(file)
  if (place === null) return source
  const here = guideAddress(place.locale, place.guide === from ? to : place.guide)
  return relativeLinks(file, source).reduceRight((text, { start, end, page }) => {
    const target = guideAt(page) === from ? guideAddress(page.split('/')[1] ?? '', to) : page
    if (new URL(text.slice(start, end), ANYWHERE + here).pathname === target) return text
    return text.slice(0, start) + fromPage(here, target) + text.slice(end)
  }, source)
}

/**
 * A page's path as it is written on a guide's page.
 * @example fromPage('/en/trading/sell/', '/en/trading/buy/') // => '../buy/'
 * @example fromPage('/en/trading/sell/', '/en/fees/cards/') // => '../../fees/cards/'
 */
export function fromPage(guide: string, to: string): string {
  const [locale, topic] = guide.split('/').slice(1)
  const there = to.split('/').slice(1)
  const shared = there[0] !== locale ? 0 : there[1] !== topic ? 1 : 2
  return '../'.repeat(3 - shared) + there.slice(shared).join('/')
}

/** The guide that a file of `content/` is; null for another file. */
function guideIn(file: string): { locale: string; guide: string } | null {
  const place = file.endsWith('.mdx') ? parseGuidePath(file.slice('content/'.length)) : null
  return place === null ? null : { locale: place.locale, guide: `${place.topic}/${place.slug}` }
}

interface Written {
  to: string
  /** Between which places of the tree's text its address stands, behind its words. */
  from: number
  until: number
}

function linksIn(source: string): Written[] {
  const found: Written[] = []
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset ?? 0
    const until = node.position?.end.offset ?? 0
    if (node.type === 'link')
      found.push({ to: node.url, from: node.children.at(-1)?.position?.end.offset ?? start, until })
    if (node.type === 'definition') found.push({ to: node.url, from: start + (node.label ?? '').length, until })
    if ('children' in node) for (const child of node.children) visit(child)
  }
  try {
    visit(guideTree(source))
  } catch {
    // The check tells that it is no MDX.
    return []
  }
  return found.sort((a, b) => a.from - b.from)
}
