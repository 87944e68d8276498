import { addressKey, type Redirects } from '../../core/redirects.ts'
import type { SiteConfig } from '../../core/site-config.ts'
import { attribute, elementsIn } from '../../plain/element.ts'
import type { Collected, Remark } from './article.ts'
import type { GuideFile } from './checkout.ts'
import { makeGuide } from './make-guide.ts'
import { oldAddresses } from './old-addresses.ts'
import { openPictureFiles } from './picture-files.ts'
import { guideFinder, type Placed, type Placing, placeArticles, type Unplaced } from './place-articles.ts'

/** All files that an import would write, worked out before any is touched. */

export interface Plan {
  /** Path from the checkout → what it should hold. */
  guides: ReadonlyMap<string, Uint8Array>
  pictures: ReadonlyMap<string, Uint8Array>
  redirects: Redirects
  /** Article's key → guide. */
  articles: Record<string, string>
  remarks: Remark[]
  notes: Remark[]
  unmapped: Unplaced[]
}

export interface Planning extends Pick<Placing, 'topicOf' | 'topics' | 'guides'> {
  site: SiteConfig
  /** The export's folder. */
  folder: string
  /** Guides that are there already. */
  existing: readonly GuideFile[]
  /** As 2026-11-24. */
  today: string
}

export function planImport(collected: Collected, { site, folder, existing, today, ...placing }: Planning): Plan {
  const { defaultLocale } = site
  const locales = Object.keys(site.locales)
  const { placed, unmapped, remarks } = placeArticles(collected.articles, { ...placing, locales, defaultLocale })
  const published = new Set(
    placed.flatMap(({ guide, versions }) => ([...versions.values()].some(({ isDraft }) => !isDraft) ? [guide] : [])),
  )
  const known = {
    guideAt: guideFinder(placed),
    isPublished: (guide: string) => published.has(guide),
    hosts: collected.hosts,
  }
  const files = openPictureFiles(folder, collected.attachments)
  const linked = linkedIds(placed)
  const own = new Set(
    placed.flatMap(({ guide, versions }) => [...versions.keys()].map((locale) => fileOf(locale, guide))),
  )
  const others = existing.filter(({ file }) => !own.has(file))
  const taken = new Map(locales.map((locale) => [locale, phrasesIn(others, locale)]))
  const plan: Plan = {
    guides: new Map(),
    pictures: new Map(),
    redirects: oldAddresses(placed, defaultLocale),
    articles: Object.fromEntries(placed.map(({ article, guide }) => [article.key, guide])),
    remarks: [...collected.remarks, ...remarks],
    notes: [],
    unmapped,
  }
  const guides = new Map<string, Uint8Array>()
  const pictures = new Map<string, Uint8Array>()
  for (const [place, { article, guide, versions }] of placed.entries()) {
    const neighbours = neighboursOf(
      place,
      placed.map((each) => each.guide),
      published,
      others,
    )
    for (const [locale, version] of versions) {
      const made = makeGuide(version, {
        key: article.key,
        guide,
        known,
        linked,
        files,
        pictures,
        neighbours: neighbours.slice(0, 2),
        today,
        taken: taken.get(locale) ?? new Set(),
      })
      guides.set(fileOf(locale, guide), Buffer.from(made.text))
      plan.remarks.push(...made.remarks)
      plan.notes.push(...made.notes)
    }
  }
  return { ...plan, guides, pictures }
}

const fileOf = (locale: string, guide: string) => `content/${locale}/${guide}.mdx`

/** Guides of the same topic first, those after it before those above it, then any that is there. */
function neighboursOf(
  place: number,
  guides: readonly string[],
  published: ReadonlySet<string>,
  others: readonly GuideFile[],
): string[] {
  const own = guides[place] ?? ''
  const around = [...guides.slice(place + 1), ...guides.slice(0, place), ...others.map(({ guide }) => guide)]
  const isNear = (guide: string) => guide.split('/')[0] === own.split('/')[0]
  const all = [...new Set([...around.filter(isNear), ...around])].filter((guide) => guide !== own)
  const isOpen = (guide: string) => published.has(guide) || !guides.includes(guide)
  return [...all.filter(isOpen), ...all.filter((guide) => !isOpen(guide))]
}

function phrasesIn(guides: readonly GuideFile[], locale: string): Set<string> {
  const own = guides.filter((guide) => guide.locale === locale)
  return new Set(
    own.flatMap(({ matter }) =>
      Array.isArray(matter['phrases']) ? matter['phrases'].map((phrase) => String(phrase).toLowerCase()) : [],
    ),
  )
}

/** What the links of guides name after their "#". */
function linkedIds(placed: readonly Placed[]): Set<string> {
  const links = placed.flatMap(({ versions }) =>
    [...versions.values()].flatMap(({ body }) => elementsIn(body).map((found) => attribute(found, 'href'))),
  )
  return new Set(links.flatMap((href) => (href.includes('#') ? [addressKey(href.slice(href.indexOf('#') + 1))] : [])))
}
