import { partOf, type ReadPart } from '../handoff/guide-part.ts'
import { HOME } from '../home.ts'

/**
 * A guide as a part of another site's page: the built page is read as a document, in which nothing runs, and what is
 * known to be harmless is built anew. So nothing is ever taken over as markup, and a policy of trusted types has nothing to say.
 */

export interface ReadGuide {
  title: string
  /** The locale its text is in. */
  locale: string
  /** Says that it stands in for another language, what it does not say yet, the answer, the figures, the text and its dates. */
  parts: HTMLElement[]
  /** "Did this help?", as on the page; null where there is none. */
  vote: HTMLElement | null
}

/** In their order in the panel. */
const PARTS = ['notice', 'changed', 'answer', 'glance', 'prose', 'dates']
const SVG = 'http://www.w3.org/2000/svg'
const HTML_NAMES = new Set(
  'a abbr aside b bdi blockquote br button caption code col colgroup dd details div dl dt em fieldset figcaption figure h2 h3 h4 hr i img input kbd label legend li mark ol p pre q s section small span strong sub summary sup table tbody td tfoot th thead time tr u ul'.split(
    ' ',
  ),
)
const SVG_NAMES = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker'.split(' '),
)
const ATTRIBUTES = new Set(
  'class id lang dir role title alt width height name checked for start scope colspan rowspan open hidden datetime tabindex viewBox d x y x1 x2 y1 y2 cx cy dx dy r rx ry points transform fill stroke stroke-width stroke-linecap stroke-linejoin text-anchor font-size textLength direction data-helpful data-reason data-vote data-vote-thanks data-vote-why data-vote-next data-suggested data-contact'.split(
    ' ',
  ),
)
/** What a page has and a panel does not: copying a section's link, and what is for the search alone. */
const LEFT_OUT = '.anchor, noscript, [hidden][data-pagefind-ignore], [data-guide-part="contents"]'

/** The guide behind an address of ours; null where there is none. Throws when it does not come. */
export async function readGuide(path: string): Promise<ReadGuide | null> {
  const page = await fetchDocument(`${HOME}${path}`)
  if (page === null) return null
  const part = (name: string) => page.querySelector(`[data-guide-part="${name}"]`)
  const text = part('text')
  if (!text) return null
  const own = { lang: text.getAttribute('lang') ?? '', dir: text.getAttribute('dir') ?? '' }
  const parts = PARTS.flatMap((name) => {
    const element = part(name)
    const made = element && copy(element)
    if (!(made instanceof HTMLElement) || !element) return []
    if (own.lang !== '' && made.lang === '' && text.contains(element)) Object.assign(made, own)
    made.classList.add(`guide-${name}`)
    return [made]
  })
  const vote = page.querySelector('[data-vote]')
  const madeVote = vote && copy(vote)
  return {
    title: part('title')?.textContent?.trim() ?? '',
    locale: page.body.dataset['guideLocale'] ?? page.documentElement.lang,
    parts,
    vote: madeVote instanceof HTMLElement ? madeVote : null,
  }
}

/** What of a guide says what to do, for where it is suggested. */
export const readGuidePart: ReadPart = async (address, anchor) => {
  const page = await fetchDocument(address)
  if (page === null) throw new Error(`There is no page at ${address}.`)
  return partOf(page, anchor).flatMap((element) => copy(element) ?? [])
}

/**
 * A request for a document: parsed by the browser without its scripts, and no place where trusted types are asked for.
 * Null where the server knows no such page.
 */
function fetchDocument(address: string): Promise<Document | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.responseType = 'document'
    request.timeout = 20_000
    const fail = () => reject(new Error(`${address} could not be read (${request.status}).`))
    request.addEventListener('load', () => {
      const page = request.responseXML
      if (request.status === 404 || request.status === 410) resolve(null)
      else if (request.status === 200 && page) resolve(page)
      else fail()
    })
    for (const trouble of ['error', 'timeout', 'abort']) request.addEventListener(trouble, fail)
    request.open('GET', address)
    request.send()
  })
}

/** The same element made of known names and attributes; null for what is not known. */
function copy(source: Element): Element | null {
  if (source.matches(LEFT_OUT)) return null
  const made = make(source)
  if (made === null) return null
  for (const { name, value } of source.attributes)
    if (ATTRIBUTES.has(name) || name.startsWith('aria-')) made.setAttribute(name, value)
  if (source instanceof HTMLAnchorElement && made instanceof HTMLAnchorElement) putAddress(source, made)
  if (source instanceof HTMLImageElement && made instanceof HTMLImageElement && isWeb(source.src)) made.src = source.src
  if (made instanceof HTMLButtonElement) made.type = 'button'
  if (made instanceof HTMLInputElement) made.type = 'radio'
  for (const child of source.childNodes) {
    if (child instanceof Element) {
      const below = copy(child)
      if (below) made.append(below)
    } else if (child.nodeType === Node.TEXT_NODE) made.append(child.textContent ?? '')
  }
  return made
}

function make(source: Element): Element | null {
  const name = source.localName
  if (source.namespaceURI === SVG) return SVG_NAMES.has(name) ? document.createElementNS(SVG, name) : null
  if (name === 'input' && source.getAttribute('type') !== 'radio') return null
  // The panel's own heading stands above the guide's.
  const lower = { h1: 'h2', h2: 'h3', h3: 'h4' }[name] ?? name
  return HTML_NAMES.has(lower) ? document.createElement(lower) : null
}

/** A link in the page keeps its fragment; another becomes a whole address. */
function putAddress(source: HTMLAnchorElement, made: HTMLAnchorElement): void {
  const said = source.getAttribute('href') ?? ''
  if (said.startsWith('#')) made.setAttribute('href', said)
  else if (isWeb(source.href) || source.protocol === 'mailto:') made.href = source.href
}

function isWeb(address: string): boolean {
  return /^https?:\/\//.test(address)
}
