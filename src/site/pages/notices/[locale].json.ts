import type { APIRoute } from 'astro'
import { feedOf } from '../../../core/notice-feed.ts'
import { site } from '../../../site.config.ts'
import { readBuiltAt, readNotices } from '../../data.ts'
import { locales } from '../../guides.ts'

/** The notices of one language that run or will. A server answers this address itself, with what staff wrote since. */

export const getStaticPaths = () => locales.map((locale) => ({ params: { locale } }))

export const GET: APIRoute<Record<string, never>, { locale: string }> = ({ params: { locale } }) => {
  const at = readBuiltAt()
  return Response.json(feedOf(readNotices(), at, { locale, site, now: at }))
}
