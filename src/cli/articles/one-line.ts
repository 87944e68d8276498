import type { Nodes } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'

/** Between the parts of these no blank stands that is not theirs. */
const INLINE = ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'mdxJsxTextElement']

/**
 * All the words of a part of a guide in one line, blocks and lines apart.
 * @example oneLineOf(list) // => 'Open the app. Tap Send.'
 */
export function oneLineOf(node: Nodes): string {
  return wordsOf(node)
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim()
}

function wordsOf(node: Nodes): string {
  if (node.type === 'break' || (node.type === 'mdxJsxTextElement' && node.name === 'br')) return ' '
  if (!('children' in node)) return plainText(node)
  return node.children.map(wordsOf).join(INLINE.includes(node.type) ? '' : ' ')
}
