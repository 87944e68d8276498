import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ChangedSection, type Declared, declareChange, isBeyondWording } from '../core/declare-change.ts'
import { setMatter } from '../core/edit-matter.ts'
import { caughtUp, SIGNIFICANCES, type Significance, sectionsOf } from '../core/freshness.ts'
import { SOURCE } from '../core/guide-state.ts'
import { nearest } from '../core/nearest.ts'
import { askedWrongly, defineCommand, flag, isWrong, list, type Outcome, text, told, type Wrong } from './command.ts'
import { guidesIn, readGuideVersions, type VersionFile } from './guide-versions.ts'

const LONGEST = 240

export const command = defineCommand({
  name: 'changed',
  summary: 'says how much a change of an English guide matters',
  argument: {
    name: `<topic>/<slug> ${SIGNIFICANCES.join('|')}`,
    fills: 'guides',
    least: 1,
    most: 2,
    ask: 'Name the guide, and say how much its change matters',
  },
  options: {
    what: text('SENTENCE', 'what changed, for readers and translators; medium and major need it'),
    'caught-up': list('LOCALE', 'instead: this translation says again what English says', 'locales'),
    'dry-run': flag('says what would happen, and writes nothing'),
  },
  examples: [
    { line: 'npx guidepost changed trading/staking minor', does: 'a typo: nothing becomes stale' },
    {
      line: 'npx guidepost changed trading/staking medium --what "Rewards are paid out on Mondays."',
      does: 'translations are stale, on the backlog',
    },
    {
      line: 'npx guidepost changed fees-limits/trading-fees major --what "Waiting orders cost a fee."',
      does: 'readers are warned too',
    },
    {
      line: 'npx guidepost changed trading/staking --caught-up ar',
      does: 'Arabic was brought up to date',
    },
  ],
  ends: 'a file cannot be read or written',
  async run({ options, args }, { root, site, now }) {
    const [guide = '', significance = ''] = args
    const locales = Object.keys(site.locales)
    const files = readFiles(root, guide, locales)
    if (isWrong(files)) return files
    const write = options['dry-run']
      ? () => undefined
      : (file: string, content: string) => writeFileSync(join(root, file), content)
    const behind = options['caught-up']
    if (behind.length > 0)
      return significance === '' && options.what === ''
        ? stamp(behind, files, { guide, write })
        : askedWrongly(
            '--caught-up says that a translation is up to date, and needs nothing else.',
            'Declare the change of the English guide by itself, before.',
          )
    const asked = SIGNIFICANCES.find((known) => known === significance)
    const wrong = wrongly(asked, significance, options.what)
    return asked === undefined || wrong
      ? (wrong ?? askedWrongly('Nothing says how much it matters.', 'Add minor, medium or major.'))
      : declare(files, { guide, significance: asked, what: options.what.trim(), now: now(), write })
  },
})

interface Files {
  english: VersionFile
  translations: VersionFile[]
}

function readFiles(root: string, guide: string, locales: readonly string[]): Files | Wrong {
  const versions = readGuideVersions(root, guide, locales)
  const english = versions.get(SOURCE)
  if (english) return { english, translations: [...versions.values()].filter(({ locale }) => locale !== SOURCE) }
  const near = nearest(guide, guidesIn(root, SOURCE))
  return askedWrongly(
    `There is no guide "${guide}" in English.`,
    near === null ? 'Name it as "<topic>/<slug>", as its file is called below content/en/.' : `Did you mean "${near}"?`,
  )
}

/** What is wrong with how it was asked; null when all is well. */
function wrongly(asked: Significance | undefined, given: string, what: string): Wrong | null {
  if (asked === undefined)
    return askedWrongly(
      given === ''
        ? 'Nothing says how much the change matters.'
        : `"${given}" does not say how much the change matters.`,
      'Say minor (wording: translations stay valid), medium (they are stale) or major (readers are warned too).',
    )
  if (asked === 'minor')
    return what === '' ? null : askedWrongly('A minor change is told to nobody.', 'Leave out --what, or say medium.')
  if (what.trim() === '')
    return askedWrongly(
      `What changed must be told when the change is ${asked}.`,
      'Add --what "…", one sentence for readers and translators.',
    )
  return what.length > LONGEST
    ? askedWrongly(`--what has ${what.length} characters.`, `Say it in one sentence of at most ${LONGEST}.`)
    : null
}

interface Writing {
  guide: string
  write(file: string, content: string): void
}

interface Declaring extends Writing {
  significance: Significance
  what: string
  now: number
}

function declare({ english, translations }: Files, { guide, write, ...declaration }: Declaring): Outcome {
  const { significance } = declaration
  const declared = declareChange(english, translations, declaration)
  const { sections, isFirst } = declared
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
  const stale = significance === 'minor' ? [] : staleBy(sections, translations)
  return told({ guide, significance, sections, stale, carriedOver, files }, [
    isFirst
      ? `${guide}: what it says now is written down for the first time, so that changes are known from here on.`
      : `${guide} changed in ${namesOf(sections)}.`,
    ...(isFirst ? [] : [effectOf(significance, { stale, carriedOver })]),
    ...(stale.length > 0 ? [`Then: npx guidepost translate ${guide} --to ${stale[0]}`] : []),
  ])
}

/** Only what differs, so that nothing else of the file is touched. */
function fieldsOf({ data }: VersionFile, { english }: Declared) {
  const { sections, updated, changes } = english
  return {
    ...(updated === data.updated.toISOString().slice(0, 10) ? {} : { updated }),
    sections,
    ...(changes.length > 0 ? { changes } : {}),
  }
}

/** The translations made from a section that is another now, or that lack one that is new. */
function staleBy(sections: readonly ChangedSection[], translations: readonly VersionFile[]): string[] {
  return translations
    .filter(({ data: { madeFrom } }) =>
      sections.some(({ was }) => (was === null ? madeFrom.length > 0 : madeFrom.includes(was))),
    )
    .map(({ locale }) => locale)
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

/** Writes down that translations say what English says now. */
function stamp(locales: readonly string[], { english, translations }: Files, { guide, write }: Writing): Outcome {
  const prints = sectionsOf(english.data, english.body).map(({ fingerprint }) => fingerprint)
  const stamped: { file: string; content: string }[] = []
  for (const locale of locales) {
    const own = translations.find((one) => one.locale === locale)
    if (!own)
      return askedWrongly(
        `"${guide}" is not written in "${locale}".`,
        `It is in ${translations.map((one) => one.locale).join(', ') || 'English alone'}.`,
      )
    const count = sectionsOf(own.data, own.body).length
    const madeFrom = caughtUp(own.data.madeFrom, { count, english: prints, changes: english.data.changes })
    if (!madeFrom)
      return {
        code: 1,
        what: `${own.file} has ${count} sections with its head, and English has ${prints.length}.`,
        mend: 'Translate those that are missing, take out those that English has no more, and run it again.',
      }
    stamped.push({ file: own.file, content: setMatter(own.source, { madeFrom }) })
  }
  for (const { file, content } of stamped) write(file, content)
  return told({ guide, caughtUp: locales, files: stamped.map(({ file }) => file) }, [
    `${guide} says in ${locales.join(', ')} what English says now.`,
  ])
}
