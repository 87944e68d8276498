import type { Content, GuideFile } from './read-content.ts'
import type { Found, OnLine } from './rule.ts'

/** What else a finding depends on besides its guide: files, from the repository's root. */
export type AlsoReads = (guide: GuideFile) => readonly string[]

/** What a rule's findings in a guide are kept under. */
export const keptAs = (rule: string, { file }: GuideFile) => `found by ${rule} ${file}`

/**
 * What a rule finds guide by guide, kept until the guide or a file that the rule also reads changes.
 * @param rule its name, which the findings are kept under
 */
export function byGuide(
  rule: string,
  content: Content,
  alsoReads: AlsoReads,
  find: (guide: GuideFile) => readonly OnLine[],
): Found[] {
  return content.guides.flatMap((guide) => {
    const from = [guide.hash, ...alsoReads(guide).map((file) => content.hash(file))].join(' ')
    return content.memory
      .of(keptAs(rule, guide), from, () => find(guide))
      .map((found) => ({ ...found, file: guide.file }))
  })
}

/** What is wrong line by line; `isBody` is false in the front matter. */
export function byLine(
  { lines, bodyLine }: GuideFile,
  find: (text: string, isBody: boolean) => readonly string[],
): { line: number; text: string }[] {
  return lines.flatMap((line, index) => find(line, index + 1 >= bodyLine).map((text) => ({ line: index + 1, text })))
}
