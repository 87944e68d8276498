import type { APIRoute } from 'astro'
import { locales } from '../../guides.ts'
import { llmsOf } from '../../llms.ts'

export const getStaticPaths = () => locales.map((locale) => ({ params: { locale } }))

export const GET: APIRoute<Record<string, never>, { locale: string }> = async ({ params: { locale } }) =>
  new Response(await llmsOf(locale), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
