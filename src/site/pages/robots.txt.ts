import type { APIRoute } from 'astro'
import { site } from '../../site.config.ts'

export const GET: APIRoute = () =>
  new Response(
    `User-agent: *\nDisallow: /insights/\nDisallow: /desk/\nDisallow: /api/\n\nSitemap: ${site.url}/sitemap.xml\n`,
  )
