import { fillFacts } from '../core/facts.ts'
import { UNWRITTEN } from '../core/guide.ts'
import { guideAddress, plainAddress } from '../core/guide-path.ts'
import { SOURCE } from '../core/guide-state.ts'
import { guideHtml } from '../plain/guide-html.ts'
import { boxOf, markdownOf } from '../plain/markdown.ts'
import { site } from '../site.config.ts'
import { readFacts, readLeads } from './data.ts'
import { type PageFreshness, pageFreshness } from './freshness/page-freshness.ts'
import { guidesFor, type ReadableGuide } from './guides.ts'
import { translator } from './i18n.ts'

/** A guide as plain Markdown: what its page says, for programs that read text. Pictures are told in words. */
export async function plainGuide(readable: ReadableGuide): Promise<string> {
  const { guide, locale, source, entry } = readable
  const t = translator(locale, 'site')
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const freshness = await pageFreshness(readable)
  const head =
    freshness?.head === 'english' ? { data: freshness.english.data, of: SOURCE } : { data: entry.data, of: source }
  const { data } = head
  const write = writerFor(locale, await guidesFor(locale))
  const glance = (['time', 'cost', 'need'] as const)
    .filter((part) => data.glance[part] !== UNWRITTEN)
    .map((part) => `- **${t(`guide.${part}`)}:** ${filled(data.glance[part], head.of)}`)
  const told = [
    t('guide.updated', { date: dates.format(entry.data.updated) }),
    t('guide.reviewed', { date: dates.format(entry.data.reviewed), owner: t(`owner.${entry.data.owner}`) }),
    `<${site.url}${guideAddress(locale, guide)}>`,
  ]
  const parts = [
    `# ${data.title}`,
    `> ${filled(data.answer, head.of)}`,
    freshness && freshness.told.length > 0 ? warningOf(freshness, locale, guide) : '',
    glance.join('\n'),
    ...(freshness ? sectionsOf(freshness, source, write) : [write(entry.body ?? '', source)]),
    '---',
    told.join(' · '),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const filled = (text: string, locale: string) => fillFacts(text, readFacts(), locale, translator(locale, 'facts'))

/** Writes the text of a guide, or of a section, in the language it is in; its links are those of the page. */
function writerFor(locale: string, guides: readonly ReadableGuide[]) {
  return (text: string, source: string): string => {
    const html = guideHtml(
      text,
      {
        locale: source,
        texts: { facts: readFacts(), translator },
        box: boxOf,
        linkTo(to, heading) {
          const path = guideAddress(locale, to)
          const target = guides.find((other) => other.guide === to)
          const href = target ? `${path}${heading === '' ? '' : `#${heading}`}` : readLeads()(path)
          return href === null ? null : { href: `${site.url}${href}`, title: target?.entry.data.title ?? to }
        },
        drawing: () => null,
        // What is not there is said in words here, and the check has told what is wrong.
        problem: () => undefined,
      },
      () => null,
    )
    return markdownOf(html).trim()
  }
}

/** The sections as the page shows them: English ones where the translation must not be relied on. */
function sectionsOf(
  { parts, sections }: PageFreshness,
  source: string,
  write: (text: string, source: string) => string,
): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'own') return write(sections.own[part.own]?.source ?? '', source)
    return part.kind === 'english' ? write(sections.english[part.english]?.source ?? '', SOURCE) : []
  })
}

/** What changed that the translation does not say yet. */
function warningOf({ told }: PageFreshness, locale: string, guide: string): string {
  const t = translator(locale, 'site')
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const lines = [
    '[!WARNING]',
    `**${t('guide.changed')}** ${t('guide.changedText')}`,
    ...told.map(({ on, what, locale: own }) => `- ${dates.format(on)}: ${filled(what, own)}`),
    '',
    `[${t('guide.newerLink')}](${site.url}${plainAddress(SOURCE, guide)})`,
  ]
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n')
}
