import GithubSlugger from 'github-slugger'
import type { Nodes, Parents, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { toString as textOf } from 'mdast-util-to-string'
import { guideTree } from '../plain/guide-tree.ts'

/** What stands where in a guide's text: the part of its tree that rules ask about, small enough to be kept. */
export interface Outline {
  /** Why it is no MDX; null when it is. */
  broken: { line: number; text: string } | null
  /** `isWithin`: inside of another element, such as a tab. */
  headings: { line: number; depth: number; text: string; id: string; isWithin: boolean }[]
  /** Markdown's links, and the addresses written out. */
  links: { line: number; to: string; text: string }[]
  pictures: { line: number; address: string; alt: string }[]
  /** The steps of each <Steps>, in order; what stands in a tab is among them. */
  steps: { line: number; count: number }[]
  tags: Tag[]
  /** JavaScript: between braces, or import and export. Comments are none. */
  programs: { line: number; text: string; isModule: boolean }[]
  /** What is read: paragraphs, headings, cells; of inline code and facts only a blank is left. */
  passages: Passage[]
}

/** A component, or HTML. */
export interface Tag {
  line: number
  name: string
  /** Those that are plain text; an expression is `null`. */
  attributes: Record<string, string | null>
  /** The attributes that are lists of plain names, as FactTable takes them. */
  lists: Record<string, string[]>
  /** The component or element that it stands in at once; empty at the top, and in Markdown. */
  within: string
  /** How many <Tab> it holds at once. */
  tabs: number
}

export interface Passage {
  line: number
  /** Bold and links as their words. */
  text: string
  /** The same without what stands in bold: names of screens are names in any language. */
  plain: string
  kind: 'paragraph' | 'heading' | 'cell'
}

const EMPTY: Outline = {
  broken: null,
  headings: [],
  links: [],
  pictures: [],
  steps: [],
  tags: [],
  programs: [],
  passages: [],
}

/** Reads the text of a whole file. */
export function outlineOf(source: string): Outline {
  let tree: Root
  try {
    tree = guideTree(source)
  } catch (cause) {
    return { ...EMPTY, broken: brokenAt(cause) }
  }
  const outline: Outline = structuredClone(EMPTY)
  const slugger = new GithubSlugger()
  const top = new Set<Nodes>(tree.children)
  visit(tree, tree, (node, parent) => read(node, parent, outline, slugger, !top.has(node)))
  return outline
}

function brokenAt(cause: unknown): { line: number; text: string } {
  if (!(cause instanceof Error)) throw cause
  const reason = 'reason' in cause && typeof cause.reason === 'string' ? cause.reason : cause.message
  // A tag that is never closed is told at the end of the file, with the place of the tag in the words.
  const named = /\((\d+):\d+/.exec(reason)?.[1]
  const line = 'line' in cause && typeof cause.line === 'number' ? cause.line : 1
  return { line: named === undefined ? line : Number(named), text: reason.split('\n')[0] ?? reason }
}

function visit(node: Nodes, parent: Nodes, read: (node: Nodes, parent: Nodes) => void): void {
  read(node, parent)
  if ('children' in node) for (const child of node.children) visit(child, node, read)
}

function read(node: Nodes, parent: Nodes, outline: Outline, slugger: GithubSlugger, isWithin: boolean): void {
  const line = node.position?.start.line ?? 1
  switch (node.type) {
    case 'heading': {
      const text = textOf(node).trim()
      outline.headings.push({ line, depth: node.depth, text, id: slugger.slug(textOf(node)), isWithin })
      outline.passages.push({ line, ...wordsOf(node), kind: 'heading' })
      return
    }
    case 'paragraph':
      outline.passages.push({ line, ...wordsOf(node), kind: 'paragraph' })
      return
    case 'tableCell':
      outline.passages.push({ line, ...wordsOf(node), kind: 'cell' })
      return
    case 'link':
      outline.links.push({ line, to: node.url, text: textOf(node) })
      return
    case 'definition':
      outline.links.push({ line, to: node.url, text: node.label ?? '' })
      return
    case 'image':
      outline.pictures.push({ line, address: node.url, alt: node.alt ?? '' })
      return
    case 'mdxjsEsm':
      outline.programs.push({ line, text: node.value, isModule: true })
      return
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (!isComment(node.value)) outline.programs.push({ line, text: node.value, isModule: false })
      return
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      readTag(node, parent, outline)
  }
}

function readTag(node: MdxJsxFlowElement | MdxJsxTextElement, parent: Nodes, outline: Outline): void {
  const line = node.position?.start.line ?? 1
  const name = nameOf(node)
  const attributes: Record<string, string | null> = {}
  const lists: Record<string, string[]> = {}
  for (const attribute of node.attributes)
    if (attribute.type !== 'mdxJsxAttribute') outline.programs.push({ line, text: attribute.value, isModule: false })
    else if (attribute.value === null || attribute.value === undefined) attributes[attribute.name] = ''
    else if (typeof attribute.value === 'string') attributes[attribute.name] = attribute.value
    else {
      attributes[attribute.name] = null
      const { value } = attribute.value
      const names = name === 'FactTable' ? namesOf(value) : null
      if (names) lists[attribute.name] = names
      else outline.programs.push({ line, text: value, isModule: false })
    }
  const tabs = node.children.filter((child) => nameOf(child) === 'Tab').length
  outline.tags.push({ line, name, attributes, lists, within: nameOf(parent), tabs })
  if (name === 'Steps') outline.steps.push({ line, count: stepsIn(node) })
  for (const key of ['title', 'label']) {
    const text = attributes[key]?.trim() ?? ''
    if (text !== '' && /^[A-Z]/.test(name)) outline.passages.push({ line, text, plain: text, kind: 'heading' })
  }
}

/** Of a component or element, also one within a line. */
const nameOf = (node: Nodes) =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? (node.name ?? '') : ''

/** Plain names in brackets, as FactTable takes them; null when it is another program. */
const namesOf = (program: string): string[] | null =>
  /^\s*\[(?:\s*(?:"[\w-]+"|'[\w-]+')\s*,?)*\s*\]\s*$/.test(program)
    ? [...program.matchAll(/[\w-]+/g)].map(([name]) => name)
    : null

/** A comment in braces, or nothing at all. */
const isComment = (program: string) => /^(?:\s|\/\*[\s\S]*?\*\/)*$/.test(program)

/** Items of ordered lists, those inside other items not counted. */
function stepsIn(node: Parents): number {
  return node.children.reduce((count, child) => {
    if (child.type === 'list' && child.ordered) return count + child.children.length
    return 'children' in child ? count + stepsIn(child) : count
  }, 0)
}

/** What stands for code, facts and the titles of guides in the text of a passage. */
const LEFT_OUT = ' '

function wordsOf(node: Nodes): { text: string; plain: string } {
  return { text: squeezed(wordsIn(node, false)), plain: squeezed(wordsIn(node, true)) }
}

function wordsIn(node: Nodes, withoutNames: boolean): string {
  if (node.type === 'text') return node.value
  if (node.type === 'break') return '\n'
  if (node.type === 'strong' && withoutNames && !/[:：]$/.test(textOf(node))) return LEFT_OUT
  if ('children' in node && node.children.length > 0)
    return node.children.map((child) => wordsIn(child, withoutNames)).join('')
  return LEFT_OUT
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()
