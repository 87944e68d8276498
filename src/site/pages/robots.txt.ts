import type { APIRoute } from 'astro'
import { site } from '../../site.config.ts'
import { isPreview } from '../preview.ts'

const PUBLIC = `User-agent: *\nDisallow: /insights/\nDisallow: /desk/\nDisallow: /api/\n\nSitemap: ${site.url}/sitemap.xml\n`

/** A preview is for whom it was sent to. */
export const GET: APIRoute = () => new Response(isPreview ? 'User-agent: *\nDisallow: /\n' : PUBLIC)
