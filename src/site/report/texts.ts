import type { Translate } from '../../core/facts.ts'
import { type QuarterText, quarterText } from '../../core/quarter-text.ts'
import { site } from '../../site.config.ts'
import { translator } from '../i18n.ts'

/** What every part of a report says its figures with, in a locale. */
export function reportTexts(locale: string): { t: Translate; say: QuarterText } {
  const t = translator(locale, 'report')
  return { t, say: quarterText(locale, t, site.privacyThreshold) }
}
