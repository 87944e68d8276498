import type { Element, ElementContent, Root } from 'hast'
import { attribute, changeElements, textOf } from '../../plain/element.ts'

/** Word processors wrap whole articles in <b> or <span>: what is for words goes into the blocks that hold them. */

const INLINE = ['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'mark', 'small', 'sub', 'sup', 'span', 'font', 'code']
const BLOCKS =
  'p div section article header footer main aside nav h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr th td blockquote pre figure figcaption details summary hr'.split(
    ' ',
  )
/** These look like what they are already, or hold no emphasis. */
const LEFT = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'hr', 'th', 'summary']

/** The tree in which no block stands inside of emphasis or of code, and no code is empty. */
export function openInline(tree: Root): Root {
  return changeElements(tree, (found, ancestors) => {
    const isInPre = ancestors.some(({ tagName }) => tagName === 'pre')
    if (found.tagName === 'code' && !isInPre && textOf(found) === '') return []
    return INLINE.includes(found.tagName) && !isInPre && found.children.some(isBlock) ? spread(found) : [found]
  })
}

const isBlock = (node: ElementContent) => node.type === 'element' && BLOCKS.includes(node.tagName)

/** Each block with the emphasis inside it, and around what stands between blocks. */
function spread(mark: Element): ElementContent[] {
  const parts: ElementContent[][] = []
  for (const child of mark.children) {
    const last = parts.at(-1)
    if (last?.[0] && !isBlock(child) && !isBlock(last[0])) last.push(child)
    else parts.push([child])
  }
  return parts.flatMap((part) => {
    const [first] = part
    if (first?.type === 'element' && isBlock(first))
      return [
        LEFT.includes(first.tagName) ? first : { ...first, children: spread({ ...mark, children: first.children }) },
      ]
    const isMarked = part.some((node) => textOf(node).trim() !== '') && !isPlain(mark)
    return isMarked ? [{ ...mark, children: part }] : part
  })
}

/** Google Docs wraps what it copies in a <b> that is not bold. */
function isPlain(mark: Element): boolean {
  return mark.tagName === 'span' || /font-weight:\s*(?:normal|400)/i.test(attribute(mark, 'style'))
}
