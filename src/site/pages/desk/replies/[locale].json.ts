import type { APIRoute } from 'astro'
import { fallbackChain } from '../../../../core/locales.ts'
import { repliesFor } from '../../../../core/replies.ts'
import { site } from '../../../../site.config.ts'
import { readFacts, readReplies } from '../../../data.ts'
import { locales } from '../../../guides.ts'
import { translator } from '../../../i18n.ts'

/** What agents say again and again, for clients of one locale; below /desk/, so that it is for staff alone. */

export const getStaticPaths = () => locales.map((locale) => ({ params: { locale } }))

export const GET: APIRoute<Record<string, never>, { locale: string }> = ({ params: { locale } }) => {
  const replies = repliesFor(readReplies(), {
    chain: fallbackChain(locale, site),
    facts: readFacts(),
    site: site.url,
    translator: (of) => translator(of, 'facts'),
  })
  return new Response(JSON.stringify(replies), { headers: { 'content-type': 'application/json; charset=utf-8' } })
}
