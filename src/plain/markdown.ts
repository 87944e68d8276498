import type { Element, ElementContent, Root } from 'hast'
import type { Nodes, RootContent } from 'mdast'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { attribute, changeElements, element, textNode } from './element.ts'
import { writeHtml } from './guide-html.ts'

/** A guide's HTML as plain Markdown, with tables, and boxes as GitHub writes them. */

interface State {
  all(node: Element): Nodes[]
  toFlow(nodes: Nodes[]): RootContent[]
}

const handlers = {
  /** Markdown has no sign for it but HTML, whose lines begin and end it. */
  details(state: State, node: Element): RootContent[] {
    const isLine = (child: ElementContent) => child.type === 'element' && child.tagName === 'summary'
    const line = writeHtml({ type: 'root', children: node.children.filter(isLine) })
    const rest = { ...node, children: node.children.filter((child) => !isLine(child)) }
    return [
      { type: 'html', value: `<details>\n${line}` },
      ...state.toFlow(state.all(rest)),
      { type: 'html', value: '</details>' },
    ]
  },
  'html-place': (_: State, node: Element): RootContent => ({
    type: 'html',
    value: writeHtml({ type: 'root', children: [element('a', { id: attribute(node, 'id') }, [])] }),
  }),
  'html-break': (): RootContent => ({ type: 'html', value: '<br>' }),
}

/** Places that links name, and line breaks in a cell, for which Markdown has no sign. */
function withHtml(body: Root): Root {
  return changeElements(body, (found, ancestors) => {
    const isPlace = found.tagName === 'a' && attribute(found, 'href') === '' && attribute(found, 'id') !== ''
    if (isPlace) return [{ ...found, tagName: 'html-place' }, ...found.children]
    const isBreak = found.tagName === 'br' && ancestors.some(({ tagName }) => ['td', 'th'].includes(tagName))
    return [isBreak ? { ...found, tagName: 'html-break' } : found]
  })
}

const writer = unified()
  // The types of the handlers name each tag's own nodes; these are several.
  .use(rehypeRemark, { handlers, newlines: false })
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', fences: true })
  .freeze()

/** The box of a note or a warning, before it is written. */
export function boxOf(kind: 'note' | 'warning', children: ElementContent[]): ElementContent {
  return element('blockquote', {}, [
    element('p', {}, [textNode(kind === 'note' ? '[!NOTE]' : '[!WARNING]')]),
    ...children,
  ])
}

/** Brackets of a box are no text that needs a backslash. */
export function markdownOf(body: Root): string {
  return writer
    .stringify(writer.runSync(withHtml(body)))
    .replace(/^([ \t>]*> )\\\[!(NOTE|WARNING)\]\n[ \t>]*\n/gm, '$1[!$2]\n')
}
