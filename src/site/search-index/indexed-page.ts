import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { PagefindIndex } from 'pagefind'

/** A guide's page on its way into Pagefind's index, and out of it. */

/** A guide as Pagefind indexed it. */
export interface IndexedPage {
  /** Pagefind's name of the page. */
  id: string
  content: string
  meta: Record<string, string>
}

const GUIDE = /data-pagefind-body/

/** Whether a page is a guide in its own language, and so is searched. */
export function isGuidePage(html: string): boolean {
  return GUIDE.test(html)
}

/** Adds a page to an index. Throws when Pagefind refuses it. */
export async function addGuidePage(index: PagefindIndex, url: string, html: string): Promise<void> {
  const { errors } = await index.addHTMLFile({ url, content: apart(html) })
  if (errors.length > 0) throw new Error(`${url} cannot be indexed: ${errors.join('; ')}`)
}

/** Cells and list items stand apart on the screen; without a space their last and first words would be indexed as one. */
function apart(html: string): string {
  return html.replace(/<\/(?:td|th|dt|dd|li|summary|button)>/g, ' $&')
}

/** A page as the index holds it: Pagefind keeps one compressed file a page, named by the page's id. */
export function pageOfFragment(file: string, compressed: Uint8Array): IndexedPage {
  const text = gunzipSync(compressed).toString('utf8')
  const page: Omit<IndexedPage, 'id'> = JSON.parse(text.slice(text.indexOf('{')))
  return { id: basename(file, '.pf_fragment'), content: page.content, meta: page.meta }
}
