import { setMatter } from '../../core/edit-matter.ts'
import { isoDay, SOURCE } from '../../core/guide-state.ts'
import type { Content, GuideFile } from '../read-content.ts'
import type { Rule } from '../rule.ts'

/** Readers hear of a new guide on "What's new" by the day on which they first had it. */
export const since: Rule = {
  name: 'since',
  says: 'A guide that readers have says since when, so that they hear of it under "What’s new".',
  severity: 'warning',
  draftsMay: true,
  mend: (guide, { now }) =>
    isUnsaid(guide) ? setMatter(guide.source, { since: isoDay(new Date(now)) }) : guide.source,
  check: ({ guides }: Content) =>
    guides.filter(isUnsaid).map(({ file, matter }) => ({
      file,
      line: matter?.lineOf(['updated']) ?? 1,
      text: 'Nothing tells since when readers have this guide, so that nobody hears of it under "What’s new". Add "since: …" with the day, or run `npx guidepost check --fix`, which takes today.',
    })),
}

/** Not of a draft, nor of one whose `publish` says it, nor of what readers had elsewhere. */
function isUnsaid({ locale, matter }: GuideFile): boolean {
  const data = matter?.value
  return (
    locale === SOURCE && !!data && data.since === null && data.publish === null && !data.draft && data.imported === ''
  )
}
