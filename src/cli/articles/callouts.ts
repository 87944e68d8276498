import type { Element, ElementContent, Root } from 'hast'
import { attribute, changeElements, element, textOf } from '../../plain/element.ts'

/** Boxes that vendors' editors and their themes put around a remark become <Note> or <Warning>. */

const BOXES = ['div', 'section', 'aside', 'p', 'blockquote', 'table']
/** Zendesk's themes, Help Scout's editor (callout-blue), Intercom's, GitHub's and what writers call such boxes themselves. */
const CALLOUT =
  /(?:^|[\s_-])(?:callout|admonition|alert|notice|note|tip|info|infobox|warning|caution|danger|important|private-note|intercom-interblocks-callout|markdown-alert)(?:$|[\s_-])/i
const WARNING = /(?:^|[\s_-])(?:warning|caution|danger|important|error|critical|yellow|red|orange|amber)(?:$|[\s_-])/i
const GITHUB = /^\s*\[!(NOTE|TIP|INFO|IMPORTANT|WARNING|CAUTION)\][ \t]*\n?/i

/** The element that stands for a callout until it is written. */
export const CALLOUTS: Readonly<Record<string, string>> = { 'guide-note': 'Note', 'guide-warning': 'Warning' }

export function putCallouts(tree: Root): Root {
  return changeElements(tree, (found, ancestors) => {
    const kind = kindOf(found)
    // A box in a box is one box; a heading's badge or a cell is none.
    const isInside = ancestors.some((each) => kindOf(each) !== '' || ['td', 'th', 'p'].includes(each.tagName))
    if (kind === '' || isInside || textOf(found).trim() === '') return [found]
    const body = found.tagName === 'p' ? [element('p', {}, found.children)] : cellsOf(withoutMark(found))
    const { title, rest } = splitTitle(body)
    return rest.length === 0 ? [element(kind, {}, body)] : [element(kind, title === '' ? {} : { title }, rest)]
  })
}

function kindOf(found: Element): string {
  if (!BOXES.includes(found.tagName)) return ''
  if (found.tagName === 'blockquote') {
    const mark = GITHUB.exec(textOf(found).trimStart())?.[1]?.toUpperCase()
    if (mark !== undefined) return ['IMPORTANT', 'WARNING', 'CAUTION'].includes(mark) ? 'guide-warning' : 'guide-note'
  }
  const names = `${attribute(found, 'className')} ${attribute(found, 'role') === 'note' ? 'note' : ''}`
  if (found.tagName === 'table' && !/callout|admonition|infobox/i.test(names)) return ''
  if (!CALLOUT.test(names)) return ''
  return WARNING.test(names) ? 'guide-warning' : 'guide-note'
}

/** A quotation without its [!NOTE]. */
function withoutMark(found: Element): Element {
  if (found.tagName !== 'blockquote') return found
  let isDone = false
  const strip = (node: ElementContent): ElementContent => {
    if (isDone) return node
    if (node.type === 'element') return { ...node, children: node.children.map(strip) }
    if (node.type !== 'text' || node.value.trim() === '') return node
    isDone = true
    return { ...node, value: node.value.replace(GITHUB, '') }
  }
  return { ...found, children: found.children.map(strip) }
}

/** A box drawn as a table of one cell is that cell. */
function cellsOf(found: Element): ElementContent[] {
  const opened = (node: ElementContent): ElementContent[] =>
    node.type === 'element' && ['tbody', 'thead', 'tr', 'td', 'th'].includes(node.tagName)
      ? node.children.flatMap(opened)
      : [node]
  return found.tagName === 'table' ? found.children.flatMap(opened) : found.children
}

/** A first line that stands in bold, or in a heading, alone is the title. */
function splitTitle(children: readonly ElementContent[]): { title: string; rest: ElementContent[] } {
  const filled = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [first, ...rest] = filled
  if (first?.type !== 'element' || rest.length === 0) return { title: '', rest: filled }
  const inner = first.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [only] = inner
  const isBold = (node: ElementContent | undefined) =>
    node?.type === 'element' && ['strong', 'b'].includes(node.tagName)
  const isTitle =
    /^h[1-6]$/.test(first.tagName) ||
    (first.tagName === 'p' && inner.length === 1 && isBold(only)) ||
    (isBold(first) && rest[0]?.type === 'element' && /^(?:p|ul|ol|div)$/.test(rest[0].tagName))
  const title = textOf(first)
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim()
  const isPlain = !first.children.some((child) => textOf(child) === '' && child.type === 'element')
  return isTitle && isPlain && title !== '' ? { title, rest } : { title: '', rest: filled }
}
