/** A guide's text as it was rendered, cut into its sections; and its ids, so that two texts can stand in one page. */

/** What `guide/Heading2.astro` begins a section with. */
const HEADING = /(?=<div class="heading">\s*<h2[ >])/
const WHOLE_HEADING = /^<div class="heading">[\s\S]*?<\/div>/

export interface CutSection {
  /** With its link; empty for what stands before the first heading. */
  heading: string
  text: string
}

/**
 * The sections of a text in their order, as `core/freshness.ts` cuts the source.
 * @param count how many the source has
 * Throws when the text has another number.
 */
export function cutSections(html: string, count: number, guide: string): CutSection[] {
  const [before = '', ...rest] = html.split(HEADING)
  const parts = before.trim() === '' ? rest : [before, ...rest]
  if (parts.length !== count)
    throw new Error(
      `Guide "${guide}" has ${count} sections as it is written, but ${parts.length} as it is shown. Write its headings as "## Heading", each on a line of its own and outside of other elements.`,
    )
  return parts.map((part) => {
    const heading = WHOLE_HEADING.exec(part)?.[0] ?? ''
    return { heading, text: part.slice(heading.length) }
  })
}

const TAG = /<[a-z](?:"[^"]*"|[^>"])*>/g
const NAMES = /(\s(?:id|for|aria-describedby|aria-labelledby)=")([^"]+)"/g

/**
 * The ids in a text.
 * @example idsIn('<h3 id="a">A</h3>') // => ['a']
 */
export function idsIn(html: string): string[] {
  return (html.match(TAG) ?? []).flatMap((tag) => /\sid="([^"]+)"/.exec(tag)?.[1] ?? [])
}

/**
 * The text with other ids, and links within the page that lead where `target` says.
 * @example renameIds('<a href="#b">B</a>', { id: (id) => id, target: (id) => `/en/guide/#${id}` }) // => '<a href="/en/guide/#b">B</a>'
 */
export function renameIds(
  html: string,
  { id, target }: { id: (id: string) => string; target: (id: string) => string },
): string {
  return html.replace(TAG, (tag) =>
    tag
      .replace(NAMES, (_, name: string, ids: string) => `${name}${ids.split(' ').map(id).join(' ')}"`)
      .replace(/(\shref=")#([^"]+)"/, (_, name: string, to: string) => `${name}${target(to)}"`),
  )
}
