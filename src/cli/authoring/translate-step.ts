import { setMatter } from '../../core/edit-matter.ts'
import { caughtUp, sectionsOf } from '../../core/freshness.ts'
import type { Terms } from '../../core/terms.ts'
import type { VersionFile } from '../guide-versions.ts'
import { aligned, leftToDo, type Standing, standingOf, updateTranslation } from './update-translation.ts'
import { writeTranslation } from './write-translation.ts'

/** What a step of `npx guidepost translate` does to one language, and what it says of it. */

export interface Work {
  guide: string
  locale: string
  english: VersionFile
  own: VersionFile | null
  terms: Terms
  /** As 2026-11-30. */
  today: string
}

export interface Step extends Standing {
  locale: string
  file: string
  /** What is to be written; null for nothing. */
  source: string | null
  isFine: boolean
  lines: string[]
}

const NOTHING: Standing = { stale: [], missing: [], surplus: [] }

export function stepIn(step: 'start' | 'update' | 'done', work: Work): Step {
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
  const here = aligned(own, english)
  const standing = standingOf(here, english)
  if (step === 'done') return { ...standing, locale, file, ...finish(work, own) }
  const behind = [...standing.stale, ...standing.missing, ...standing.surplus].length > 0
  const left = leftToDo(own.source)
  if (!behind && left.length > 0)
    return {
      ...{ ...standing, locale, file, source: null, isFine: false },
      lines: [
        `${locale}  is still to be translated: TODO stands in ${left.length === 1 ? 'a line' : `${left.length} lines`} of ${file}. Then: --done`,
      ],
    }
  if (!behind)
    return { ...standing, locale, file, source: null, isFine: true, lines: [`${locale}  says what English says.`] }
  if (step === 'start')
    return {
      ...{ ...standing, locale, file, source: null, isFine: false },
      lines: [
        ...(isUnknown(own, english) ? [unknownLine(work)] : linesOf(locale, standing)),
        `  Put English beside it: npx guidepost translate ${guide} --to ${locale} --update`,
      ],
    }
  const source = updateTranslation(own, here, { english, terms })
  return {
    ...{ ...standing, locale, file, isFine: true },
    source: source === own.source ? null : source,
    lines: [
      ...(isUnknown(own, english) ? [unknownLine(work)] : linesOf(locale, standing)),
      `  ${file}: what is to be translated says TODO translate. Then: --done`,
    ],
  }
}

/** Whether English says what it has declared, and the translation not what of it it was made from. */
const isUnknown = (own: VersionFile, english: VersionFile) =>
  own.data.madeFrom.length === 0 && english.data.sections.length > 0

const unknownLine = ({ guide, locale }: Work) =>
  `${locale}  does not say which English it was made from. If it says what English says now: npx guidepost translate ${guide} --to ${locale} --done`

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

/** The fingerprints of its sections, the head's first. */
export function printsOf({ data, body }: VersionFile): string[] {
  return sectionsOf(data, body).map(({ fingerprint }) => fingerprint)
}
