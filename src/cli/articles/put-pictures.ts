import { createHash } from 'node:crypto'
import type { Element, Root } from 'hast'
import {
  attribute,
  changeElements,
  contentOf,
  element,
  elementsIn,
  lineOf,
  textNode,
  textOf,
} from '../../plain/element.ts'
import type { Tell } from './drop-unsafe.ts'
import type { Picture } from './picture-files.ts'
import { slugOf } from './slug.ts'

/** The pictures of a guide, kept in content/pictures/<topic>/<slug>/ for all its languages. */

export interface Shelf {
  /** Path from the checkout → bytes, of all pictures taken so far. */
  pictures: Map<string, Uint8Array>
  find(address: string): Picture | { missing: string }
}

/** Takes each picture from the export; one that is not there is told and stays as a link, or as its words. */
export function putPictures(tree: Root, guide: string, shelf: Shelf, tell: Tell): Root {
  const put = (found: Element) => {
    const line = lineOf(found)
    const address = attribute(found, 'src') || attribute(found, 'dataSrc')
    const alt = (attribute(found, 'alt') || attribute(found, 'title')).replace(/[ \t\r\n\f]+/g, ' ').trim()
    if (address === '') {
      tell.problem(line, 'A picture without a usable address was left out. Add the picture again.')
      return alt === '' ? [] : [textNode(alt)]
    }
    const picture = shelf.find(address)
    if ('missing' in picture) {
      const short = address.length > 120 ? `${address.slice(0, 60)}…` : address
      tell.problem(line, `The picture ${short} was not taken over: ${picture.missing}.`)
      const isRemote = /^(?:https?:)?\/\//i.test(address)
      return isRemote
        ? [element('a', { href: address }, [textNode(alt || address)])]
        : alt === ''
          ? []
          : [textNode(alt)]
    }
    if (alt === '')
      tell.note(line, `The picture ${picture.name} has no alternative text. Write what it shows between its [ ].`)
    const file = place(picture, guide, shelf.pictures)
    return [element('img', { src: `../../${file.replace(/^content\//, '')}`, alt }, [])]
  }
  return changeElements(withAlternatives(tree), (found) => (found.tagName === 'img' ? put(found) : [found]))
}

/** The file a picture gets; the same picture has one file, another of the same name gets a number. */
function place({ name, bytes }: Picture, guide: string, pictures: Map<string, Uint8Array>): string {
  const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/.exec(name) ?? []
  const base = slugOf(stem) || `picture-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`
  for (let number = 1; ; number++) {
    const path = `content/pictures/${guide}/${base}${number === 1 ? '' : `-${number}`}.${ending}`
    const known = pictures.get(path)
    if (known && !Buffer.from(known).equals(bytes)) continue
    pictures.set(path, bytes)
    return path
  }
}

/** A picture without words of its own has those of its caption. */
function withAlternatives(tree: Root): Root {
  return changeElements(tree, (found) => {
    if (found.tagName !== 'figure') return [found]
    const caption = elementsIn(found).find(({ tagName }) => tagName === 'figcaption')
    const words = caption
      ? textOf(caption)
          .replace(/[ \t\r\n\f]+/g, ' ')
          .trim()
      : ''
    const inner: Root = { type: 'root', children: found.children }
    const filled = changeElements(inner, (each) =>
      each.tagName === 'img' && words !== '' && attribute(each, 'alt').trim() === ''
        ? [{ ...each, properties: { ...each.properties, alt: words } }]
        : [each],
    )
    return [element('div', {}, contentOf(filled.children))]
  })
}
