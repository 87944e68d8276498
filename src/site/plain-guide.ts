import { fillFacts } from '../core/facts.ts'
import { UNWRITTEN } from '../core/guide.ts'
import { guideAddress } from '../core/guide-path.ts'
import { guideHtml } from '../plain/guide-html.ts'
import { boxOf, markdownOf } from '../plain/markdown.ts'
import { site } from '../site.config.ts'
import { readFacts, readLeads } from './data.ts'
import { guidesFor, type ReadableGuide } from './guides.ts'
import { translator } from './i18n.ts'

/** A guide as plain Markdown: what its page says, for programs that read text. Pictures are told in words. */
export async function plainGuide({ guide, locale, source, entry }: ReadableGuide): Promise<string> {
  const { data, body = '' } = entry
  const t = translator(locale, 'site')
  const facts = readFacts()
  const filled = (text: string) => fillFacts(text, facts, source, translator(source, 'facts'))
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const guides = await guidesFor(locale)
  const address = (path: string) => `${site.url}${path}`
  const html = guideHtml(
    body,
    {
      locale: source,
      texts: { facts, translator },
      box: boxOf,
      linkTo(to, heading) {
        const path = guideAddress(locale, to)
        const target = guides.find((other) => other.guide === to)
        const href = target ? `${path}${heading === '' ? '' : `#${heading}`}` : readLeads()(path)
        return href === null ? null : { href: address(href), title: target?.entry.data.title ?? to }
      },
      drawing: () => null,
      // What is not there is said in words here, and the check has told what is wrong.
      problem: () => undefined,
    },
    () => null,
  )
  const glance = (['time', 'cost', 'need'] as const)
    .filter((part) => data.glance[part] !== UNWRITTEN)
    .map((part) => `- **${t(`guide.${part}`)}:** ${filled(data.glance[part])}`)
  const told = [
    t('guide.updated', { date: dates.format(data.updated) }),
    t('guide.reviewed', { date: dates.format(data.reviewed), owner: t(`owner.${data.owner}`) }),
    `<${address(guideAddress(locale, guide))}>`,
  ]
  const parts = [
    `# ${data.title}`,
    `> ${filled(data.answer)}`,
    glance.join('\n'),
    markdownOf(html).trim(),
    '---',
    told.join(' · '),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
