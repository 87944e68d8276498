import GithubSlugger from 'github-slugger'
import type { ElementContent, Root } from 'hast'
import type { Image, Nodes } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { type Component, componentHtml, type Setting } from './component-html.ts'
import { contentOf, element, HEADINGS, textNode, textOf } from './element.ts'
import { guideTree } from './guide-tree.ts'

/** A guide's body as HTML, its components resolved as the site shows them in one language. */

const writer = unified().use(rehypeStringify, { closeSelfClosing: false }).freeze()

interface State {
  all(node: Nodes): Root['children']
}

/** @param place where a picture's address in the guide is in the export; null when its file is missing */
export function guideHtml(source: string, setting: Setting, place: (address: string) => string | null): Root {
  const component = (state: State, node: Component) => componentHtml(node, contentOf(state.all(node)), setting)
  const left = (_: State, node: { value: string; position?: { start: { line: number } } | undefined }) => {
    if (!/^\/\*[\s\S]*\*\/$/.test(node.value.trim()) && node.value.trim() !== '')
      setting.problem(node.position?.start.line ?? 1, 'A program in the text was left out. Write what it shows.')
    return []
  }
  const picture = (_: State, node: Image): ElementContent => {
    const alt = node.alt ?? ''
    const src = node.url.startsWith('.') ? place(node.url) : node.url
    if (src !== null) return element('img', { src, alt }, [])
    const line = node.position?.start.line ?? 1
    setting.problem(line, `The picture "${node.url}" does not exist. Add the file, or take the picture out.`)
    return textNode(alt)
  }
  const converter = unified()
    .use(remarkRehype, {
      handlers: {
        image: picture,
        mdxJsxFlowElement: component,
        mdxJsxTextElement: component,
        mdxFlowExpression: left,
        mdxTextExpression: left,
        mdxjsEsm: left,
      },
    })
    .freeze()
  return withIds(converter.runSync(guideTree(source)))
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
