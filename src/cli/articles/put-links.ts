import type { Element, Root } from 'hast'
import { addressKey } from '../../core/redirects.ts'
import { attribute, changeElements, element, elementsIn, lineOf, textOf } from '../../plain/element.ts'
import type { Tell } from './drop-unsafe.ts'

/** Links between articles become links between guides. */

export interface Known {
  /** "topic/slug" of an article, by the key of its old path or its number's beginning; null when it was not imported. */
  guideAt(path: string): string | null
  /** Guides that readers can open. */
  isPublished(guide: string): boolean
  /** Hosts the old help center was at; links within it name no other. */
  hosts: ReadonlySet<string>
  /** The file that relative links are in; empty where links are whole paths. */
  from: string
  /** Paths of the version itself, and what its own links may name there. */
  own: ReadonlySet<string>
  ids: ReadonlySet<string>
}

/**
 * Where a link leads: to a path of the old help center, or elsewhere (null).
 * @param from the file that a relative link is in; empty where links are whole paths
 */
export function oldPlace(href: string, hosts: ReadonlySet<string>, from: string): { path: string; id: string } | null {
  const base = 'https://relative.example'
  if (!URL.canParse(href, `${base}/${from}`)) return null
  const url = new URL(href, `${base}/${from}`)
  const isOwn = url.origin === base || hosts.has(url.host)
  return isOwn ? { path: addressKey(url.pathname), id: decode(url.hash.slice(1)) } : null
}

export function putLinks(tree: Root, known: Known, isDraft: boolean, tell: Tell): Root {
  return changeElements(tree, (found, ancestors) => {
    if (found.tagName !== 'a') return [found]
    const href = attribute(found, 'href').trim()
    // A link in a link, which HTML does not have, would be two to no place.
    // A place that others link to.
    if (href === '' && (attribute(found, 'id') || attribute(found, 'name')) !== '') return [found]
    const isSeen = textOf(found).trim() !== '' || elementsIn(found).some(({ tagName }) => tagName === 'img')
    if (href === '' || !isSeen || ancestors.some(({ tagName }) => tagName === 'a')) return found.children
    // A picture that opens itself in large needs no link.
    if (opensPicture(found, href)) return found.children
    const line = lineOf(found)
    const place = oldPlace(href, known.hosts, known.from)
    const text = (why: string) => {
      tell.problem(line, `The link to ${href} became plain text: ${why}.`)
      return found.children
    }
    const isHere = href.startsWith('#') || (place !== null && place.id !== '' && known.own.has(place.path))
    if (isHere) {
      const id = place?.id ?? ''
      if (id === '' || id === 'top') return found.children
      return known.ids.has(id)
        ? [element('a', { href: `#${id}` }, found.children)]
        : text('its article has no such place')
    }
    if (place === null) {
      const title = attribute(found, 'title')
      const whole = withScheme(href)
      return [element('a', title === '' ? { href: whole } : { href: whole, title }, found.children)]
    }
    const guide = known.guideAt(place.path)
    if (guide !== null && !known.isPublished(guide) && !isDraft) return text('it leads to a draft')
    if (guide !== null)
      return [element('guide-link', { to: `${guide}${place.id === '' ? '' : `#${place.id}`}` }, found.children)]
    const [host] = known.hosts
    const full = /^(?:https?:)?\/\//i.test(href)
      ? withScheme(href)
      : host && href.startsWith('/')
        ? `https://${host}${href}`
        : null
    if (full === null) return text('no article of the export was read there')
    const what = /attachments?\/|\.[a-z0-9]{2,4}$/i.test(place.path)
      ? 'a file of the old help center. Put the file into public/ and name it there'
      : 'a page of the old help center that was not imported. Name another page, or take it out'
    tell.problem(line, `The link to ${href} leads to ${what}.`)
    return [element('a', { href: full }, found.children)]
  })
}

/** An address that takes the scheme of the page it stands on, with the one of every page here. */
const withScheme = (href: string) => href.replace(/^\/\//, 'https://')

function opensPicture(found: Element, href: string): boolean {
  const sources = elementsIn(found).flatMap((each) => (each.tagName === 'img' ? [attribute(each, 'src')] : []))
  const isPicture = /article_attachments\/|\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#]|$)/i.test(href)
  return sources.length > 0 && (isPicture || sources.includes(href))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
