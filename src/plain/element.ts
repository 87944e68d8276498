import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast'

/** Reading and building the elements of an HTML tree. */

/** The text of an attribute; empty when it has none. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name]
  if (Array.isArray(value)) return value.join(' ')
  return value === undefined || value === null || typeof value === 'boolean' ? '' : String(value)
}

export function element(tagName: string, properties: Record<string, string>, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

export function textNode(value: string): ElementContent {
  return { type: 'text', value }
}

/** All the text inside, as it stands. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1
}

/** What an element becomes: itself or others in its place. */
export type Change = (element: Element, ancestors: readonly Element[]) => ElementContent[]

/** Rebuilds a tree from its leaves up: each element, with its children changed already, becomes what `change` answers. */
export function changeElements(tree: Root, change: Change): Root {
  return { ...tree, children: changeAll(tree.children, change, []) }
}

function changeAll(children: readonly RootContent[], change: Change, ancestors: readonly Element[]): ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return child.type === 'text' ? [child] : []
    return change({ ...child, children: changeAll(child.children, change, [...ancestors, child]) }, ancestors)
  })
}

/** The elements and the text among the parts of a tree. */
export function contentOf(children: readonly RootContent[]): ElementContent[] {
  return children.flatMap((child) => (child.type === 'element' || child.type === 'text' ? [child] : []))
}

/** Every element, a parent before its children. */
export function elementsIn(node: Root | Element): Element[] {
  return node.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsIn(child)] : []))
}

export const HEADINGS: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
