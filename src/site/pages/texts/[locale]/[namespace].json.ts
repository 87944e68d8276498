import type { APIRoute } from 'astro'
import { locales } from '../../../guides.ts'
import { textsFor } from '../../../i18n.ts'

/** The interface texts that scripts need, one file a namespace. */
const NAMESPACES = [
  'browser',
  'contact',
  'desk',
  'insights',
  'messages',
  'notices',
  'staff',
  'suggestions',
  'topics',
  'vendors',
]

export const getStaticPaths = () =>
  locales.flatMap((locale) => NAMESPACES.map((namespace) => ({ params: { locale, namespace } })))

export const GET: APIRoute<Record<string, never>, { locale: string; namespace: string }> = ({
  params: { locale, namespace },
}) =>
  new Response(JSON.stringify(textsFor(locale, namespace)), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
