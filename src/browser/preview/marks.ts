import type { Translate } from '../../core/facts.ts'
import type { PageFinding } from '../../core/preview-facts.ts'

/** Remarks beside what they are about; each in a shadow root, so that the page's styles and search know nothing of them. */

const TEXT = '[data-guide-part=text]'
const BLOCKS = 'h1, h2, h3, p, li, td, th, dd, figcaption'
const MARK = 'data-preview-mark'

export function markFindings(findings: readonly PageFinding[], t: Translate, sheet: CSSStyleSheet): void {
  for (const old of document.querySelectorAll(`[${MARK}=finding]`)) old.remove()
  for (const finding of findings) {
    const mark = markOf('finding', sheet, `${t('bar.line', { line: finding.line })}: ${finding.text}`, finding.severity)
    put(mark, placeOf(finding))
  }
}

/** @param places of sections, the head 0 */
export function markStale(places: readonly number[], t: Translate, sheet: CSSStyleSheet): void {
  for (const place of places) put(markOf('stale', sheet, t('bar.staleHere'), 'warning'), headingOf(place))
}

function markOf(kind: 'finding' | 'stale', sheet: CSSStyleSheet, text: string, severity: string): HTMLElement {
  const mark = document.createElement('div')
  mark.setAttribute(MARK, kind)
  mark.lang = kind === 'finding' ? 'en' : document.documentElement.lang
  const root = mark.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  const note = document.createElement('p')
  note.className = 'mark'
  note.dataset['severity'] = severity
  note.textContent = text
  root.append(note)
  return mark
}

/** Inside a cell or an item, else below it; after the marks that are there. */
function put(mark: HTMLElement, place: Element | null): void {
  if (place?.matches('li, td, th, dd')) {
    place.append(mark)
    return
  }
  let last = place?.closest('.heading') ?? place
  while (last?.nextElementSibling?.hasAttribute(MARK)) last = last.nextElementSibling
  last?.after(mark)
}

/** The heading of a section: that of the page for the head. */
function headingOf(section: number): Element | null {
  const title = document.querySelector(`${TEXT} h1`)
  return section === 0 ? title : (document.querySelectorAll(`${TEXT} [data-guide-part=prose] h2`)[section - 1] ?? title)
}

/** The innermost block of the finding's section that shows the words of its line; its heading where none does. */
function placeOf({ section, words }: PageFinding): Element | null {
  const heading = headingOf(section)
  if (words === '' || !heading) return heading
  const wanted = plain(words)
  const next = headingOf(section + 1)
  const blocks = [...document.querySelectorAll(`${TEXT} :is(${BLOCKS})`)].filter(
    (block) =>
      plain(block.textContent ?? '').includes(wanted) &&
      (block === heading || isAfter(heading, block)) &&
      (section === 0 || next === heading || next === null || isAfter(block, next) || !isAfter(heading, next)),
  )
  return blocks.find((block) => !blocks.some((other) => other !== block && block.contains(other))) ?? heading
}

const isAfter = (first: Element, second: Element) =>
  (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
/** White space and typographic signs differ between a source and its page. */
const plain = (text: string) => text.replace(/[\s\u2018\u2019'"\u201c\u201d]+/g, ' ').trim()
