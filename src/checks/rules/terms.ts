import { boldNames, type ProseLine, proseLines } from '../../core/prose.ts'
import { nameOf, nearestName, type Terms, termsNamed } from '../../core/terms.ts'
import { byGuide } from '../by-guide.ts'
import { type GuideFile, SOURCE } from '../read-content.ts'
import type { Found, Rule } from '../rule.ts'
import { type Words, wordFiles } from '../words.ts'

/** Names of screens, products and states that are not those of content/terms.yaml. */
export const terms: Rule = {
  name: 'terms',
  says: 'A screen, product or state has its one name of content/terms.yaml, and a translation names those that English names.',
  severity: 'error',
  mend: null,
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
      const lines = proseLines(guide.source)
      return [
        ...lines.flatMap((line) => wrongNames(guide.locale, line, words)),
        ...(english === undefined ? [] : missingNames(guide.locale, lines, proseLines(english.source), words.terms)),
      ]
    })
  },
}

/** What came from elsewhere is held to facts and terms once a writer has taken `imported` out. */
export function isImported({ matter, lines, bodyLine }: GuideFile): boolean {
  if (matter?.value) return matter.value.imported !== ''
  return lines.slice(0, bodyLine).some((line) => /^imported: \S/.test(line))
}

type OnLine = Omit<Found, 'file'>

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
