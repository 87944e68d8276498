import { byLine } from '../by-guide.ts'
import type { GuideFile } from '../read-content.ts'
import { didYouMean, type Found, type Rule } from '../rule.ts'

/** Links to guides that do not exist. */
export const links: Rule = {
  name: 'links',
  says: 'A guide links only to guides that exist, and is not related to itself.',
  severity: 'error',
  mend: null,
  check: ({ guides, names }) => guides.flatMap((guide) => [...relatedOf(guide, names), ...linksOf(guide, names)]),
}

function relatedOf({ file, guide, matter }: GuideFile, names: readonly string[]): Found[] {
  return (matter?.value?.related ?? []).flatMap((related, place) => {
    const line = matter?.lineOf(['related', place]) ?? 1
    if (related === guide) return [{ file, line, text: 'A guide is not related to itself. Name another one.' }]
    if (names.includes(related)) return []
    return [{ file, line, text: `related names "${related}", which does not exist.${didYouMean(related, names)}` }]
  })
}

function linksOf(guide: GuideFile, names: readonly string[]): Found[] {
  const found = byLine(guide, (text, isBody) => (isBody ? guideLinkProblems(text, names) : []))
  return found.map((one) => ({ file: guide.file, ...one }))
}

/** What is wrong with the guide links of a line. */
export function guideLinkProblems(text: string, names: readonly string[]): string[] {
  return [...text.matchAll(/<GuideLink\s[^>]*?to="([^"]*)"/g)].flatMap(([, to = '']) => {
    const [guide = ''] = to.split('#')
    return names.includes(guide)
      ? []
      : [`GuideLink leads to "${guide}", which does not exist.${didYouMean(guide, names)}`]
  })
}
