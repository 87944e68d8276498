import type { Element, ElementContent, Root, RootContent } from 'hast'

/**
 * Footnotes as guides can have them: a number where each is called, and the notes as paragraphs at the end. The places
 * that they would link to and back are lost when a page becomes a guide.
 */
export function plainFootnotes() {
  return (tree: Root): Root => ({ ...tree, children: tree.children.flatMap((child) => plain(child)) })
}

function plain<T extends RootContent | ElementContent>(node: T): (T | Element)[] {
  if (node.type !== 'element') return [node]
  if (node.properties['dataFootnoteBackref'] !== undefined) return []
  if (node.properties['dataFootnotes'] !== undefined)
    return notesIn(node).map((note, place) => asParagraph(note, place + 1))
  if (node.tagName === 'sup' && isReference(node.children[0])) return [numbered(node.children[0])]
  return [{ ...node, children: node.children.flatMap((child) => plain(child)) }]
}

const isReference = (node: ElementContent | undefined): node is Element =>
  node?.type === 'element' && node.properties['dataFootnoteRef'] !== undefined

const numbered = ({ children }: Element): Element => ({ type: 'element', tagName: 'sup', properties: {}, children })

/** The items of the list that stands below the heading "Footnotes". */
function notesIn(section: Element): Element[] {
  const list = section.children.find((child) => child.type === 'element' && child.tagName === 'ol')
  return list?.type === 'element' ? list.children.filter((child) => child.type === 'element') : []
}

/** A note's number, and its text without the way back. */
function asParagraph(note: Element, number: number): Element {
  const words = note.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'p'
      ? [...child.children, { type: 'text' as const, value: ' ' }]
      : [child],
  )
  const mark = numbered({ ...note, children: [{ type: 'text', value: String(number) }] })
  const children: ElementContent[] = [mark, { type: 'text', value: ' ' }, ...words.flatMap((child) => plain(child))]
  return { type: 'element', tagName: 'p', properties: {}, children }
}
