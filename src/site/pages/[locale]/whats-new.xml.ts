import type { APIRoute } from 'astro'
import { atomOf, tagUri } from '../../../core/atom.ts'
import { guideAddress } from '../../../core/guide-path.ts'
import { site } from '../../../site.config.ts'
import { readBuiltAt } from '../../data.ts'
import { locales } from '../../guides.ts'
import { translator } from '../../i18n.ts'
import { newsFor } from '../../news.ts'

/** What is new as a feed, the newest of it. */
const MOST = 50

export const getStaticPaths = () => locales.map((locale) => ({ params: { locale } }))

export const GET: APIRoute<Record<string, never>, { locale: string }> = async ({ params: { locale } }) => {
  const t = translator(locale, 'news')
  const { news, opened } = await newsFor(locale)
  const dayOf = (date: Date) => date.toISOString().slice(0, 10)
  const onDay = new Map<string, number>()
  const entries = news.slice(0, MOST).map(({ kind, guide, title, on, what, whatLocale }) => {
    const name = `${locale}/${guide}/${dayOf(on)}/${kind === 'new' ? 'new' : 'changed'}`
    const place = (onDay.get(name) ?? 0) + 1
    onDay.set(name, place)
    return {
      id: tagUri(site.url, place === 1 ? name : `${name}/${place}`),
      title: `${t(`kind.${kind}`)}: ${title}`,
      link: `${site.url}${guideAddress(locale, guide)}`,
      updated: on,
      summary: what,
      summaryLocale: whatLocale,
    }
  })
  const feed = atomOf({
    id: tagUri(site.url, `${locale}/whats-new`),
    title: `${t('title')} · ${site.name} ${translator(locale, 'site')('support')}`,
    subtitle: t('description'),
    locale,
    self: `${site.url}/${locale}/whats-new.xml`,
    page: `${site.url}/${locale}/whats-new/`,
    author: site.name,
    updated: news[0]?.on ?? opened ?? new Date(readBuiltAt()),
    entries,
  })
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
}
