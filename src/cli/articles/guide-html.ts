import GithubSlugger from 'github-slugger'
import type { Element, ElementContent, Root } from 'hast'
import type { Nodes } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { type Component, componentHtml, type Setting } from './component-html.ts'
import { attribute, changeElements, contentOf, element, HEADINGS, textOf } from './element.ts'

/** A guide's body as HTML, its components resolved as the site shows them in one language. */

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze()
const writer = unified().use(rehypeStringify, { closeSelfClosing: false }).freeze()

interface State {
  all(node: Nodes): Root['children']
}

/** @param place where a picture's address in the guide is in the export; null when its file is missing */
export function guideHtml(source: string, setting: Setting, place: (address: string) => string | null): Root {
  // Blank lines stand for the front matter, so that lines are those of the file.
  const body = source.replace(/^---\r?\n[\s\S]*?\r?\n---/, (matter) => matter.replace(/[^\n]/g, ''))
  const component = (state: State, node: Component) => componentHtml(node, contentOf(state.all(node)), setting)
  const left = (_: State, node: { value: string; position?: { start: { line: number } } | undefined }) => {
    if (!/^\/\*[\s\S]*\*\/$/.test(node.value.trim()) && node.value.trim() !== '')
      setting.problem(node.position?.start.line ?? 1, 'A program in the text was left out. Write what it shows.')
    return []
  }
  const converter = unified()
    .use(remarkRehype, {
      handlers: {
        mdxJsxFlowElement: component,
        mdxJsxTextElement: component,
        mdxFlowExpression: left,
        mdxTextExpression: left,
        mdxjsEsm: left,
      },
    })
    .freeze()
  return withPictures(withIds(converter.runSync(reader.parse(body))), place, setting)
}

export function writeHtml(tree: Root): string {
  return writer.stringify(tree).trim()
}

/** Headings with the ids they have on the site, so that links to them work elsewhere. */
function withIds(tree: Root): Root {
  const slugger = new GithubSlugger()
  const walk = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node
    if (!HEADINGS.includes(node.tagName)) return { ...node, children: node.children.map(walk) }
    return { ...node, properties: { id: slugger.slug(textOf(node)) } }
  }
  return { ...tree, children: contentOf(tree.children).map(walk) }
}

function withPictures(tree: Root, place: (address: string) => string | null, setting: Setting): Root {
  return changeElements(tree, (found: Element) => {
    const address = attribute(found, 'src')
    if (found.tagName !== 'img' || !address.startsWith('.')) return [found]
    const src = place(address)
    if (src !== null) return [element('img', { src, alt: attribute(found, 'alt') }, [])]
    setting.problem(
      found.position?.start.line ?? 1,
      `The picture "${address}" does not exist. Add the file, or take the picture out.`,
    )
    return contentOf([{ type: 'text', value: attribute(found, 'alt') }])
  })
}
