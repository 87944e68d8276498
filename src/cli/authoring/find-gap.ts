import type { GapDetail } from '../../core/answers.ts'
import { everybody } from '../../core/question.ts'
import { dayOf } from '../../core/session-id.ts'
import type { SiteConfig } from '../../core/site-config.ts'
import { decideGap, type GapParts, readOneGap } from '../../store/read-gaps.ts'
import type { Store } from '../../store/store.ts'

/** A gap of the ledger, by its number in `npx guidepost gaps` and in the insights. */

export interface FoundGap {
  gap: GapDetail
  /** How many days it was looked for. */
  days: number
  /** Writes down who writes a guide for it. */
  take(who: string): Promise<void>
}

/** A gap's number may hang on the period: the usual one first. */
const PERIODS = [30, 7, 90, 365]

export async function findGap(id: string, parts: GapParts): Promise<FoundGap | null> {
  const today = dayOf(parts.now)
  for (const days of PERIODS) {
    const found = await readOneGap(id, everybody(today - days + 1, today), parts)
    if (!found) continue
    const { gap, group } = found
    return {
      gap,
      days,
      take: (who) => decideGap(group, { state: 'taken', who: who.slice(0, 60) }, parts),
    }
  }
  return null
}

/** What gaps are grouped and shown by. */
export function gapPartsOf(store: Store, site: SiteConfig, synonyms: GapParts['synonyms'], now: number): GapParts {
  return { store, synonyms, least: site.privacyThreshold, costOfContact: site.costOfContact, now }
}

const LISTED = 10

/** What the writer is told of a gap, in the guide itself. */
export function remarkOn({ gap, days }: Pick<FoundGap, 'gap' | 'days'>, now: string): string {
  const { id, locale, sessions, contacted, searchedAgain, left, variants, others, guides } = gap
  return [
    `Gap ${id} (${locale}), ${now}: in ${days} days ${sessions} sessions searched this and found no answer;`,
    `${contacted} asked a person, ${searchedAgain} searched again, ${left} left.`,
    '',
    'What they typed (sessions):',
    ...variants.slice(0, LISTED).map((each) => `- ${each.query} (${each.sessions})`),
    ...(others > 0 ? [`- and ${others} other ways to write it, each too seldom to be shown`] : []),
    '',
    ...(guides.length === 0
      ? ['They opened no guide: none of those that were found looked like an answer.']
      : [
          'What they opened, and still had no answer (sessions, and those that then asked a person or said that it did not help):',
          ...guides.slice(0, LISTED).map((each) => `- ${each.guide} (${each.sessions}, ${each.escalated})`),
        ]),
    '',
    'Take this remark out when the guide says it.',
  ].join('\n')
}
