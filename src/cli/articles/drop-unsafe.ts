import type { Element, ElementContent, Root } from 'hast'
import { isSafeAddress } from '../../core/safe-address.ts'
import { attribute, changeElements, element, elementsIn, lineOf, textNode, textOf } from '../../plain/element.ts'

/** What a guide may not hold: scripts, styles, forms, frames and addresses that run something. */

/** Tells what was not taken over, with its line in the body. A look that is lost is only noted. */
export interface Tell {
  problem(line: number, text: string): void
  note(line: number, text: string): void
}

const GONE = new Map([
  ['script', 'A script'],
  ['style', 'A style sheet'],
  ['link', 'A linked file'],
  ['meta', 'An instruction to browsers'],
  ['base', 'An instruction to browsers'],
  ['template', 'A template'],
  ['applet', 'A program'],
  ['svg', 'A drawing inside the text (svg)'],
  ['math', 'A formula (math)'],
  ['canvas', 'A canvas'],
  ['input', 'A form field'],
  ['select', 'A form field'],
  ['textarea', 'A form field'],
])
/** Their text stays. */
const OPENED = new Map([
  ['form', 'A form'],
  ['button', 'A button'],
  ['noscript', 'A text for browsers without scripts'],
])
const EMBEDDED = ['iframe', 'video', 'audio', 'embed', 'object']

/** The tree without them; each is told, and a frame or a film becomes a link to it. */
export function dropUnsafe(tree: Root, tell: Tell): Root {
  const styles = elementsIn(tree).filter(({ properties }) => properties['style'] !== undefined)
  const [first] = styles
  if (first)
    tell.note(lineOf(first), `Styles of ${styles.length} elements were left out: guides look as the site does.`)
  return changeElements(tree, (found, ancestors) => {
    const { tagName } = found
    const line = lineOf(found)
    if (isTick(found, ancestors)) return [found]
    const gone = GONE.get(tagName)
    if (gone !== undefined) {
      tell.problem(line, `${gone} was left out. Say in words or with a picture what it showed.`)
      return []
    }
    if (EMBEDDED.includes(tagName)) return [linkTo(found, tell)]
    const opened = OPENED.get(tagName)
    if (opened !== undefined) {
      tell.problem(line, `${opened} became plain text.`)
      return found.children
    }
    return [withoutActions(found, tell)]
  })
}

/** The box of a task list, which Markdown has too. */
function isTick({ tagName, properties }: Element, ancestors: readonly Element[]): boolean {
  return tagName === 'input' && properties['type'] === 'checkbox' && ancestors.some((each) => each.tagName === 'li')
}

function withoutActions(found: Element, tell: Tell): Element {
  const properties: Element['properties'] = {}
  for (const [name, value] of Object.entries(found.properties)) {
    if (/^on/i.test(name)) {
      tell.problem(lineOf(found), `An event handler (${name.toLowerCase()}) of <${found.tagName}> was left out.`)
      continue
    }
    if (name === 'style') continue
    const isAddress = ['href', 'src', 'xLinkHref', 'action', 'formAction', 'srcDoc', 'poster'].includes(name)
    if (isAddress && !isSafeAddress(attribute(found, name), found.tagName === 'img')) {
      const shown = attribute(found, name).trim().slice(0, 60)
      tell.problem(lineOf(found), `An address that runs something ("${shown}") was left out of <${found.tagName}>.`)
      continue
    }
    properties[name] = value
  }
  return { ...found, properties }
}

function linkTo(found: Element, tell: Tell): ElementContent {
  const source = elementsIn(found).find(({ tagName }) => tagName === 'source')
  const own = attribute(found, 'src') || attribute(found, 'data') || (source ? attribute(source, 'src') : '')
  const address = own.startsWith('//') ? `https:${own}` : own
  const text = textOf(found).trim()
  if (address === '' || !isSafeAddress(address, false)) {
    tell.problem(lineOf(found), `A frame or film (${found.tagName}) without a usable address was left out.`)
    return textNode(text)
  }
  tell.problem(
    lineOf(found),
    `A frame or film (${found.tagName}) became a link to ${address}. Add a picture or the steps in words.`,
  )
  return element('a', { href: address }, [textNode(attribute(found, 'title').trim() || text || address)])
}
