import { SOURCE } from '../../core/guide-state.ts'
import { boldNames, type ProseLine, proseLines } from '../../core/prose.ts'
import { nameOf, nearestName, type Terms, termsNamed } from '../../core/terms.ts'
import { byGuide } from '../by-guide.ts'
import { languageOf } from '../detect-language.ts'
import { type GuideFile, isImported } from '../read-content.ts'
import type { OnLine, Rule } from '../rule.ts'
import { type Words, wordFiles } from '../words.ts'

/** Names of screens, products and states that are not those of content/terms.yaml. */
export const terms: Rule = {
  name: 'terms',
  says: 'A screen, product or state has its one name of content/terms.yaml, and a translation names those that English names.',
  severity: 'error',
  draftsMay: true,
  mend(guide, content) {
    const words = content.words(guide.locale)
    if (words === null || isImported(guide) || !NO_AGREEMENT.has(languageOf(guide.locale))) return guide.source
    return withRightNames(guide, words)
  },
  check(content) {
    const alsoReads = ({ locale, guide }: GuideFile) => [
      'content/terms.yaml',
      'content/channels.yaml',
      ...wordFiles(locale),
      ...[content.english.get(guide)].flatMap((english) => (english ? [english.file] : [])),
    ]
    return byGuide('terms', content, alsoReads, (guide) => {
      const words = content.words(guide.locale)
      if (words === null || isImported(guide)) return []
      const english = guide.locale === SOURCE ? undefined : content.english.get(guide.guide)
      const lines = proseLines(guide.lines.join('\n'))
      return [
        ...lines.flatMap((line) => wrongNames(guide.locale, line, words)),
        ...(english === undefined
          ? []
          : missingNames(guide.locale, lines, proseLines(english.lines.join('\n')), words.terms)),
      ]
    })
  },
}

/** Languages in which one noun can stand for another: no article, ending or particle must agree with it. */
const NO_AGREEMENT = new Set(['en', 'vi'])

/** Wrong words of the text that stand in one place of their line and have one right name. */
function withRightNames({ locale, source, lines, bodyLine }: GuideFile, { wrongWords, terms }: Words): string {
  const raw = source.split('\n')
  for (const { line, text } of proseLines(lines.join('\n'))) {
    if (line < bodyLine) continue
    for (const { found, right } of wrongWords(text)) {
      const here = raw[line - 1] ?? ''
      const isOne = holdersOf(found, locale, terms) === 1 && here.split(found).length === 2
      const name = /^\p{Lu}/u.test(found) ? right.replace(/^./u, (first) => first.toLocaleUpperCase(locale)) : right
      if (isOne) raw[line - 1] = here.replace(found, () => name)
    }
  }
  return raw.join('\n')
}

/** How many terms name a word, as it is, as the wrong one. */
function holdersOf(word: string, locale: string, terms: Terms): number {
  return Object.values(terms).filter(({ not }) => not?.[locale]?.includes(word.toLowerCase())).length
}

function wrongNames(locale: string, { line, text }: ProseLine, words: Words): OnLine[] {
  const wrong = words
    .wrongWords(text)
    .map(({ found, right }) => `"${found}" has another name here: write "${right}" (content/terms.yaml).`)
  const unknown = boldNames(text)
    .filter((name) => !words.names.has(name) && termsNamed(name, locale, words.terms).length === 0)
    .map((name) => {
      const near = nearestName(name, locale, words.terms)
      return `"${name}" in bold is no name of content/terms.yaml in ${locale}.${near === null ? '' : ` Did you mean "${near}"?`} Bold is for screens, buttons and states; add the name, or take the stars away.`
    })
  return [...wrong, ...unknown].map((message) => ({ line, text: message }))
}

/** A translation names the screens, buttons and states that English names. */
function missingNames(locale: string, own: ProseLine[], english: ProseLine[], terms: Terms): OnLine[] {
  const boldOf = (lines: ProseLine[]) =>
    new Map(lines.flatMap(({ text, line }) => boldNames(text).map((name) => [name, line])))
  const [here, there] = [boldOf(own), boldOf(english)]
  const holds = (names: ReadonlyMap<string, number>, keys: readonly string[], locale: string) =>
    keys.length === 0 || keys.some((key) => names.has(nameOf(terms, key, locale) ?? ''))
  const last = own.at(-1)?.line ?? 1
  return [
    ...[...there.keys()].flatMap((name) => {
      const keys = termsNamed(name, 'en', terms)
      const right = nameOf(terms, keys[0] ?? '', locale)
      return right === null || holds(here, keys, locale)
        ? []
        : [
            {
              line: last,
              text: `English names **${name}**; this guide never names **${right}**. Put it where English has it.`,
            },
          ]
    }),
    ...[...here].flatMap(([name, line]) =>
      holds(there, termsNamed(name, locale, terms), 'en')
        ? []
        : [
            {
              line,
              text: `**${name}** is not named in the English guide. Name the screen, button or state that English names.`,
            },
          ],
    ),
  ]
}
