import type { ElementContent, Root } from 'hast'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { element, textNode } from './element.ts'

/** A guide's HTML as plain Markdown, with tables, and boxes as GitHub writes them. */

const writer = unified()
  .use(rehypeRemark, { newlines: false })
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
  return writer.stringify(writer.runSync(body)).replace(/^([ \t>]*> )\\\[!(NOTE|WARNING)\]\n[ \t>]*\n/gm, '$1[!$2]\n')
}
