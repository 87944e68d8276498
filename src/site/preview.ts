import { PUBLIC, type Showing } from '../core/showing.ts'

/** What this run of the site is for: told by the configuration, and not read off MODE or NODE_ENV, which a shell may have set to anything. */

/** `npm run dev`: files are read anew, and a writer sees everything there is. */
export const isDev = SITE_RUN === 'dev'

/** Not for the public: `npm run dev`, or the copy that `npx guidepost preview` makes for a reviewer. */
export const isPreview = isDev || SITE_RUN === 'copy'

/** The guides that are shown. */
export const SHOWN: readonly Showing[] = isDev
  ? ['public', 'scheduled', 'draft', 'retired']
  : isPreview
    ? ['public', 'scheduled', 'draft']
    : PUBLIC
