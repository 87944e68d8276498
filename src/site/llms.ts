import { plainAddress } from '../core/guide-path.ts'
import { site } from '../site.config.ts'
import { readTopics } from './data.ts'
import { guidesFor, locales } from './guides.ts'
import { translator } from './i18n.ts'

/**
 * What a language model should read of a locale, as llmstxt.org proposes: the name, a summary, and by topic the guides as
 * plain Markdown. Other languages are optional reading.
 */
export async function llmsOf(locale: string): Promise<string> {
  const t = translator(locale, 'site')
  const topics = translator(locale, 'topics')
  const own = (await guidesFor(locale)).filter(({ source }) => source === locale)
  const sections = Object.keys(readTopics()).flatMap((topic) => {
    const lines = own
      .filter((guide) => guide.topic === topic)
      .map(({ guide, entry: { data } }) => item(data.title, plainAddress(locale, guide), data.scope))
    return lines.length === 0 ? [] : [`## ${topics(`${topic}.title`)}\n\n${lines.join('\n')}`]
  })
  const others = locales
    .filter((other) => other !== locale)
    .map((other) => item(site.locales[other]?.name ?? other, `/${other}/llms.txt`, ''))
  const parts = [
    `# ${site.name} ${t('support')}`,
    `> ${t('home.description')}`,
    ...sections,
    ...(others.length === 0 ? [] : [`## Optional\n\n${others.join('\n')}`]),
  ]
  return `${parts.join('\n\n')}\n`
}

const item = (name: string, path: string, note: string) =>
  `- [${name.replace(/[[\]\\]/g, '\\$&')}](${site.url}${path})${note === '' ? '' : `: ${note}`}`
