import type { APIRoute } from 'astro'
import type { Texts } from '../../../../core/text.ts'
import type { TicketFieldTexts } from '../../../../core/ticket-fields.ts'
import { locales } from '../../../guides.ts'
import { listOf, textsFor } from '../../../i18n.ts'
import { ticketFieldTexts } from '../../../ticket-fields.ts'

/** The interface texts that scripts need, one file a namespace. */
const NAMESPACES = [
  'availability',
  'browser',
  'contact',
  'desk',
  'fields',
  'insights',
  'launcher',
  'messages',
  'notices',
  'staff',
  'suggestions',
  'topics',
  'vendors',
  'writers',
]

export const getStaticPaths = () =>
  locales.flatMap((locale) => NAMESPACES.map((namespace) => ({ params: { locale, namespace } })))

export const GET: APIRoute<Record<string, never>, { locale: string; namespace: string }> = ({
  params: { locale, namespace },
}) =>
  new Response(JSON.stringify(sentOf(locale, namespace)), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })

/** Fields come with what each topic asks for. What the launcher offers to search for is what the start page does; what stands under a notice is the same everywhere. */
function sentOf(locale: string, namespace: string): Texts | TicketFieldTexts {
  if (namespace === 'fields') return ticketFieldTexts(locale)
  const texts = textsFor(locale, namespace)
  if (namespace !== 'launcher') return texts
  const { since = '', from = '', updated = '', known = '' } = textsFor(locale, 'status')
  return { ...texts, popular: listOf(locale, 'site', 'popular'), notice: { since, from, updated, known } }
}
