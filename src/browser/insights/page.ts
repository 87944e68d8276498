import type { Role } from '../../core/roles.ts'

/** The pages of the insights, each at an address of its own. */
export const PAGES = [
  'overview',
  'searches',
  'gaps',
  'guides',
  'contact',
  'languages',
  'service',
  'notices',
  'exports',
] as const
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
  notices: [],
  exports: [],
}

/** Pages that not everybody on the staff may see; the server holds to the same. */
export const ONLY_FOR: Readonly<Partial<Record<Page, readonly Role[]>>> = {
  notices: ['agent', 'lead'],
  exports: ['lead'],
}
