import type { APIRoute } from 'astro'
import { site } from '../../../site.config.ts'
import { locales } from '../../guides.ts'
import { translator } from '../../i18n.ts'

/** So that a browser can add our search to its own: OpenSearch 1.1. */

export const getStaticPaths = () => locales.map((locale) => ({ params: { locale } }))

export const GET: APIRoute<Record<string, never>, { locale: string }> = ({ params: { locale } }) => {
  const t = translator(locale, 'site')
  const name = `${site.name} ${t('support')}`
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    // The standard allows sixteen characters, and most browsers show all of them.
    `<ShortName>${inXml([...name].slice(0, 16).join('').trim())}</ShortName>`,
    `<LongName>${inXml(name)}</LongName>`,
    `<Description>${inXml(t('home.description'))}</Description>`,
    `<Language>${locale}</Language>`,
    '<InputEncoding>UTF-8</InputEncoding>',
    `<Image width="16" height="16" type="image/svg+xml">${site.url}/favicon.svg</Image>`,
    `<Url type="text/html" method="get" template="${site.url}/${locale}/search/?q={searchTerms}"/>`,
    '</OpenSearchDescription>',
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  })
}

function inXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
