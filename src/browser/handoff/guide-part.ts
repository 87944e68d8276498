/** What of a guide is read in place: the sections that say what to do, taken out of its built page. */

/** How a part of a guide is read; the parts belong to the page that shows them. */
export type ReadPart = (address: string, anchor: string) => Promise<Element[]>

/** Throws when the page cannot be had or is no guide's. */
export const readPart: ReadPart = async (address, anchor) => {
  const response = await fetch(address, { signal: AbortSignal.timeout(20_000) })
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  return partOf(page, anchor).map((element) => withinPage(document.importNode(element, true)))
}

/**
 * The sections of a guide's page with steps, and the one a question matched, in their order. Throws when it has none.
 * @param anchor of the section that matched; empty for none
 */
export function partOf(page: Document, anchor: string): Element[] {
  const sections = sectionsOf(page.querySelector('.prose'))
  const wanted = sections.filter((parts) =>
    parts.some(
      (part) =>
        part.matches('.steps, .in-english:has(.steps)') ||
        (anchor !== '' && part.querySelector(`#${CSS.escape(anchor)}`)),
    ),
  )
  const [part] = wanted.length > 0 ? [wanted.flat()] : sections
  if (part === undefined) throw new Error(`${page.URL} has no section.`)
  // Drawings stay with the guide: here they would push the form out of sight.
  return part.filter((element) => !element.matches('figure'))
}

/** Each section from its heading to the next; one that is shown in English is an element of its own. */
function sectionsOf(prose: Element | null): Element[][] {
  const sections: Element[][] = []
  for (const element of prose?.children ?? []) {
    if (element.matches('.heading:has(h2), .in-english')) sections.push([])
    sections.at(-1)?.push(element)
  }
  return sections
}

/** Headings stand two levels lower under a suggestion, and bring no address of their own. */
function withinPage(element: Element): Element {
  for (const gone of element.querySelectorAll('script, .anchor')) gone.remove()
  for (const heading of element.querySelectorAll('h2, h3')) {
    const lower = document.createElement(heading.matches('h2') ? 'h4' : 'h5')
    lower.append(...heading.childNodes)
    heading.replaceWith(lower)
  }
  return element
}
