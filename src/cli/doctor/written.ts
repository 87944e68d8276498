import { check } from '../../checks/check.ts'
import { openMemory } from '../../checks/open-memory.ts'
import { type Content, readContent } from '../../checks/read-content.ts'
import { RULES } from '../../checks/rules.ts'
import { type GuideVersion, type State, stateOfGuide } from '../../core/guide-state.ts'
import type { SiteConfig } from '../../core/site-config.ts'
import { bad, type Finding, good, warning } from './finding.ts'

/** How what is written stands: the rules, figures that somebody should look at again, and translations. */

const DAY = 86_400_000
/** A figure is looked at again as often as a guide is, unless it says otherwise. */
const REVIEW_DAYS = 90
const SEE = 'See all that is to be mended: npx guidepost check'

export async function writtenFindings(root: string, { url, locales }: SiteConfig, now: number): Promise<Finding[]> {
  const memory = openMemory(root)
  const content = readContent(root, { url, locales: Object.keys(locales), now, memory })
  const findings = [await rulesFinding(content), factsFinding(content), translationsFinding(content)]
  memory.save()
  return findings
}

async function rulesFinding(content: Content): Promise<Finding> {
  const problems = await check(content, RULES)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first)
    return bad(
      'Content',
      `${errors.length === 1 ? '1 thing keeps' : `${errors.length} things keep`} the site from being built; the first is ${first.file}:${first.line}.`,
      SEE,
    )
  return problems.length > 0
    ? warning(
        'Content',
        `It can be built; ${problems.length === 1 ? '1 thing is' : `${problems.length} things are`} worth a look.`,
        SEE,
      )
    : good('Content', `${content.guides.length} files of ${content.names.length} guides keep all rules`)
}

function factsFinding({ facts, now }: Content): Finding {
  if (facts.value === null) return bad('Facts', 'content/facts.yaml cannot be read.', SEE)
  const all = Object.entries(facts.value).flatMap(([subject, measures]) =>
    Object.entries(measures).map(([measure, fact]) => ({
      id: `${subject}.${measure}`,
      due: fact.reviewed.getTime() + REVIEW_DAYS * DAY,
    })),
  )
  const due = all.filter((fact) => fact.due <= now).sort((a, b) => a.due - b.due)
  const [oldest] = due
  return oldest
    ? warning(
        'Facts',
        `${due.length} of ${all.length} figures were not looked at for ${REVIEW_DAYS} days, ${oldest.id} the longest.`,
        'Check each at its source, and set "reviewed" in content/facts.yaml.',
      )
    : good('Facts', `${all.length} figures, each looked at within ${REVIEW_DAYS} days`)
}

function translationsFinding(content: Content): Finding {
  const counts = countStates(content)
  const of = (state: State) => counts.get(state) ?? 0
  const said = (['missing', 'stale', 'due'] as const)
    .filter((state) => of(state) > 0)
    .map((state) => `${of(state)} ${state}`)
  return said.length === 0
    ? good('Translations', `every guide is fresh in ${content.locales.length} languages`)
    : warning(
        'Translations',
        `${said.join(', ')}, of ${content.names.length} guides in ${content.locales.length} languages.`,
        'See which: npx guidepost status',
      )
}

function countStates({ guides, names, locales, topics, now }: Content): Map<State, number> {
  const counts = new Map<State, number>()
  for (const guide of names) {
    const versions = guides.flatMap((each): GuideVersion[] =>
      each.guide === guide && each.matter?.value
        ? [
            {
              locale: each.locale,
              data: each.matter.value,
              body: each.source.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n?/, ''),
            },
          ]
        : [],
    )
    if (versions.length === 0) continue
    const { locales: states } = stateOfGuide(versions, { guide, locales, topics: topics.value ?? {}, now })
    for (const { state } of Object.values(states)) counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  return counts
}
