import type { APIRoute } from 'astro'
import { pastFeedOf } from '../../../../core/notice-feed.ts'
import { site } from '../../../../site.config.ts'
import { readBuiltAt, readNotices } from '../../../data.ts'
import { locales } from '../../../guides.ts'

/** The notices of one language that are over. A server answers this address itself. */

export const getStaticPaths = () => locales.map((locale) => ({ params: { locale } }))

export const GET: APIRoute<Record<string, never>, { locale: string }> = ({ params: { locale } }) => {
  const at = readBuiltAt()
  return Response.json(pastFeedOf(readNotices(), at, { locale, site, now: at }))
}
