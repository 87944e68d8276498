import type { BacklogFacts } from './backlog.ts'
import type { FoundEntry } from './backlog-entry.ts'
import { type GuideState, isReviewDue, type LocaleState, SOURCE, type State, stateAt } from './guide-state.ts'
import { dayText, parseDay } from './question.ts'
import { wilson } from './rate.ts'
import { addUp, type TallyRow } from './tallies.ts'

/** Guides on the backlog: those that do not help, translations that are stale or missing, and reviews that are due. */

/** What readers of one language did with a guide in the period. */
export interface GuideCounts {
  /** Readings of the guide in this very language. */
  readings: number
  votes: number
  helpful: number
  handed: number
  /** Readings after which a person was asked, or that were voted "not helpful": each once. */
  failed: number
  /** Readings that were shown another language instead. */
  fellBack: number
}

/** A guide with each of its languages that readers see or miss now. */
export interface JudgedGuide extends Pick<GuideState, 'guide' | 'topic' | 'owner' | 'title' | 'updated'> {
  locales: ReadonlyMap<string, JudgedLocale>
}

export interface JudgedLocale extends Pick<LocaleState, 'title' | 'isMissing'> {
  /** Headings of the sections whose English changed; empty for the head. */
  stale: readonly string[]
  /** The day on which it became stale; 0: nobody knows. */
  staleSince: number
  /** The day on which its review is due; 0: that is long to go. */
  dueOn: number
}

/** Nobody reads these: they want nothing of what readers lost. */
const UNREAD: readonly State[] = ['retired', 'draft', 'scheduled']

/**
 * What the backlog goes by, of the states that the build wrote down.
 * @param now ms since the epoch
 */
export function judgeGuides(guides: readonly GuideState[], now: number): JudgedGuide[] {
  return guides.map(({ guide, topic, owner, title, updated, locales }) => ({
    ...{ guide, topic, owner, title, updated },
    locales: new Map(
      Object.entries(locales).flatMap(([locale, state]): [string, JudgedLocale][] => {
        if (UNREAD.includes(stateAt(state, now))) return []
        const { title, isMissing, stale, reviewDue } = state
        const days = stale.flatMap(({ since }) => (since === null ? [] : [parseDay(since) ?? 0]))
        return [
          [
            locale,
            {
              title,
              isMissing,
              stale: stale.map((section) => section.title),
              staleSince: days.length === stale.length && days.length > 0 ? Math.min(...days) : 0,
              dueOn: isReviewDue(reviewDue, now) ? (parseDay(reviewDue ?? '') ?? 0) : 0,
            },
          ],
        ]
      }),
    ),
  }))
}

/** Of so large a part of its voters at most, a guide surely helps too few: the upper end of Wilson's interval lies below. */
const HELPS_FEW = 0.6
/** And after so large a part of its readings at least, a person is surely asked too often: the lower end lies above. */
const HANDS_OFF_MANY = 0.15

const NONE: GuideCounts = { readings: 0, votes: 0, helpful: 0, handed: 0, failed: 0, fellBack: 0 }

/**
 * Readings by locale and guide.
 * @param rows of `tally(question, 'guide')`
 * @example countGuides(rows).get('es trading/staking')?.readings // => 412
 */
export function countGuides(rows: readonly TallyRow[]): Map<string, GuideCounts> {
  const groups = Map.groupBy(rows, ({ locale, subject }) => `${locale} ${subject}`)
  return new Map(
    [...groups].map(([key, group]) => {
      const own = addUp(group.filter(({ locale, part }) => part === locale))
      return [
        key,
        {
          readings: own.readings,
          votes: own.guide_votes,
          helpful: own.guide_helpful,
          handed: own.guide_handed,
          failed: own.guide_failed,
          fellBack: addUp(group).readings - own.readings,
        },
      ]
    }),
  )
}

/** Whether a guide surely helps too few, or surely sends too many to a person. */
export function isStruggling({ readings, votes, helpful, handed }: GuideCounts): boolean {
  const [helps, asks] = [wilson(helpful, votes), wilson(handed, readings)]
  return (helps !== null && helps.high < HELPS_FEW) || (asks !== null && asks.low > HANDS_OFF_MANY)
}

/** Guides that do not help, by language. */
export function struggling({ counts, guides, today, least }: BacklogFacts): FoundEntry[] {
  return (guides ?? []).flatMap((guide) =>
    [...guide.locales].flatMap(([locale, { isMissing }]) => {
      const of = counts.get(`${locale} ${guide.guide}`) ?? NONE
      if (isMissing || of.failed < least || !isStruggling(of)) return []
      return [entryOf('guide', guide, locale, { of: of.failed, over: of.readings }, dayText(today))]
    }),
  )
}

/** Translations whose English has changed, each by its readers since then. */
export function staleEntries({ counts, readSince, guides, today }: BacklogFacts): FoundEntry[] {
  return (guides ?? []).flatMap((guide) =>
    [...guide.locales].flatMap(([locale, { isMissing, stale, staleSince }]) => {
      if (isMissing || stale.length === 0) return []
      const key = `${locale} ${guide.guide}`
      const { readings } = counts.get(key) ?? NONE
      const since = readSince.get(staleSince) ?? counts
      const lost = { of: since.get(key)?.readings ?? 0, over: readings }
      const day = dayText(staleSince === 0 ? today : staleSince)
      return [{ ...entryOf('stale', guide, locale, lost, day), sections: [...stale] }]
    }),
  )
}

/** Languages that lack a guide, by the readers who opened it there and were shown another language. */
export function missingEntries({ counts, guides, today, least }: BacklogFacts): FoundEntry[] {
  return (guides ?? []).flatMap((guide) => {
    const all = [...guide.locales.keys()]
      .map((locale) => counts.get(`${locale} ${guide.guide}`) ?? NONE)
      .reduce((sum, { readings, fellBack }) => sum + readings + fellBack, 0)
    return [...guide.locales].flatMap(([locale, { isMissing }]) => {
      const { fellBack } = counts.get(`${locale} ${guide.guide}`) ?? NONE
      if (!isMissing || fellBack < least) return []
      return [entryOf('missing', guide, locale, { of: fellBack, over: all }, dayText(today))]
    })
  })
}

/** Guides whose review is due, by their readings that ended without an answer. */
export function dueEntries({ counts, guides }: BacklogFacts): FoundEntry[] {
  return (guides ?? []).flatMap((guide) =>
    [...guide.locales].flatMap(([locale, { isMissing, dueOn }]) => {
      if (isMissing || dueOn === 0) return []
      const { failed, readings } = counts.get(`${locale} ${guide.guide}`) ?? NONE
      return [entryOf('due', guide, locale, { of: failed, over: readings }, dayText(dueOn))]
    }),
  )
}

function entryOf(
  kind: 'guide' | 'stale' | 'missing' | 'due',
  { guide, topic, owner, title, locales }: JudgedGuide,
  locale: string,
  lost: FoundEntry['lost'],
  since: string,
): FoundEntry {
  const own = locales.get(locale)
  return {
    id: `${kind}:${locale}:${guide}`,
    kind,
    title: own?.title ?? title,
    titleLocale: own && !own.isMissing ? locale : SOURCE,
    locale,
    topic,
    guide,
    gap: '',
    notice: '',
    owner,
    lost,
    since,
    sections: [],
  }
}
