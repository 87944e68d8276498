import GithubSlugger from 'github-slugger'
import type { Element, ElementContent, Root } from 'hast'
import {
  attribute,
  changeElements,
  contentOf,
  element,
  elementsIn,
  HEADINGS,
  textNode,
  textOf,
} from '../../plain/element.ts'
import { CALLOUTS } from './callouts.ts'

/** Headings as guides have them, and the places that old links name. */

/** Where a heading is no section of the guide: sections begin at the second level. */
const INSIDE = ['li', 'blockquote', 'dd', 'details', ...Object.keys(CALLOUTS)]

/** A guide's headings begin at the second level, for the first is its title, and none is skipped. */
export function putHeadings(tree: Root): Root {
  /** The levels, as the article has them, that the heading before stands under, and its own. */
  const open: number[] = []
  return changeElements(tree, (found, ancestors) => {
    if (!HEADINGS.includes(found.tagName)) return [found]
    if (textOf(found).trim() === '' && !elementsIn(found).some(({ tagName }) => tagName === 'img'))
      return found.children
    const isIn = (tags: readonly string[]) => ancestors.some(({ tagName }) => tags.includes(tagName))
    // In a cell there is no place for a heading.
    if (isIn(['td', 'th'])) return [{ ...found, tagName: 'strong' }]
    const own = Number(found.tagName[1])
    while ((open.at(-1) ?? 0) >= own) open.pop()
    open.push(own)
    const level = Math.min(6, Math.max(isIn(INSIDE) ? 3 : 2, open.length + 1))
    const isBreak = (child: ElementContent) => child.type === 'element' && child.tagName === 'br'
    const children = found.children.map((child) => (isBreak(child) ? textNode(' ') : child))
    return [{ ...found, tagName: `h${level}`, children }]
  })
}

/** The ids that a tree has, as links name them. */
export function idsIn(tree: Root): Set<string> {
  return new Set(
    elementsIn(tree)
      .flatMap((found) => [attribute(found, 'id'), found.tagName === 'a' ? attribute(found, 'name') : ''])
      .filter((id) => id !== ''),
  )
}

/**
 * Puts an anchor where an old link may lead: every named heading and place, and whatever else `linked` names. A heading
 * whose own address is the same needs none.
 */
export function putAnchors(tree: Root, linked: ReadonlySet<string>): Root {
  const slugger = new GithubSlugger()
  const slugs = new Map<Element, string>()
  const note = (node: Root | Element) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      if (HEADINGS.includes(child.tagName)) slugs.set(child, slugger.slug(textOf(child).replace(/\s+/g, ' ').trim()))
      note(child)
    }
  }
  note(tree)
  const own = new Set(slugs.values())
  const done = new Set<string>()
  const anchors = (ids: readonly string[]): ElementContent[] =>
    ids.flatMap((id) => {
      if (id === '' || own.has(id) || done.has(id)) return []
      done.add(id)
      return [element('guide-anchor', { id }, [])]
    })
  const walk = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node]
    if (HEADINGS.includes(node.tagName)) {
      const names = [node, ...elementsIn(node)].flatMap((each) => [attribute(each, 'id'), ...nameOf(each)])
      return [...anchors(names), { ...node, children: node.children.flatMap(dropPlaces) }]
    }
    const children = node.children.flatMap(walk)
    const id = attribute(node, 'id')
    const ids = [linked.has(id) || isPlace(node) ? id : '', ...nameOf(node)]
    const found = anchors(ids)
    if (isPlace(node)) return [...found, ...children]
    // Inside what may hold it, so that a list stays one list and a table one table.
    const holds = ['p', 'li', 'td', 'th', 'div', 'section', 'span', 'dt', 'dd'].includes(node.tagName)
    return holds ? [{ ...node, children: [...found, ...children] }] : [...found, { ...node, children }]
  }
  return { ...tree, children: contentOf(tree.children).flatMap(walk) }
}

const nameOf = (found: Element) => (found.tagName === 'a' ? [attribute(found, 'name')] : [])
/** `<a id="…">` that leads nowhere is there to be linked to. */
const isPlace = (found: Element) => found.tagName === 'a' && attribute(found, 'href') === ''

function dropPlaces(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node]
  const children = node.children.flatMap(dropPlaces)
  return isPlace(node) ? children : [{ ...node, children }]
}
