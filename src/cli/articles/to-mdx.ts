import type { Element, Root } from 'hast'
import type { Root as Markdown, Nodes, PhrasingContent, RootContent } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { toString as plainText } from 'mdast-util-to-string'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { attribute } from '../../plain/element.ts'
import { CALLOUTS } from './callouts.ts'

/** A clean tree as the text of a guide: Markdown with the components that guides may use. */

/** What Markdown has no sign for. */
const KEPT = ['sup', 'sub', 'kbd']

interface State {
  all(node: Element): Nodes[]
  toFlow(nodes: Nodes[]): RootContent[]
}

const attributes = (values: Record<string, string>): MdxJsxTextElement['attributes'] =>
  Object.entries(values).flatMap(([name, value]) => (value === '' ? [] : [{ type: 'mdxJsxAttribute', name, value }]))

const text = (name: string, values: Record<string, string>, children: PhrasingContent[]): MdxJsxTextElement => ({
  type: 'mdxJsxTextElement',
  name,
  attributes: attributes(values),
  children,
})

const isPhrasing = (node: Nodes): node is PhrasingContent =>
  ['text', 'strong', 'emphasis', 'delete', 'inlineCode', 'break', 'link', 'image', 'mdxJsxTextElement'].includes(
    node.type,
  )

const handlers = {
  ...Object.fromEntries(
    Object.entries(CALLOUTS).map(([tag, name]) => [
      tag,
      (state: State, node: Element): MdxJsxFlowElement => ({
        type: 'mdxJsxFlowElement',
        name,
        attributes: attributes({ title: attribute(node, 'title') }),
        children: state.toFlow(state.all(node)).filter((child) => isFlow(child)),
      }),
    ]),
  ),
  ...Object.fromEntries(
    KEPT.map((tag) => [tag, (state: State, node: Element) => text(tag, {}, state.all(node).filter(isPhrasing))]),
  ),
  details(state: State, node: Element): MdxJsxFlowElement {
    // The line of a fold stands in a line of its own, whatever comes after it.
    const flow = [true, false].flatMap((isLine) => {
      const part = node.children.filter((child) => isLine === (child.type === 'element' && child.tagName === 'summary'))
      return state.toFlow(state.all({ ...node, children: part }))
    })
    return {
      type: 'mdxJsxFlowElement',
      name: 'details',
      attributes: [],
      children: flow.filter((child) => isFlow(child)),
    }
  },
  summary: (state: State, node: Element) => text('summary', {}, state.all(node).filter(isPhrasing)),
  'guide-link': (state: State, node: Element) =>
    text('GuideLink', { to: attribute(node, 'to') }, state.all(node).filter(isPhrasing)),
  'guide-anchor': (_: State, node: Element) => text('Anchor', { id: attribute(node, 'id') }, []),
  'guide-code': (state: State, node: Element) => text('code', {}, state.all(node).filter(isPhrasing)),
  'guide-break': () => text('br', {}, []),
}

function isFlow(node: RootContent): node is MdxJsxFlowElement['children'][number] {
  return !isPhrasing(node)
}

const reader = unified()
  // The types of the handlers name each tag's own nodes; these are ours.
  .use(rehypeRemark, { handlers, newlines: false })
  .freeze()

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkMdx)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    fences: true,
    // A paragraph that begins like this would be read as a program.
    unsafe: [
      { atBreak: true, character: 'i', after: 'mport(?![a-z])' },
      { atBreak: true, character: 'e', after: 'xport(?![a-z])' },
    ],
  })
  .freeze()

/** The Markdown tree of an HTML tree, without empty paragraphs and with places on lines of their own. */
export function toMarkdown(tree: Root): Markdown {
  const markdown = reader.runSync(tree)
  if (markdown.type !== 'root') throw new Error('An article became no document.')
  return { type: 'root', children: markdown.children.flatMap(tidied) }
}

function tidied(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node]
  const filled = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const isPlaces = filled.every((child) => child.type === 'mdxJsxTextElement' && child.name === 'Anchor')
  if (filled.length === 0 || isPlaces)
    return filled.flatMap((child) =>
      child.type === 'mdxJsxTextElement' ? [{ ...child, type: 'mdxJsxFlowElement' as const, children: [] }] : [],
    )
  return [node]
}

/** The text of a guide's body; the same tree gives the same text. */
export function writeMdx(tree: Markdown): string {
  return writer.stringify(tree)
}

/**
 * The first paragraph, where it is nothing but words and short enough to be the answer, and what is left without it;
 * null when there is none.
 */
export function splitAnswer(tree: Markdown, most: number): { answer: string; rest: Markdown } | null {
  const [first, ...rest] = tree.children
  if (first?.type !== 'paragraph' || rest.length === 0) return null
  const answer = plainText(first)
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim()
  const isPlain = first.children.every((child) => child.type === 'text')
  return isPlain && answer.length <= most ? { answer, rest: { type: 'root', children: rest } } : null
}
