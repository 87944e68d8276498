import type { APIRoute } from 'astro'
import { site } from '../../site.config.ts'
import { llmsOf } from '../llms.ts'

export const GET: APIRoute = async () =>
  new Response(await llmsOf(site.defaultLocale), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
