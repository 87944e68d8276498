/**
 * Whether this is `astro dev`, where drafts show and files are read anew. Read off the mode and not off NODE_ENV, which a
 * shell may have set to anything while the site is built for the public.
 */
export const isPreview = import.meta.env.MODE === 'development'
