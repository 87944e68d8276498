/** Where a script of ours runs: on a page of ours, or on a page of another site that carries the launcher. */

const origin = new URL(import.meta.url).origin
/** What our addresses begin with: nothing on our own pages, else the origin that this script came from. */
export const HOME = typeof location === 'undefined' || location.origin === origin ? '' : origin

/** The element that says the language, the published locales and those that stand in: the launcher where there is one. */
export function speaking(): HTMLElement {
  return document.querySelector<HTMLElement>('guidepost-launcher') ?? document.documentElement
}

/** The path that events name: of other sites' pages nothing is told. */
export function pageHere(): string {
  return HOME === '' ? location.pathname : '/launcher/'
}
