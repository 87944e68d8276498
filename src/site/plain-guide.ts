import { fillFacts, type Translate } from '../core/facts.ts'
import { UNWRITTEN } from '../core/guide.ts'
import { guideAddress } from '../core/guide-path.ts'
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
  const { data, body = '' } = entry
  const freshness = await pageFreshness(readable)
  const head = freshness?.head === 'english' ? freshness.english.data : data
  const headLocale = freshness?.head === 'english' ? SOURCE : source
  const t = translator(locale, 'site')
  const facts = readFacts()
  const filled = (text: string, textLocale = headLocale) =>
    fillFacts(text, facts, textLocale, translator(textLocale, 'facts'))
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const guides = await guidesFor(locale)
  const address = (path: string) => `${site.url}${path}`
  const textOf = (text: string, textLocale: string) => {
    const setting = {
      locale: textLocale,
      texts: { facts, translator },
      box: boxOf,
      linkTo(to: string, heading: string) {
        const path = guideAddress(locale, to)
        const target = guides.find((other) => other.guide === to)
        const href = target ? `${path}${heading === '' ? '' : `#${heading}`}` : readLeads()(path)
        return href === null ? null : { href: address(href), title: target?.entry.data.title ?? to }
      },
      drawing: () => null,
      // What is not there is said in words here, and the check has told what is wrong.
      problem: () => undefined,
    }
    return markdownOf(guideHtml(text, setting, () => null)).trim()
  }
  const newer = `*${t('guide.newer')}* <${address(guideAddress(SOURCE, guide))}>`
  const sections = freshness ? staleText(freshness, { t, newer, source, textOf }) : textOf(body, source)
  const changed = (freshness?.told ?? []).map(
    ({ on, what, locale: own }) => `> - ${dates.format(on)}: ${filled(what, own)}`,
  )
  const glance = (['time', 'cost', 'need'] as const)
    .filter((part) => head.glance[part] !== UNWRITTEN)
    .map((part) => `- **${t(`guide.${part}`)}:** ${filled(head.glance[part])}`)
  const told = [
    t('guide.updated', { date: dates.format(data.updated) }),
    t('guide.reviewed', { date: dates.format(data.reviewed), owner: t(`owner.${data.owner}`) }),
    `<${address(guideAddress(locale, guide))}>`,
  ]
  const parts = [
    `# ${data.title}`,
    ...(changed.length > 0 ? [`> **${t('guide.changed')}** ${t('guide.changedText')}\n>\n${changed.join('\n')}`] : []),
    `> ${filled(head.answer)}`,
    ...(freshness?.head === 'stale' ? [newer] : []),
    glance.join('\n'),
    sections,
    '---',
    told.join(' · '),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

interface Telling {
  t: Translate
  /** Says that English is newer, and where. */
  newer: string
  /** The locale of the translation. */
  source: string
  textOf(text: string, locale: string): string
}

/** A translation that is out of date, section by section, as its page shows it. */
function staleText({ parts, sections }: PageFreshness, { t, newer, source, textOf }: Telling): string {
  const english = (place: number | null) => (place === null ? undefined : sections.english[place])
  const texts = parts.flatMap((part): string[] => {
    if (part.kind === 'gone') return []
    if (part.kind === 'lacking') return [`*${t('guide.lacking')}* ${english(part.english)?.title ?? ''}`]
    if (part.kind === 'english')
      return [`*${t('guide.inEnglish')}*`, textOf(english(part.english)?.source ?? '', SOURCE)]
    return [textOf(sections.own[part.own]?.source ?? '', source), ...(part.isStale ? [newer] : [])]
  })
  return texts.join('\n\n')
}
