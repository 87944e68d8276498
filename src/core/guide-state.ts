import { z } from 'zod'
import { changesOf, type Section, sectionsOf, staleSections } from './freshness.ts'
import { type FrontMatter, OWNERS, TAGS } from './guide.ts'
import { SOURCE } from './guide-path.ts'
import { showingOf } from './showing.ts'
import type { Topics } from './topics.ts'

/**
 * How each guide stands in each locale: defined here once, for `npx guidepost status`, the site, and
 * `/writers/guides.json`, which the site writes at build and the server reads for the backlog.
 */

export { SOURCE } from './guide-path.ts'

/** How a guide stands in a locale; where more than one holds, the first. */
export const STATES = ['retired', 'draft', 'missing', 'scheduled', 'stale', 'due', 'fresh'] as const
export type State = (typeof STATES)[number]

const DAY_MS = 86_400_000
/** A review is due this long before its day, so that it is done in time. */
const NOTICE_DAYS = 14

const day = z.iso.date()
const place = z.int().min(0).nullable()

/** A section that says something else than English does. */
const staleSection = z.strictObject({
  /** Its place among the translation's own, the head (title, scope, answer, glance) 0; null when the translation lacks it. */
  own: place,
  /** Its place among the English ones; null when English has it no more, or nobody declared what became of it. */
  english: place,
  /** Its heading in the translation, else in English; empty for the head. */
  title: z.string(),
  significance: z.enum(['medium', 'major']),
  /** The day of the first change that the translation has not caught up with; null when nobody declared it. */
  since: day.nullable(),
  /** What changed, oldest first, in English. */
  what: z.array(z.string()),
})
export type StaleHere = z.infer<typeof staleSection>

export const localeState = z.strictObject({
  /** At the time of the build; `stateAt` tells it for another. */
  state: z.enum(STATES),
  /** From the repository's root; of a missing one, where it is to be. */
  file: z.string(),
  /** Of a missing one, in English. */
  title: z.string(),
  isMissing: z.boolean(),
  isDraft: z.boolean(),
  /** From when readers see it, and from when they no longer do. */
  publish: z.iso.datetime().nullable(),
  retire: z.iso.datetime().nullable(),
  /** The day the next review is due; null when it is missing. */
  reviewDue: day.nullable(),
  stale: z.array(staleSection),
})
export type LocaleState = z.infer<typeof localeState>

/** A guide in all locales. */
export const guideState = z.strictObject({
  /** "topic/slug" */
  guide: z.string(),
  topic: z.string(),
  /** In English where it has it. */
  title: z.string(),
  owner: z.enum(OWNERS),
  /** Its own and its topic's. */
  tags: z.array(z.enum(TAGS)),
  /** When English last changed for readers. */
  updated: day,
  reviewed: day,
  reviewEvery: z.int(),
  locales: z.record(z.string(), localeState),
})
export type GuideState = z.infer<typeof guideState>

/** `/writers/guides.json`; `madeAt` in ms since the epoch. */
export const guideStates = z.strictObject({ madeAt: z.int(), guides: z.array(guideState) })
export type GuideStates = z.infer<typeof guideStates>

/** A guide as it is written in one locale. */
export interface GuideVersion {
  locale: string
  data: FrontMatter
  /** What stands below the front matter. */
  body: string
}

export interface Surroundings {
  /** "topic/slug" */
  guide: string
  /** The published locales. */
  locales: readonly string[]
  topics: Topics
  /** ms since the epoch. */
  now: number
}

/**
 * A guide's state in every locale.
 * @param versions of one guide; at least one
 */
export function stateOfGuide(
  versions: readonly GuideVersion[],
  { guide, locales, topics, now }: Surroundings,
): GuideState {
  const english = versions.find(({ locale }) => locale === SOURCE)
  const main = english ?? versions[0]
  if (!main) throw new Error(`Guide "${guide}" is written in no locale.`)
  const [topic = ''] = guide.split('/')
  const states = locales.map((locale): [string, LocaleState] => {
    const own = versions.find((version) => version.locale === locale)
    const file = `content/${locale}/${guide}.mdx`
    return [locale, own ? writtenState(own, main, { file, now }) : missingState(main, { file, now })]
  })
  return {
    guide,
    topic,
    title: main.data.title,
    owner: main.data.owner,
    tags: tagsOf(guide, main.data, topics),
    updated: isoDay(main.data.updated),
    reviewed: isoDay(main.data.reviewed),
    reviewEvery: main.data.reviewEvery,
    locales: Object.fromEntries(states),
  }
}

/** The locales of a guide that has no English text, which they could be held against; none where it has one. */
export function withoutEnglish({ locales }: GuideState): string[] {
  return locales[SOURCE]?.isMissing
    ? Object.entries(locales).flatMap(([locale, { isMissing }]) => (isMissing ? [] : [locale]))
    : []
}

/**
 * What a guide concerns: what its own front matter says, and what its topic says of all its guides.
 * @example tagsOf('fees-limits/trading-fees', { tags: [] }, { 'fees-limits': { tags: ['fees'] } }) // => ['fees']
 */
export function tagsOf(
  guide: string,
  { tags }: Pick<FrontMatter, 'tags'>,
  topics: Readonly<Record<string, Pick<Topics[string], 'tags'>>>,
): FrontMatter['tags'] {
  const [topic = ''] = guide.split('/')
  const all = new Set([...tags, ...(topics[topic]?.tags ?? [])])
  return TAGS.filter((tag) => all.has(tag))
}

/** The sections of a translation that do not say what English says, with what changed. */
export function staleIn(own: GuideVersion, english: GuideVersion) {
  const now = sectionsOf(english.data, english.body)
  const prints = now.map(({ fingerprint }) => fingerprint)
  // What nobody declared yet counts, so that a writer sees it while writing; a build with such a change is refused.
  const undeclared = english.data.sections.length === 0 ? [] : changesOf(english.data.sections, prints)
  const pending = { on: english.data.updated, significance: 'medium' as const, what: '', replaced: undeclared }
  const changes = undeclared.length === 0 ? english.data.changes : [pending, ...english.data.changes]
  return staleSections(own.data.madeFrom, prints, changes)
}

function writtenState(
  own: GuideVersion,
  main: GuideVersion,
  { file, now }: { file: string; now: number },
): LocaleState {
  const { data } = own
  // Only English is what a translation is held against.
  const stale = own === main || main.locale !== SOURCE ? [] : staleHere(own, main)
  const facts = {
    file,
    title: data.title,
    isMissing: false,
    isDraft: data.draft,
    publish: isoMomentOrNull(data.publish ?? main.data.publish),
    retire: isoMomentOrNull(data.retire ?? main.data.retire),
    reviewDue: isoDay(new Date(data.reviewed.getTime() + data.reviewEvery * DAY_MS)),
    stale,
  }
  return { state: stateAt(facts, now), ...facts }
}

function staleHere(own: GuideVersion, english: GuideVersion): StaleHere[] {
  if (own.data.madeFrom.length === 0) return []
  const titles = { own: sectionsOf(own.data, own.body), english: sectionsOf(english.data, english.body) }
  return staleIn(own, english).map((section) => ({
    own: section.own,
    english: section.english,
    title: titleAt(titles.own, section.own) ?? titleAt(titles.english, section.english) ?? '',
    significance: section.significance,
    since: section.changes[0] ? isoDay(section.changes[0].on) : null,
    what: section.changes.map(({ what }) => what).filter((what) => what !== ''),
  }))
}

function titleAt(sections: readonly Section[], at: number | null): string | undefined {
  return at === null ? undefined : sections[at]?.title
}

/** One that nobody wrote yet: missing, unless English itself is not to be read, or no more. */
function missingState({ data }: GuideVersion, { file, now }: { file: string; now: number }): LocaleState {
  const facts = {
    file,
    title: data.title,
    isMissing: true,
    isDraft: data.draft,
    publish: isoMomentOrNull(data.publish),
    retire: isoMomentOrNull(data.retire),
    reviewDue: null,
    stale: [],
  }
  return { state: stateAt(facts, now), ...facts }
}

/**
 * The state at a time: the first of STATES that holds.
 * @param now ms since the epoch
 * @example stateAt({ ...fresh, reviewDue: '2026-12-10' }, Date.parse('2026-12-01')) // => 'due'
 */
export function stateAt(
  { isMissing, isDraft, publish, retire, reviewDue, stale }: Omit<LocaleState, 'state' | 'file' | 'title'>,
  now: number,
): State {
  const own = { draft: isDraft, publish: dateOrNull(publish), retire: dateOrNull(retire) }
  const showing = showingOf({ own, english: null }, now)
  if (showing === 'retired' || showing === 'draft') return showing
  if (isMissing) return 'missing'
  if (showing === 'scheduled') return 'scheduled'
  if (stale.length > 0) return 'stale'
  return isReviewDue(reviewDue, now) ? 'due' : 'fresh'
}

/**
 * Whether a review is overdue or due within two weeks.
 * @example isReviewDue('2026-12-10', Date.parse('2026-12-01')) // => true
 */
export function isReviewDue(reviewDue: string | null, now: number): boolean {
  return reviewDue !== null && Date.parse(reviewDue) - NOTICE_DAYS * DAY_MS <= now
}

/**
 * A day as it stands in front matter.
 * @example isoDay(new Date(0)) // => '1970-01-01'
 */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function isoMomentOrNull(date: Date | null): string | null {
  return date?.toISOString() ?? null
}

function dateOrNull(moment: string | null): Date | null {
  return moment === null ? null : new Date(moment)
}
