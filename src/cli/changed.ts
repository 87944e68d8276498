import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDataFile } from '../checks/data-file.ts'
import {
  type ChangedSection,
  type Declaration,
  type Declared,
  declareChange,
  isBeyondWording,
} from '../core/declare-change.ts'
import { setMatter } from '../core/edit-matter.ts'
import { SIGNIFICANCES, type Significance } from '../core/freshness.ts'
import type { FrontMatter } from '../core/guide.ts'
import { isoDay, SOURCE, tagsOf } from '../core/guide-state.ts'
import { topicsFile } from '../core/topics.ts'
import { findEnglishGuide } from './authoring/find-guide.ts'
import { askedWrongly, defineCommand, flag, isWrong, type Outcome, text, told, type Wrong } from './command.ts'
import { readGuideVersions, type VersionFile } from './guide-versions.ts'

const LONGEST = 240

export const command = defineCommand({
  name: 'changed',
  summary: 'says how much a change of an English guide matters',
  argument: {
    name: `<topic>/<slug> ${SIGNIFICANCES.join('|')}`,
    fills: 'guides',
    fillsNext: SIGNIFICANCES,
    least: 1,
    most: 2,
    ask: 'Name the guide, and say how much its change matters',
  },
  options: {
    what: text('SENTENCE', 'what changed, for readers and translators; medium and major need it'),
    'dry-run': flag('says what would happen, and writes nothing'),
  },
  examples: [
    { line: 'npx guidepost changed trading/staking minor', does: 'a typo: nothing becomes stale' },
    {
      line: 'npx guidepost changed trading/staking medium --what "Rewards are paid out on Mondays."',
      does: 'translations are stale, and with the next build on the backlog',
    },
    {
      line: 'npx guidepost changed fees-limits/trading-fees major --what "Waiting orders cost a fee."',
      does: 'readers are warned too',
    },
  ],
  ends: 'a file cannot be read or written',
  async run({ options, args }, { root, site, now }) {
    const [named = '', significance = ''] = args
    const found = findEnglishGuide(named, { root, site })
    if (isWrong(found)) return found
    const { guide } = found
    const files = readFiles(root, guide, Object.keys(site.locales))
    const write = options['dry-run']
      ? () => undefined
      : (file: string, content: string) => writeFileSync(join(root, file), content)
    const asked = readSignificance(significance, options.what)
    if (typeof asked !== 'string') return asked
    return declare(files, {
      guide,
      significance: asked,
      what: options.what.trim(),
      now: now(),
      tags: tagsOf(guide, files.english.data, readDataFile(root, 'content/topics.yaml', topicsFile)),
      write,
    })
  },
})

interface Files {
  english: VersionFile
  translations: VersionFile[]
}

function readFiles(root: string, guide: string, locales: readonly string[]): Files {
  const versions = readGuideVersions(root, guide, locales)
  const english = versions.get(SOURCE)
  if (!english)
    throw new Error(`"${guide}" has no English text that can be read. See what is wrong: npx guidepost check ${guide}`)
  return { english, translations: [...versions.values()].filter(({ locale }) => locale !== SOURCE) }
}

/** How much the change matters, or what is wrong with how it was asked. */
function readSignificance(given: string, what: string): Significance | Wrong {
  const asked = SIGNIFICANCES.find((known) => known === given)
  if (asked === undefined)
    return askedWrongly(
      given === ''
        ? 'Nothing says how much the change matters.'
        : `"${given}" does not say how much the change matters.`,
      'Say minor (wording: translations stay valid), medium (they are stale) or major (readers are warned too).',
    )
  if (asked === 'minor')
    return what === '' ? asked : askedWrongly('A minor change is told to nobody.', 'Leave out --what, or say medium.')
  if (what.trim() === '')
    return askedWrongly(
      `What changed must be told when the change is ${asked}.`,
      'Add --what "…", one sentence for readers and translators.',
    )
  return what.length > LONGEST
    ? askedWrongly(`--what has ${what.length} characters.`, `Say it in one sentence of at most ${LONGEST}.`)
    : asked
}

interface Declaring extends Declaration {
  guide: string
  /** What the guide concerns. */
  tags: FrontMatter['tags']
  write(file: string, content: string): void
}

function declare({ english, translations }: Files, { guide, tags, write, ...declaration }: Declaring): Outcome {
  const { significance } = declaration
  const declared = declareChange(english, translations, declaration)
  const { sections, isFirst, stale } = declared
  if (sections.length === 0 && !isFirst)
    return told({ guide, significance, sections: [], stale: [], carriedOver: [], files: [] }, [
      `Nothing changed in "${guide}" since a change was last declared.`,
      'White space, the order of sections, phrases and facts are no change. To declare the last one differently, take it back with git first.',
    ])
  if (significance === 'minor' && isBeyondWording(sections))
    return askedWrongly(
      `Sections of "${guide}" are new or gone (${namesOf(sections.filter((one) => isBeyondWording([one])))}), which no translation can have already.`,
      'Say medium or major, with --what "…".',
    )
  const files = [english.file]
  write(english.file, setMatter(english.source, fieldsOf(english, declared)))
  for (const { locale, file, source } of translations) {
    const madeFrom = declared.madeFrom[locale]
    if (madeFrom === undefined) continue
    write(file, setMatter(source, { madeFrom }))
    files.push(file)
  }
  const carriedOver = Object.keys(declared.madeFrom)
  return told({ guide, significance, sections, stale, carriedOver, files }, [
    isFirst
      ? `${guide}: what it says now is written down for the first time, so that changes are known from here on.`
      : `${guide} changed in ${namesOf(sections)}.`,
    ...(isFirst ? [] : [effectOf(significance, { stale, carriedOver })]),
    ...(stale.length > 0
      ? [`Then, language by language: npx guidepost translate ${guide} --to ${stale[0]} --update`]
      : []),
    ...(significance === 'minor' || tags.length === 0
      ? []
      : [
          `It concerns ${tags.join(' and ')}: two people read what it says now, and "reviewers" and "reviewed" say so.`,
        ]),
  ])
}

/** Only what differs, so that nothing else of the file is touched. */
function fieldsOf({ data }: VersionFile, { english }: Declared) {
  const { sections, updated, changes } = english
  const before = data.changes.map((change) => ({ ...change, on: isoDay(change.on) }))
  return {
    ...(updated === isoDay(data.updated) ? {} : { updated }),
    sections,
    ...(JSON.stringify(changes) === JSON.stringify(before) ? {} : { changes }),
  }
}

function namesOf(sections: readonly ChangedSection[]): string {
  const names = sections.map(({ title, now, was }) => {
    if (now === null) return 'a section that is gone'
    return `${title === '' ? 'the head' : `"${title}"`}${was === null ? ', which is new' : ''}`
  })
  return new Intl.ListFormat('en').format(names)
}

function effectOf(
  significance: Significance,
  { stale, carriedOver }: { stale: string[]; carriedOver: string[] },
): string {
  const where = (locales: readonly string[]) => (locales.length === 0 ? 'no translation' : locales.join(', '))
  switch (significance) {
    case 'minor':
      return `Carried over in: ${where(carriedOver)}. Nothing becomes stale.`
    case 'medium':
      return `Stale now: ${where(stale)}.`
    case 'major':
      return `Stale now, with a warning to readers: ${where(stale)}.`
  }
}
