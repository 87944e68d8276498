import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze()

/**
 * A guide's body as a tree, with the lines of the file. Throws a VFileMessage where it is no MDX.
 */
export function guideTree(source: string): Root {
  // Blank lines stand for the front matter, so that lines are those of the file.
  return reader.parse(source.replace(/^---\r?\n[\s\S]*?\r?\n---/, (matter) => matter.replace(/[^\n]/g, '')))
}
