import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import type { ElementContent, Root } from 'hast'
import { fillFacts } from '../../core/facts.ts'
import { frontMatter } from '../../core/guide.ts'
import { SOURCE } from '../../core/guide-path.ts'
import { fallbackChain } from '../../core/locales.ts'
import { showingOf } from '../../core/showing.ts'
import type { SiteConfig } from '../../core/site-config.ts'
import { guideHtml } from '../../plain/guide-html.ts'
import { openSiteTexts } from '../../plain/site-texts.ts'
import type { Remark } from './article.ts'
import { type GuideFile, readGuides, readTopics, readTopicTitles } from './checkout.ts'
import { openDrawings } from './drawing-files.ts'

/** All guides of a checkout as any help center can have them. */

export interface PlainGuide {
  locale: string
  topic: string
  slug: string
  title: string
  scope: string
  answer: string
  phrases: string[]
  /** As 2026-11-12. */
  updated: string
  /** Whether our readers do not see it: while it is a draft, before it is published, once it is retired. */
  isDraft: boolean
  body: Root
  /** Front matter with its figures filled in. */
  matter: Record<string, unknown>
}

/** What differs between the formats. */
export interface Shape {
  /** The address that a link names. */
  address(locale: string, topic: string, slug: string, from: { locale: string; topic: string }): string
  /** Where a picture's file goes in the export, and the address that names it from a guide. */
  picture(guide: string, name: string, from: { locale: string; topic: string }): { file: string; src: string }
  box(kind: 'note' | 'warning', children: ElementContent[]): ElementContent
}

export interface PlainSite {
  guides: PlainGuide[]
  /** Path in the export → bytes, with the guide they belong to. */
  pictures: Map<string, { bytes: Uint8Array; guide: string }>
  /** Topics in their order → locale → name. */
  topics: Map<string, Map<string, string>>
  remarks: Remark[]
}

/** @param at ms since the epoch: as readers see the guides then */
export function collectGuides(checkout: string, site: SiteConfig, shape: Shape, at: number): PlainSite {
  const topics = readTopics(checkout)
  const titles = readTopicTitles(checkout)
  const texts = openSiteTexts(checkout, site)
  const drawing = openDrawings(checkout)
  const locales = Object.keys(site.locales)
  const files = readGuides(checkout).filter(({ locale }) => locales.includes(locale))
  const byGuide = Map.groupBy(files, ({ guide }) => guide)
  const pictures: PlainSite['pictures'] = new Map()
  const remarks: Remark[] = []
  const guides = files.flatMap((file) => {
    const read = frontMatter.safeParse(file.matter)
    if (!read.success) {
      const [issue] = read.error.issues
      remarks.push({
        file: file.file,
        line: 1,
        text: `"${issue?.path.map(String).join('.')}" ${issue?.message}. The guide was left out; mend it and export again.`,
      })
      return []
    }
    const { data } = read
    const [source] = (byGuide.get(file.guide) ?? []).filter(({ locale }) => locale === SOURCE)
    const english = source && frontMatter.safeParse(source.matter)
    const isDraft = showingOf({ own: data, english: english?.success ? english.data : null }, at) !== 'public'
    const [topic = '', slug = ''] = file.guide.split('/')
    const from = { locale: file.locale, topic }
    const t = texts.translator(file.locale, 'facts')
    const filled = (text: string) => fillFacts(text, texts.facts, file.locale, t)
    const keep = (name: string, bytes: Uint8Array) => {
      const { file: path, src } = shape.picture(file.guide, name, from)
      pictures.set(path, { bytes, guide: file.guide })
      return src
    }
    const problem = (line: number, text: string) => void remarks.push({ file: file.file, line, text })
    const setting = {
      locale: file.locale,
      texts,
      problem,
      box: shape.box,
      linkTo(guide: string, heading: string) {
        const [toTopic = '', toSlug = ''] = guide.split('/')
        const target = targetOf(byGuide.get(guide) ?? [], [...fallbackChain(file.locale, site), ...locales])
        if (!target) return null
        const href = shape.address(target.locale, toTopic, toSlug, from)
        const title = typeof target.matter['title'] === 'string' ? target.matter['title'] : guide
        return { href: heading === '' ? href : `${href}#${heading}`, title }
      },
      drawing(name: string, line: number) {
        const svg = drawing(file.locale, file.guide, name, texts.translator(file.locale, 'diagrams'))
        // No build has those of a draft: its words stand for it.
        if (svg === null && !isDraft)
          problem(line, `The drawing "${name}" is in the built site only. Run \`npm run build\` and export again.`)
        return svg === null ? null : keep(`${name}-${file.locale.toLowerCase()}.svg`, Buffer.from(svg))
      },
    }
    const place = (address: string) => {
      const path = posix.join(posix.dirname(file.file), address)
      if (!path.startsWith('content/') || !existsSync(join(checkout, path))) return null
      return keep(basename(path), readFileSync(join(checkout, path)))
    }
    const answer = filled(data.answer)
    const glance = { time: filled(data.glance.time), cost: filled(data.glance.cost), need: filled(data.glance.need) }
    return [
      {
        ...from,
        slug,
        title: data.title,
        scope: filled(data.scope),
        answer,
        phrases: data.phrases,
        updated: dayOf(data.updated),
        isDraft,
        body: guideHtml(file.source, setting, place),
        matter: {
          ...file.matter,
          scope: filled(data.scope),
          answer,
          glance,
          updated: dayOf(data.updated),
          reviewed: dayOf(data.reviewed),
        },
      },
    ]
  })
  const named = new Map(
    Object.keys(topics).map((topic) => [
      topic,
      new Map(
        locales.map((locale) => [
          locale,
          titles.get(locale)?.get(topic) ?? titles.get(site.defaultLocale)?.get(topic) ?? topic,
        ]),
      ),
    ]),
  )
  return { guides, pictures, topics: named, remarks }
}

function targetOf(files: readonly GuideFile[], chain: readonly string[]): GuideFile | undefined {
  return chain.map((locale) => files.find((file) => file.locale === locale)).find((file) => file !== undefined)
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** A number for a thing that vendors number: the same for the same name, and whole in JavaScript (44 bits of SHA-256). */
export function numberFor(name: string): number {
  return Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 11), 16)
}
