/** For tsc, which does not read Astro's files; `astro check` does, and checks their props. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory
  export default component
}

declare namespace App {
  interface Locals {
    /** The locale of the page around the guide. */
    pageLocale: string
    /** The locale the guide's text is in. */
    guideLocale: string
    /** How many groups of tabs the page has so far: for their ids. */
    tabGroups: number
  }
}
