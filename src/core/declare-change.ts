import {
  type Change,
  carriedOver,
  changesCarriedOver,
  changesOf,
  type Replaced,
  type Significance,
  sectionsOf,
  staleSections,
} from './freshness.ts'
import type { FrontMatter } from './guide.ts'
import { type GuideVersion, isoDay } from './guide-state.ts'

/** What declaring a change of an English guide does to the front matter of all its versions. */

export interface Declaration {
  significance: Significance
  /** What changed, in one English sentence; empty for a minor change. */
  what: string
  /** ms since the epoch. */
  now: number
}

/** A section that changed, is new or is gone. */
export interface ChangedSection extends Replaced {
  /** Its heading now; empty for the head, and for one that is gone. */
  title: string
}

/** A change as it stands in front matter. */
export type WrittenChange = Omit<FrontMatter['changes'][number], 'on'> & { on: string }

export interface EnglishFields {
  sections: string[]
  updated: string
  changes: WrittenChange[]
}

export interface Declared {
  /** None when nothing changed. */
  sections: ChangedSection[]
  /** Whether no change was declared before, so that there is nothing to compare with. */
  isFirst: boolean
  english: EnglishFields
  /** What each translation is to carry now, by locale: those only in which it differs. */
  madeFrom: Record<string, string[]>
  /** The locales that the change leaves behind, in a section that was up to date or one that was stale already. */
  stale: string[]
}

/**
 * The fields of the English guide and of its translations once a change is declared. A minor one is carried over, in
 * what translations were made from and in what earlier changes led to; others are written down for readers and writers.
 */
export function declareChange(
  english: GuideVersion,
  translations: readonly GuideVersion[],
  { significance, what, now }: Declaration,
): Declared {
  const { data } = english
  const sections = sectionsOf(data, english.body)
  const prints = sections.map(({ fingerprint }) => fingerprint)
  const isFirst = data.sections.length === 0
  const replaced = isFirst ? [] : changesOf(data.sections, prints)
  const isMinor = significance === 'minor'
  const day = isoDay(new Date(now))
  const earlier = isMinor ? changesCarriedOver(data.changes, replaced) : data.changes
  const changes = earlier.map((change) => ({ ...change, on: isoDay(change.on) }))
  return {
    sections: replaced.map((pair) => ({
      ...pair,
      title: sections.find(({ fingerprint }) => fingerprint === pair.now)?.title ?? '',
    })),
    isFirst,
    english: {
      sections: prints,
      updated: isMinor ? isoDay(data.updated) : day,
      changes: isMinor ? changes : [{ on: day, significance, what, replaced }, ...changes],
    },
    madeFrom: isMinor ? carriedOverIn(translations, replaced) : {},
    stale: isMinor
      ? []
      : leftBehind(translations, prints, {
          change: { on: new Date(now), significance, replaced },
          earlier: data.changes,
        }),
  }
}

function carriedOverIn(translations: readonly GuideVersion[], replaced: readonly Replaced[]): Record<string, string[]> {
  return Object.fromEntries(
    translations.flatMap(({ locale, data }) => {
      const carried = carriedOver(data.madeFrom, replaced)
      return carried.some((print, place) => print !== data.madeFrom[place]) ? [[locale, carried]] : []
    }),
  )
}

function leftBehind(
  translations: readonly GuideVersion[],
  english: readonly string[],
  { change, earlier }: { change: Change; earlier: readonly Change[] },
): string[] {
  return translations
    .filter(({ data: { madeFrom } }) =>
      staleSections(madeFrom, english, [change, ...earlier]).some(({ changes }) => changes.includes(change)),
    )
    .map(({ locale }) => locale)
}

/** Whether sections are new or gone, which no translation can have already: such a change is not minor. */
export function isBeyondWording(sections: readonly Replaced[]): boolean {
  return sections.some(({ was, now }) => was === null || now === null)
}
