import { changesOf, type Section } from '../../core/freshness.ts'
import { SOURCE } from '../../core/guide-state.ts'
import type { Content, GuideFile } from '../read-content.ts'
import type { Found, Rule } from '../rule.ts'

/** An English guide that changed without a word on how much that matters: its translations would pass for fresh or stale by chance. */
export const declaredChanges: Rule = {
  name: 'declared-changes',
  says: 'Whoever changes an English guide says how much that matters: npx guidepost changed.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: (content) => content.guides.flatMap((guide) => undeclared(guide, content)),
}

function undeclared(guide: GuideFile, { guides, sections: sectionsIn }: Content): Found[] {
  const data = guide.matter?.value
  if (guide.locale !== SOURCE || !data) return []
  const sections = sectionsIn(guide)
  const { file } = guide
  if (data.sections.length === 0) {
    const isTranslated = guides.some(
      ({ guide: name, matter }) => name === guide.guide && matter?.value?.madeFrom.length,
    )
    return isTranslated
      ? [
          {
            file,
            line: 1,
            text: `Translations say what they were made from, and this guide does not say what it is. Run npx guidepost changed ${guide.guide} minor.`,
          },
        ]
      : []
  }
  const changes = changesOf(
    data.sections,
    sections.map(({ fingerprint }) => fingerprint),
  )
  const [first] = changes
  if (!first) return []
  const changed = sections.filter(({ fingerprint }) => changes.some(({ now }) => now === fingerprint))
  return [
    {
      file,
      line: lineOf(guide, changed[0]),
      text: `${told(changed, changes.length)} since a change was last declared. Say how much it matters: npx guidepost changed ${guide.guide} minor when only the wording did, else medium or major with --what "…".`,
    },
  ]
}

/** What changed, as the beginning of a sentence. */
function told(changed: readonly Section[], count: number): string {
  const gone = count - changed.length
  const names = changed.map(({ title }, place) =>
    title === '' && place === 0 ? 'the head (title, scope, answer, glance)' : `"${title}"`,
  )
  const parts = [
    ...names,
    ...(gone === 0 ? [] : [gone === 1 ? 'a section that is gone' : `${gone} sections that are gone`]),
  ]
  return `The guide changed in ${new Intl.ListFormat('en').format(parts)}`
}

function lineOf({ lines }: GuideFile, section: Section | undefined): number {
  const heading = section
    ? lines.findIndex((line) => line.startsWith('## ') && section.source.startsWith(line.trim()))
    : -1
  return heading === -1 ? 1 : heading + 1
}
