import { readDataFile } from '../checks/data-file.ts'
import { setMatter } from '../core/edit-matter.ts'
import { SOURCE } from '../core/guide-state.ts'
import { nearest } from '../core/nearest.ts'
import { dayText } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { termsFile } from '../core/terms.ts'
import { findEnglishGuide } from './authoring/find-guide.ts'
import { carryOut } from './authoring/plan.ts'
import { printsOf, stepIn } from './authoring/translate-step.ts'
import { leftToDo } from './authoring/update-translation.ts'
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
import { readGuideVersions, type VersionFile } from './guide-versions.ts'

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
    const found = findEnglishGuide(asked, context)
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
        ...(done.length === 0 ? [`${guide} is written in every language.`, ...stillMarked(versions)] : []),
        ...done.flatMap(({ lines }) => lines),
      ],
      done.some(({ isFine }) => !isFine) ? 1 : 0,
    )
  },
})

/** The translations that are there and not translated yet. */
function stillMarked(versions: ReadonlyMap<string, VersionFile>): string[] {
  const marked = [...versions.values()].filter(({ source }) => leftToDo(source).length > 0).map(({ locale }) => locale)
  return marked.length === 0 ? [] : [`Still to be translated, TODO stands in them: ${marked.join(', ')}.`]
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
