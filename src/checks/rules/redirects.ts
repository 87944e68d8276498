import { guideAt } from '../../core/guide-path.ts'
import { addressKey, redirectsBy, redirectsFile } from '../../core/redirects.ts'
import { didYouMean, type Found, type Rule } from '../rule.ts'
import { readYamlFile } from '../yaml-file.ts'

const FILE = 'content/redirects.yaml'

export const redirects: Rule = {
  name: 'redirects',
  says: 'An old address is no page any more, and leads to a page that exists and is no redirect itself.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check({ locales, topics, names, guides, read }) {
    const source = read(FILE)
    if (source === null) return []
    // What has no usable front matter is told as such, and no draft until then.
    const published = new Set(guides.flatMap(({ guide, matter }) => (matter?.value?.draft ? [] : [guide])))
    const drafts = new Set(names.filter((name) => !published.has(name)))
    const timed = new Set(
      guides.flatMap(({ guide, matter }) => (matter?.value?.publish || matter?.value?.retire ? [guide] : [])),
    )
    return redirectProblems(source, { locales, topics: Object.keys(topics.value ?? {}), guides: names, drafts, timed })
  },
}

/** Pages of a locale that are no guide and no topic. */
export const PAGES = ['channels', 'contact', 'reports', 'search', 'status', 'whats-new']

interface Published {
  locales: readonly string[]
  topics: readonly string[]
  /** "topic/slug" of all guides, and of those that are drafts in every language. */
  guides: readonly string[]
  drafts: ReadonlySet<string>
  /** Those that come or go on a day: what is written down for them waits for it. */
  timed: ReadonlySet<string>
}

/** Why a redirect from an address never takes effect; null when it does, if only from a day on. */
function neverAsked(from: string, to: string, published: Published): string | null {
  const { locales, topics, guides, drafts, timed } = published
  const [locale = '', topic = '', slug = '', ...rest] = from.replace(/^\/|\/$/g, '').split('/')
  if (!locales.includes(locale) || rest.length > 0) return null
  if (slug === '')
    return topic === '' || [...PAGES, ...topics].includes(topic)
      ? `"${from}" is a page of this site, so that nobody is ever led to "${to}". Take the line out.`
      : null
  const guide = `${topic}/${slug}`
  if (!guides.includes(guide) || drafts.has(guide) || timed.has(guide)) return null
  const other = guideAt(to.split('#')[0] ?? '')
  const instead = other === null || other === guide ? '--to-topic' : `--to ${other}`
  return `"${from}" is the guide "${guide}", so that nobody is ever led to "${to}". Take the line out, or retire the guide: npx guidepost retire ${guide} ${instead}.`
}

/** Whether redirects lead from an address to itself. */
function comesBack(from: string, leads: (path: string) => string | null): boolean {
  const seen = new Set<string>()
  for (let at = leads(from); at !== null && !seen.has(at); at = leads(at.split('#')[0] ?? '')) {
    if (addressKey(at) === from) return true
    seen.add(at)
  }
  return false
}

/** Redirects that lead nowhere, or to another redirect: a reader with an old link would meet an error. */
export function redirectProblems(source: string, published: Published): Found[] {
  const { locales, topics, guides, drafts } = published
  const { value, problems, lineOf } = readYamlFile(FILE, source, redirectsFile)
  if (!value) return problems
  const leads = redirectsBy(value)
  const wrong = (from: string, to: string): string | null => {
    const never = neverAsked(from, to, published)
    if (never !== null) return never
    const [path = ''] = to.split('#')
    const [locale = '', topic = '', slug = '', ...rest] = path.replace(/^\/|\/$/g, '').split('/')
    const isChain = leads(path) !== null
    // What is written down for a guide that is there waits until it is retired, and the build follows it then.
    if (isChain && (comesBack(from, leads) || !guides.includes(guideAt(path) ?? '')))
      return comesBack(from, leads)
        ? `"${from}" leads to "${to}", which leads back, so that readers never reach a page. Name a page in one of them.`
        : `"${from}" leads to "${to}", which is redirected itself. Name where that leads.`
    if (path === '/') return null
    if (!locales.includes(locale) || rest.length > 0)
      return `"${from}" leads to "${to}", which is no page.${locales.includes(locale) ? '' : didYouMean(locale, locales)} Write "/<locale>/<topic>/<slug>/".`
    if (slug === '')
      return topic === '' || [...PAGES, ...topics].includes(topic)
        ? null
        : `"${from}" leads to "${to}", which is no page.${didYouMean(topic, [...PAGES, ...topics])} Name one that is there.`
    const guide = `${topic}/${slug}`
    if (!guides.includes(guide))
      return `"${from}" leads to "${guide}", which does not exist.${didYouMean(guide, guides)}`
    return drafts.has(guide)
      ? `"${from}" leads to "${guide}", which is a draft. Publish it, or name another guide.`
      : null
  }
  return Object.entries(value).flatMap(([from, to]) => {
    const text = wrong(addressKey(from), to)
    return text === null ? [] : [{ file: FILE, line: lineOf([from]), text }]
  })
}
