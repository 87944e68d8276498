/** For tsc, which does not read Astro's files; `astro check` does, and checks their props. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory
  export default component
}

/** The moment a build is of, ms since the epoch. */
declare const BUILT_AT: number
/** `npm run dev`, the copy for a reviewer, or the published site. */
declare const SITE_RUN: 'dev' | 'copy' | 'public'

declare namespace App {
  interface Locals {
    /** The locale of the page around the guide. */
    pageLocale: string
    /** The locale the guide's text is in. */
    guideLocale: string
    /** How many groups of tabs the page has so far: for their ids. */
    tabGroups: number
    /** The guide that a client does not see at this address, where the preview is asked what one sees. */
    unseen: import('../core/preview-facts.ts').PreviewGuide | undefined
    /** Set by the preview where somebody asks what a client sees; else what this run shows. */
    shown: readonly import('../core/showing.ts').Showing[] | undefined
  }
}
