import type { Element, ElementContent, Root } from 'hast'
import { changeElements, element, elementsIn, lineOf, textNode, textOf } from '../../plain/element.ts'
import type { Tell } from './drop-unsafe.ts'

/** Tables as Markdown has them: one line to a cell. */

const BLOCKS = [
  'p',
  'div',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'section',
  'dl',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'tr',
  'tbody',
  'thead',
  'tfoot',
  'table',
]

/** Puts line breaks between the blocks of a cell, a bullet before its items, and a caption above its table. */
export function putTables(tree: Root, tell: Tell): Root {
  return changeElements(tree, (found, ancestors) => {
    const isInCell = ancestors.some(({ tagName }) => ['td', 'th'].includes(tagName))
    if (['td', 'th'].includes(found.tagName)) {
      if (['colSpan', 'rowSpan'].some((name) => Number(found.properties[name] ?? 1) > 1))
        tell.problem(
          lineOf(found),
          'Merged cells of a table came apart: what they held stands in the first. Look whether the table still reads well.',
        )
      return isInCell ? [element('p', {}, found.children)] : [{ ...found, children: inOneLine(found.children) }]
    }
    if (found.tagName !== 'table') return [found]
    if (isInCell) {
      tell.problem(lineOf(found), 'A table inside a table became lines of its cell. Look whether they still read well.')
      return found.children
    }
    const caption = elementsIn(found).find(({ tagName }) => tagName === 'caption')
    const table = { ...found, children: found.children.filter((child) => child !== caption) }
    if (!elementsIn(table).some(({ tagName }) => ['td', 'th'].includes(tagName))) return caption ? [caption] : []
    return caption && textOf(caption).trim() !== '' ? [element('p', {}, caption.children), table] : [table]
  })
}

function inOneLine(children: readonly ElementContent[]): ElementContent[] {
  const lines: ElementContent[][] = [[]]
  const breakLine = () => {
    if (lines.at(-1)?.some((node) => node.type !== 'text' || node.value.trim() !== '')) lines.push([])
    else lines[lines.length - 1] = []
  }
  const add = (node: ElementContent) => {
    if (node.type === 'element' && node.tagName === 'br') return breakLine()
    // Markdown has no way to write this sign of code in a cell.
    if (node.type === 'element' && node.tagName === 'code' && textOf(node).includes('\\|')) {
      lines.at(-1)?.push({ ...node, tagName: 'guide-code' })
      return
    }
    if (node.type !== 'element' || !BLOCKS.includes(node.tagName)) {
      lines.at(-1)?.push(node)
      return
    }
    breakLine()
    if (node.tagName === 'li') lines.at(-1)?.push(textNode('• '))
    if (node.tagName === 'pre') lines.at(-1)?.push(element('code', {}, [textNode(textOf(node).trim())]))
    else for (const child of node.children) if (!isBlank(child, node)) add(child)
    breakLine()
  }
  for (const child of children) add(child)
  breakLine()
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, place) => (place === 0 ? line : [element('guide-break', {}, []), ...line]))
}

/** The blanks between the items of a list are no text. */
function isBlank(node: ElementContent, parent: Element): boolean {
  return node.type === 'text' && node.value.trim() === '' && parent.tagName !== 'p'
}
