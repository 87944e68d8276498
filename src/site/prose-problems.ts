import type { Facts } from '../core/facts.ts'
import { type FigureWords, factsSaying, literalFigures } from '../core/figures.ts'
import { boldNames, type ProseLine, proseLines } from '../core/prose.ts'
import { nameOf, nearestName, type Terms, termsNamed, type WrongWord } from '../core/terms.ts'
import type { Problem } from './yaml-file.ts'

/** What is wrong in the words of a guide: figures that belong to the facts, names that belong to the terms. */

export interface ProseGuide {
  file: string
  locale: string
  source: string
}

/** What the words of one locale are held against. */
export interface ProseRules {
  facts: Facts
  terms: Terms
  wrongWords: (text: string) => WrongWord[]
  figures: FigureWords
  /** Names in bold besides the terms: topics of the locale, official channels. */
  names: ReadonlySet<string>
}

export function proseProblems(guide: ProseGuide, english: string | null, rules: ProseRules): Problem[] {
  const lines = proseLines(guide.source)
  const near = [...guide.source.matchAll(/(?:id="|\{\{\s*)([a-z0-9-]+)\.[a-z0-9-]+/g)].map(
    ([, subject = '']) => subject,
  )
  return [
    ...lines.flatMap((line) => figureProblems(guide.file, line, near, rules)),
    ...lines.flatMap((line) => termProblems(guide, line, rules)),
    ...(english === null ? [] : nameProblems(guide, lines, proseLines(english), rules)),
  ]
}

/** A fact the writer may not have thought of: at most so many are named. */
const MOST_NAMED = 4

function figureProblems(file: string, { line, text }: ProseLine, near: string[], rules: ProseRules): Problem[] {
  return literalFigures(text, rules.figures).map((figure) => {
    const [first, ...more] = factsSaying(figure, rules.facts, near).slice(0, MOST_NAMED)
    const mend = first
      ? `Write <Fact id="${first}" /> (in the front matter {{${first}}}) in its place${more.length > 0 ? `, or whichever is meant of ${more.join(', ')}` : ''}.`
      : 'No fact says this: add one to content/facts.yaml and write <Fact id="subject.measure" /> in its place.'
    return { file, line, text: `"${figure.text}" is a figure in prose, and figures change. ${mend}` }
  })
}

function termProblems({ file, locale }: ProseGuide, { line, text }: ProseLine, rules: ProseRules): Problem[] {
  const wrong = rules
    .wrongWords(text)
    .map(({ found, right }) => `"${found}" has another name here: write "${right}" (content/terms.yaml).`)
  const unknown = boldNames(text)
    .filter((name) => !rules.names.has(name) && termsNamed(name, locale, rules.terms).length === 0)
    .map((name) => {
      const near = nearestName(name, locale, rules.terms)
      return `"${name}" in bold is no name of content/terms.yaml in ${locale}.${near === null ? '' : ` Did you mean "${near}"?`} Bold is for screens, buttons and states; add the name, or take the stars away.`
    })
  return [...wrong, ...unknown].map((message) => ({ file, line, text: message }))
}

/** A translation names the screens, buttons and states that English names. */
function nameProblems(guide: ProseGuide, own: ProseLine[], english: ProseLine[], { terms }: ProseRules): Problem[] {
  const boldOf = (lines: ProseLine[]) =>
    new Map(lines.flatMap(({ text, line }) => boldNames(text).map((name) => [name, line])))
  const [here, there] = [boldOf(own), boldOf(english)]
  const holds = (names: ReadonlyMap<string, number>, keys: readonly string[], locale: string) =>
    keys.length === 0 || keys.some((key) => names.has(nameOf(terms, key, locale) ?? ''))
  const last = own.at(-1)?.line ?? 1
  return [
    ...[...there.keys()].flatMap((name) => {
      const keys = termsNamed(name, 'en', terms)
      const right = nameOf(terms, keys[0] ?? '', guide.locale)
      return right === null || holds(here, keys, guide.locale)
        ? []
        : [
            {
              line: last,
              text: `English names **${name}**; this guide never names **${right}**. Put it where English has it.`,
            },
          ]
    }),
    ...[...here].flatMap(([name, line]) =>
      holds(there, termsNamed(name, guide.locale, terms), 'en')
        ? []
        : [
            {
              line,
              text: `**${name}** is not named in the English guide. Name the screen, button or state that English names.`,
            },
          ],
    ),
  ].map((problem) => ({ file: guide.file, ...problem }))
}
