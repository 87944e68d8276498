import type { Element, ElementContent, Root } from 'hast'
import { attribute, changeElements, element, HEADINGS, lineOf, textNode, textOf } from '../../plain/element.ts'
import type { Tell } from './drop-unsafe.ts'

/** What opens when its line is clicked stays <details> with its <summary>, which guides and every export can have. */

const BLOCKS = ['p', 'div', 'section', 'ul', 'ol', 'li', 'blockquote', 'br', ...HEADINGS]

/** Puts the line of a fold before all it holds, as words in a line; a fold that cannot stay one is told and opened. */
export function putFolds(tree: Root, tell: Tell): Root {
  return changeElements(tree, (found, ancestors) => {
    if (found.tagName === 'summary')
      return ancestors.at(-1)?.tagName === 'details' ? [found] : [element('p', {}, found.children)]
    if (found.tagName !== 'details') return [found]
    const line = found.children.find(isSummary)
    const rest = found.children.filter((child) => child !== line)
    if (!line || textOf(line).trim() === '') {
      tell.problem(
        lineOf(found),
        'A fold without a line to open it (summary) became plain text. Write a heading above it.',
      )
      return line ? [...line.children, ...rest] : rest
    }
    const words = line.children.flatMap(inLine)
    if (ancestors.some(({ tagName }) => ['td', 'th'].includes(tagName))) {
      tell.problem(
        lineOf(found),
        'A fold inside a table (details) became lines of its cell. Look whether they still read well.',
      )
      return [element('p', {}, [element('strong', {}, words)]), ...rest]
    }
    return [{ ...found, children: [{ ...line, children: words }, ...rest] }]
  })
}

const isSummary = (node: ElementContent): node is Element => node.type === 'element' && node.tagName === 'summary'

/** Blocks as their words with blanks around, and the places that links may name. */
function inLine(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node]
  const children = node.children.flatMap(inLine)
  if (!BLOCKS.includes(node.tagName)) return [{ ...node, children }]
  const id = attribute(node, 'id')
  return [textNode(' '), ...(id === '' ? [] : [element('a', { id }, [])]), ...children, textNode(' ')]
}
