import { SOURCE, staleIn } from '../../core/guide-state.ts'
import { byGuide } from '../by-guide.ts'
import type { Content, GuideFile } from '../read-content.ts'
import type { OnLine, Rule } from '../rule.ts'

/** Procedures that differ in length from the English ones. One that is out of date is told as stale, not here. */
export const steps: Rule = {
  name: 'steps',
  says: 'A translation has as many procedures as English, each with as many steps, unless it is known to be out of date.',
  severity: 'error',
  draftsMay: true,
  mend: null,
  check(content) {
    const englishOf = ({ guide }: GuideFile) =>
      [content.english.get(guide)].flatMap((found) => (found ? [found.file] : []))
    return byGuide('steps', content, englishOf, (guide) => differences(guide, content))
  },
}

function differences(guide: GuideFile, { english, outline }: Content): OnLine[] {
  const source = english.get(guide.guide)
  if (guide.locale === SOURCE || !source || isStale(guide, source)) return []
  if (outline(guide).broken || outline(source).broken) return []
  const [own, theirs] = [outline(guide).steps, outline(source).steps]
  if (own.length !== theirs.length) {
    const text = `English has ${counted(theirs.length, 'procedure')} (<Steps>), this guide has ${own.length}. Bring them in line.`
    return [{ line: own[0]?.line ?? guide.bodyLine, text }]
  }
  return own.flatMap(({ line, count }, place) => {
    const wanted = theirs[place]?.count ?? 0
    const text = `English has ${counted(wanted, 'step')} here (${source.file}:${theirs[place]?.line ?? 1}), this guide has ${count}. Add or take out what differs.`
    return count === wanted ? [] : [{ line, text }]
  })
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

function isStale(own: GuideFile, english: GuideFile): boolean {
  const [here, there] = [own.matter?.value, english.matter?.value]
  if (!here || !there) return true
  const versionOf = ({ locale, source }: GuideFile, data: typeof here) => ({
    locale,
    data,
    body: source.replace(/^---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/, ''),
  })
  return here.madeFrom.length > 0 && staleIn(versionOf(own, here), versionOf(english, there)).length > 0
}
