import type { Showing } from '../core/showing.ts'

/** What this run of the site is for. Read off the mode and not off NODE_ENV, which a shell may have set to anything. */

/** `npm run dev`: files are read anew, and a writer sees everything there is. */
export const isDev = import.meta.env.MODE === 'development'

/** Not for the public: `npm run dev`, or the copy that `npx guidepost preview` makes for a reviewer. */
export const isPreview = isDev || import.meta.env.MODE === 'preview'

/** The guides that are shown. */
export const SHOWN: readonly Showing[] = isDev
  ? ['public', 'scheduled', 'draft', 'retired']
  : isPreview
    ? ['public', 'scheduled', 'draft']
    : ['public']

/** What a client sees, whatever this run shows. */
export const PUBLIC: readonly Showing[] = ['public']
