import { SOURCE } from '../../core/guide-state.ts'
import type { Content, GuideFile } from '../read-content.ts'
import type { Found, Rule } from '../rule.ts'

/** A translation that does not say, section by section, which English it was made from cannot be known to be out of date. */
export const madeFrom: Rule = {
  name: 'made-from',
  says: 'A translation says what each of its sections was made from.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: (content) => content.guides.flatMap((guide) => unstamped(guide, content)),
}

/** What to do where a guide has lost its English text. */
export function backToEnglish(guide: string): string {
  return `Take content/${SOURCE}/${guide}.mdx back from your version control, or retire the guide: npx guidepost retire ${guide} --to-topic`
}

function unstamped(guide: GuideFile, { english: sources, sections }: Content): Found[] {
  const data = guide.matter?.value
  if (guide.locale === SOURCE || !data) return []
  const english = sources.get(guide.guide)
  if (!english && data.madeFrom.length > 0)
    return [
      {
        file: guide.file,
        line: guide.matter?.lineOf(['madeFrom']) ?? 1,
        text: `The English text that this translation was made from is not there. ${backToEnglish(guide.guide)}`,
      },
    ]
  // Guides that came from elsewhere say so once a writer has gone through them.
  if (!english?.matter?.value?.sections.length || data.imported !== '') return []
  const count = sections(guide).length
  const { length } = data.madeFrom
  if (length === count) return []
  const translate = `npx guidepost translate ${guide.guide} --to ${guide.locale}`
  const mend = `See what is missing or too much with ${translate}; when it says what English says now, run it with --done.`
  const wrong =
    length === 0
      ? 'Nothing tells which English this translation was made from.'
      : `"madeFrom" tells of ${length} sections, and this translation has ${count}, its head with them.`
  return [{ file: guide.file, line: guide.matter?.lineOf(['madeFrom']) ?? 1, text: `${wrong} ${mend}` }]
}
