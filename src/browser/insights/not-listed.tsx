import type { Report } from '../../core/answers.ts'
import type { Shown } from './shown.ts'

/** How much stands in no row of a list, and why: it is less frequent than what does, or too few people typed it. */
export function NotListed({
  shown: { t, text },
  unlisted,
  withheld,
  why = 'unanswered.withheld',
}: {
  shown: Shown
  /** The sentence that says why some are not shown. */
  why?: 'unanswered.withheld' | 'gaps.withheld'
} & Pick<Report, 'unlisted' | 'withheld'>) {
  const counts = ({ searches, groups }: Report['unlisted']) => ({
    searches: t('unanswered.withheldSearches', { count: searches }),
    groups: t('unanswered.withheldGroups', { count: groups }),
  })
  return (
    <>
      {unlisted.groups > 0 && <p class="definition">{t('unanswered.unlisted', counts(unlisted))}</p>}
      {withheld.groups > 0 && (
        <p class="definition" data-withheld>
          {t(why, { ...counts(withheld), threshold: text.count(withheld.threshold) })}
        </p>
      )}
    </>
  )
}
