import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Learned, learn } from '../core/learn.ts'
import { type Question, readQuestions, writeQuestions } from '../core/questions.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Store } from '../store/store.ts'
import { askedPeriod } from './asked-period.ts'

interface Parts {
  store: Store
  site: SiteConfig
  topics: readonly string[]
  stopWords: ReadonlyMap<string, ReadonlySet<string>>
  /** The project's folder, with `content/`. */
  root: string
  now: number
  print(line: string): void
}

/**
 * `guidepost learn`: questions that readers confirmed an answer to, by locale and guide; `--write` adds them to
 * `content/<locale>/questions.csv`, where a person reviews and commits them. Answers the exit code.
 */
export async function learnFromLedger(given: readonly string[], parts: Parts): Promise<number> {
  const { store, site, topics, stopWords, root, now, print } = parts
  const asked = askedPeriod(given, 'write', { site, topics, now })
  if ('problem' in asked) {
    print(asked.problem)
    return 2
  }
  const { question, isOn: isWriting } = asked
  const { learned, withheld } = learn(await store.events(question), stopWords, site.privacyThreshold)
  const locales = [...new Set(learned.map((lesson) => lesson.locale))]
  let additions = 0
  for (const each of locales) {
    const file = join('content', each, 'questions.csv')
    const known = existsSync(join(root, file)) ? readQuestions(readFileSync(join(root, file), 'utf8'), file) : []
    const { added, merged } = merge(
      known,
      learned.filter((lesson) => lesson.locale === each),
    )
    additions += added.length
    for (const line of linesOf(each, added)) print(line)
    if (isWriting && added.length > 0) writeFileSync(join(root, file), writeQuestions(merged))
    if (isWriting && added.length > 0) print(`  written into ${file}`)
  }
  if (additions === 0) print('Nothing new: no confirmed question that search has not learned yet.')
  print(`Not shown, each confirmed in fewer than ${withheld.threshold} sessions: ${withheld.questions} questions.`)
  if (additions > 0)
    print(
      isWriting
        ? 'Look at the difference, take out what is not right, build, and commit: nothing is learned before that.'
        : 'Run it again with --write to add these to the files, for you to review and commit.',
    )
  return 0
}

/** The file with what is new or asked in more sessions than it says; learned questions stand after written ones. */
function merge(known: readonly Question[], learned: readonly Learned[]): { added: Learned[]; merged: Question[] } {
  const name = ({ query, guide }: Question | Learned) => `${query.toLowerCase()}\n${guide}`
  const places = new Map(known.map((question, place) => [name(question), place]))
  const merged = known.map((question) => ({ ...question }))
  const added = learned.filter((lesson) => {
    const before = merged[places.get(name(lesson)) ?? -1]
    if (before && before.sessions >= lesson.sessions) return false
    if (before) before.sessions = lesson.sessions
    else merged.push({ query: lesson.query, guide: lesson.guide, sessions: lesson.sessions })
    return true
  })
  return { added, merged }
}

function linesOf(locale: string, added: readonly Learned[]): string[] {
  const guides = [...new Set(added.map(({ guide }) => guide))]
  return guides.flatMap((guide) => [
    `${locale}  ${guide}`,
    ...added
      .filter((lesson) => lesson.guide === guide)
      .map(({ query, sessions }) => `  + "${query}"   confirmed in ${sessions} sessions`),
  ])
}
