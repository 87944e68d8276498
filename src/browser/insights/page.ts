/** The pages of the insights, each at an address of its own. */
export const PAGES = ['overview', 'searches', 'gaps', 'guides', 'contact', 'languages', 'service', 'exports'] as const
export type Page = (typeof PAGES)[number]

/**
 * @example pageAddress('gaps') // => '/insights/gaps/'
 */
export function pageAddress(page: Page): string {
  return page === 'overview' ? '/insights/' : `/insights/${page}/`
}

/** By what the figures of a page can be asked for besides period and language: only that is offered. */
export const ASKED_BY: Readonly<Record<Page, readonly ('topic' | 'surface' | 'compare')[]>> = {
  overview: ['topic', 'surface', 'compare'],
  searches: ['topic', 'surface', 'compare'],
  gaps: ['compare'],
  guides: ['topic', 'compare'],
  contact: ['topic', 'surface', 'compare'],
  languages: ['topic', 'surface', 'compare'],
  service: ['topic', 'compare'],
  exports: [],
}
