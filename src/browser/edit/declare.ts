import { declareChange, isBeyondWording } from '../../core/declare-change.ts'
import { SIGNIFICANCES } from '../../core/freshness.ts'
import { frontMatter } from '../../core/guide.ts'
import { SOURCE } from '../../core/guide-path.ts'
import type { GuideVersion } from '../../core/guide-state.ts'
import { type GuideFields, type Reading, writtenBody } from './guide-file.ts'
import { DECLARED, IN_LOCALE, READ_AS } from './setup.ts'

/** What `npx guidepost changed` does, when a writer says in the editor how much a change matters. */

export interface Versions {
  english: GuideFields
  /** By locale. */
  translations: Record<string, GuideFields>
}

/**
 * The fields of a guide in all its languages once its change is declared; as they were where nobody said how much it
 * matters, where nothing changed, and where what was said cannot be: the checks then tell.
 * @param now ms since the epoch
 */
export function declareInEditor({ english, translations }: Versions, reading: Reading, now: number): Versions {
  const { [DECLARED]: said, ...fields } = english
  const asked = typeof said === 'object' && said !== null ? new Map(Object.entries(said)) : new Map()
  const significance = SIGNIFICANCES.find((known) => known === asked.get('significance'))
  const own = versionOf(SOURCE, fields, reading)
  if (!significance || !own) return { english: fields, translations }
  const others = Object.entries(translations).flatMap(([locale, each]) => versionOf(locale, each, reading) ?? [])
  const what = significance === 'minor' ? '' : String(asked.get('what') ?? '').trim()
  const declared = declareChange(own, others, { significance, what, now })
  const isNothing = declared.sections.length === 0 && !declared.isFirst
  if (isNothing || (significance === 'minor' && isBeyondWording(declared.sections)))
    return { english: fields, translations }
  return {
    english: { ...fields, ...declared.english },
    translations: Object.fromEntries(
      Object.entries(translations).map(([locale, each]) => {
        const madeFrom = declared.madeFrom[locale]
        return [locale, madeFrom ? { ...each, madeFrom } : each]
      }),
    ),
  }
}

/** A version as its file will be; null while it is not whole. */
function versionOf(locale: string, fields: GuideFields, reading: Reading): GuideVersion | null {
  const { body: _, [READ_AS]: __, [IN_LOCALE]: ___, [DECLARED]: ____, ...matter } = fields
  const { success, data } = frontMatter.safeParse(
    Object.fromEntries(Object.entries(matter).filter(([, value]) => value !== '')),
  )
  return success ? { locale, data, body: writtenBody(fields, reading) } : null
}
