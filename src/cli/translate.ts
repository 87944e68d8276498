import { readDataFile } from '../checks/data-file.ts'
import { setMatter } from '../core/edit-matter.ts'
import { caughtUp, sectionsOf } from '../core/freshness.ts'
import { SOURCE } from '../core/guide-state.ts'
import { nearest } from '../core/nearest.ts'
import { dayText } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { type Terms, termsFile } from '../core/terms.ts'
import { findGuide } from './authoring/find-guide.ts'
import { carryOut } from './authoring/plan.ts'
import { leftToDo, type Standing, standingOf, updateTranslation } from './authoring/update-translation.ts'
import { writeTranslation } from './authoring/write-translation.ts'
import {
  among,
  askedWrongly,
  type Context,
  defineCommand,
  flag,
  isWrong,
  namesIn,
  required,
  text,
  told,
  type Wrong,
} from './command.ts'
import { guidesIn, readGuideVersions, type VersionFile } from './guide-versions.ts'

export const command = defineCommand({
  name: 'translate',
  summary: 'starts a translation, or brings one up to date',
  argument: { name: '<topic>/<slug>', fills: 'guides', fillsNext: [], least: 1, most: 1, ask: 'Name the guide' },
  options: {
    to: required(
      text('LOCALES', 'such as ar, or ar,de; all: every one that is missing', ['all', among('locales')]),
      'Say into which language',
    ),
    update: flag('puts what English says now beside what is stale, and adds what is missing'),
    done: flag('it says again what English says: writes that down'),
    'dry-run': flag('writes nothing, and tells what it would write'),
  },
  examples: [
    {
      line: 'npx guidepost translate trading/staking --to ar',
      does: 'a draft with each passage marked; else how it stands',
    },
    { line: 'npx guidepost translate staking --to all', does: 'every language that lacks it' },
    { line: 'npx guidepost translate staking --to ar --update', does: 'English beside what is stale' },
    { line: 'npx guidepost translate staking --to ar --done', does: 'when a person has translated it' },
  ],
  ends: 'a translation is out of date, or something in it is still to be translated',
  async run({ options, args: [asked = ''] }, context) {
    const { root, site, now } = context
    const found = findGuide(asked, guidesIn(root, SOURCE))
    if (isWrong(found)) return found
    const { guide } = found
    const locales = readLocales(options.to, context)
    if (isWrong(locales)) return locales
    if (options.update && options.done)
      return askedWrongly('--update and --done are two steps.', 'Update, translate what is marked, then say --done.')
    const versions = readGuideVersions(root, guide, Object.keys(site.locales))
    const english = versions.get(SOURCE)
    if (!english) throw new Error(`"${guide}" has no English text. Write it first: npx guidepost new ${guide}`)
    const terms = readDataFile(root, 'content/terms.yaml', termsFile)
    const step = options.update ? 'update' : options.done ? 'done' : 'start'
    // With "all", what a step cannot be done with is passed over.
    const isPassed = (locale: string) => options.to === 'all' && versions.has(locale) === (step === 'start')
    const today = dayText(dayOf(now()))
    const done = locales
      .filter((locale) => !isPassed(locale))
      .map((locale) => stepIn(step, { guide, locale, english, own: versions.get(locale) ?? null, terms, today }))
    const files = new Map(done.flatMap(({ file, source }) => (source === null ? [] : [[file, source]])))
    // From the first translation on, what English says is held against what it said then.
    if (step === 'start' && files.size > 0 && english.data.sections.length === 0)
      files.set(english.file, setMatter(english.source, { sections: printsOf(english) }))
    if (!options['dry-run']) carryOut(files, root)
    return told(
      {
        guide,
        translations: done.map(({ lines: _, source, ...each }) => ({
          ...each,
          written: source !== null && !options['dry-run'],
        })),
      },
      [
        ...(options['dry-run'] ? ['Nothing was written: this is what would be.'] : []),
        ...(done.length === 0 ? [`${guide} is written in every language.`] : []),
        ...done.flatMap(({ lines }) => lines),
      ],
      done.some(({ isFine }) => !isFine) ? 1 : 0,
    )
  },
})

function printsOf({ data, body }: VersionFile): string[] {
  return sectionsOf(data, body).map(({ fingerprint }) => fingerprint)
}

/** The locales that are meant; English is what is translated from. */
function readLocales(asked: string, { site }: Context): string[] | Wrong {
  const known = Object.keys(site.locales).filter((locale) => locale !== SOURCE)
  const named = asked === 'all' ? known : namesIn([asked])
  const wrong = named.find((locale) => !known.includes(locale))
  if (wrong === undefined) return [...new Set(named)]
  if (wrong === SOURCE) return askedWrongly('Guides are translated from English.', 'Name another language.')
  const near = nearest(wrong, known)
  return askedWrongly(
    `There is no locale "${wrong}".`,
    near === null ? `Choose among ${known.join(', ')}, or write all.` : `Did you mean "${near}"?`,
  )
}

interface Work {
  guide: string
  locale: string
  english: VersionFile
  own: VersionFile | null
  terms: Terms
  /** As 2026-11-30. */
  today: string
}

interface Step extends Standing {
  locale: string
  file: string
  /** What is to be written; null for nothing. */
  source: string | null
  isFine: boolean
  lines: string[]
}

const NOTHING: Standing = { stale: [], missing: [], surplus: [] }

function stepIn(step: 'start' | 'update' | 'done', work: Work): Step {
  const { guide, locale, english, own, terms, today } = work
  const file = `content/${locale}/${guide}.mdx`
  if (own === null)
    return step === 'start'
      ? {
          ...{
            ...NOTHING,
            locale,
            file,
            source: writeTranslation(english.source, { locale, terms, today }),
            isFine: true,
          },
          lines: [`${locale}  ${file}: to be translated; each passage says TODO translate. Then: --done`],
        }
      : {
          ...{ ...NOTHING, locale, file, source: null, isFine: false },
          lines: [`${locale}  is not translated yet. Begin: npx guidepost translate ${guide} --to ${locale}`],
        }
  const standing = standingOf(own, english)
  if (step === 'done') return { ...standing, locale, file, ...finish(work, own) }
  const behind = [...standing.stale, ...standing.missing, ...standing.surplus].length > 0
  if (!behind)
    return { ...standing, locale, file, source: null, isFine: true, lines: [`${locale}  says what English says.`] }
  if (step === 'start')
    return {
      ...{ ...standing, locale, file, source: null, isFine: false },
      lines: [
        ...linesOf(locale, standing),
        `  Put English beside it: npx guidepost translate ${guide} --to ${locale} --update`,
      ],
    }
  const source = updateTranslation(own.source, own, { english, terms })
  return {
    ...{ ...standing, locale, file, isFine: true },
    source: source === own.source ? null : source,
    lines: [...linesOf(locale, standing), `  ${file}: what is to be translated says TODO translate. Then: --done`],
  }
}

function linesOf(locale: string, { stale, missing, surplus }: Standing): string[] {
  const each = (what: string, titles: readonly string[]) =>
    titles.map((title) => `  ${what} ${title || 'what stands before the first heading'}`)
  return [
    `${locale}  does not say what English says:`,
    ...each('stale:  ', stale),
    ...each('missing:', missing),
    ...each('surplus:', surplus),
  ]
}

/** Writes down that a translation says what English says, unless something in it is still marked. */
function finish({ guide, locale, english, today }: Work, own: VersionFile): Pick<Step, 'source' | 'isFine' | 'lines'> {
  const left = leftToDo(own.source)
  if (left.length > 0)
    return {
      source: null,
      isFine: false,
      lines: [
        `${locale}  is not done: TODO stands in it still.`,
        ...left.map((line) => `  ${own.file}:${line}`),
        '  Translate what is marked, take the marks out, and say --done again.',
      ],
    }
  const prints = printsOf(english)
  const count = sectionsOf(own.data, own.body).length
  const madeFrom = caughtUp(own.data.madeFrom, { count, english: prints, changes: english.data.changes })
  if (!madeFrom)
    return {
      source: null,
      isFine: false,
      lines: [
        `${locale}  has ${count} sections with its head, and English has ${prints.length}.`,
        `  Add what is missing with npx guidepost translate ${guide} --to ${locale} --update, take out what English has no more.`,
      ],
    }
  return {
    source: setMatter(own.source, { madeFrom, updated: today, reviewed: today }),
    isFine: true,
    lines: [
      `${locale}  says what English says; that is written down in ${own.file}.`,
      ...(own.data.draft ? ['  It is a draft still: take "draft: true" out to publish it.'] : []),
    ],
  }
}
