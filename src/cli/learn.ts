import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Learned, learn } from '../core/learn.ts'
import { type Question, readQuestions, writeQuestions } from '../core/questions.ts'
import { readParts } from '../server/parts.ts'
import { askedPeriod, PERIOD } from './asked-period.ts'
import { defineCommand, flag, isWrong, told } from './command.ts'

export const command = defineCommand({
  name: 'learn',
  summary: 'questions whose answer readers confirmed, for search to learn',
  argument: null,
  options: { ...PERIOD, write: flag('adds them to content/<locale>/questions.csv, for you to review and commit') },
  examples: [
    { line: 'npx guidepost learn', does: 'shows what the last 28 days taught' },
    { line: 'npx guidepost learn --locale es --write', does: 'adds the Spanish ones to the file' },
  ],
  ends: 'the store cannot be read',
  async run({ options }, { openStore, site, root, now }) {
    const { topics, stopWords } = readParts(root)
    const asked = askedPeriod(options, { site, topics, now: now() })
    if (isWrong(asked)) return asked
    const store = await openStore()
    const { learned, withheld } = learn(await store.events(asked.question), stopWords, site.privacyThreshold)
    const lines: string[] = []
    const lessons: Learned[] = []
    const written: string[] = []
    for (const [locale, own] of Map.groupBy(learned, (lesson) => lesson.locale)) {
      const file = join('content', locale, 'questions.csv')
      const known = existsSync(join(root, file)) ? readQuestions(readFileSync(join(root, file), 'utf8'), file) : []
      const { added, merged } = merge(known, own)
      lessons.push(...added)
      lines.push(...linesOf(locale, added))
      if (!options.write || added.length === 0) continue
      writeFileSync(join(root, file), writeQuestions(merged))
      written.push(file)
      lines.push(`  written into ${file}`)
    }
    if (lessons.length === 0) lines.push('Nothing new: no confirmed question that search has not learned yet.')
    lines.push(
      `Not shown, each confirmed in fewer than ${withheld.threshold} sessions: ${withheld.questions} questions.`,
    )
    if (lessons.length > 0)
      lines.push(
        options.write
          ? 'Look at the difference, take out what is not right, build, and commit: nothing is learned before that.'
          : 'Run it again with --write to add these to the files, for you to review and commit.',
      )
    return told({ learned: lessons, written, withheld }, lines)
  },
})

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
