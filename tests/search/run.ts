import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type GoldenQuery, readGolden } from '../../src/core/questions.ts'
import { readBaseline, saveBaseline, sharesOf } from './baseline.ts'
import { layersOf } from './layers.ts'
import {
  type Answering,
  answering,
  DIST,
  goldenOf,
  LOCALES,
  measure,
  percent,
  type Quality,
  withTypos,
} from './measure.ts'

/** `npm run search:quality`: how well search finds, for each locale, by kind, with each miss. */

const USAGE = `npm run search:quality [-- options]

  --locale de     one locale; else all
  --csv FILE      questions as query,slug[,lang[,kind]] in place of our own; lang (default en) says in which locale each is asked
  --site DIR      a built site other than dist/
  --layers        what each layer of search is worth, one on top of the other
  --save          writes the figures of our own questions as the baseline that npm test holds
  --json          everything as JSON, for programs`

const { values } = parseArgs({
  options: {
    locale: { type: 'string' },
    csv: { type: 'string' },
    site: { type: 'string', default: DIST },
    layers: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

interface Measured {
  locale: string
  asked: Quality
  misspelt: Quality
  layers: { name: string; quality: Quality; misspelt: Quality }[]
}

async function run(): Promise<void> {
  if (values.help) return console.log(USAGE)
  if (!existsSync(values.site)) throw new Error(`There is no site in ${values.site}. Run npm run build first.`)
  const report: Measured[] = []
  for (const [locale, golden] of questions()) {
    const answer = await answering(values.site, locale)
    const measured: Measured = {
      locale,
      asked: await measure(answer, golden),
      misspelt: await measure(answer, withTypos(golden)),
      layers: values.layers ? await measureLayers(locale, golden) : [],
    }
    report.push(measured)
    if (!values.json) print(measured)
  }
  if (values.json) console.log(JSON.stringify(report, null, 2))
  if (values.save) save(report)
}

function save(report: readonly Measured[]): void {
  if (values.csv !== undefined) throw new Error('A baseline is of our own questions. Leave out --csv, or --save.')
  const measured = report.map(({ locale, asked, misspelt }) => [locale, sharesOf(asked, misspelt)])
  saveBaseline({ ...readBaseline(), ...Object.fromEntries(measured) })
}

/** The questions by the locale they are asked in. Throws when a locale is unknown or none is left. */
function questions(): Map<string, GoldenQuery[]> {
  const wanted = values.locale
  if (wanted !== undefined && !LOCALES.includes(wanted))
    throw new Error(`There is no locale "${wanted}". Choose among ${LOCALES.join(', ')}.`)
  const byLocale = new Map<string, GoldenQuery[]>()
  if (values.csv === undefined)
    for (const locale of wanted === undefined ? LOCALES : [wanted]) byLocale.set(locale, goldenOf(locale))
  else
    for (const question of readGolden(readFileSync(values.csv, 'utf8'), values.csv)) {
      const locale = question.lang || wanted || 'en'
      if (!LOCALES.includes(locale)) throw new Error(`${values.csv} asks in "${locale}", which the site does not have.`)
      if (wanted === undefined || locale === wanted) byLocale.set(locale, [...(byLocale.get(locale) ?? []), question])
    }
  if (byLocale.size === 0)
    throw new Error('There are no questions to ask. Is the table empty, or its lang another one?')
  return byLocale
}

async function measureLayers(locale: string, golden: readonly GoldenQuery[]): Promise<Measured['layers']> {
  const measured: Measured['layers'] = []
  for (const [name, answer] of await layersOf(values.site, locale))
    measured.push({ name, quality: await ask(answer, golden), misspelt: await ask(answer, withTypos(golden)) })
  return measured
}

const ask = (answer: Answering, golden: readonly GoldenQuery[]) => measure(answer, golden)

function print({ locale, asked, misspelt, layers }: Measured): void {
  console.log(`\n${locale}: ${line(asked)}`)
  console.log(`    with one typo each: ${line(misspelt)}`)
  for (const [kind, tally] of Object.entries(asked.kinds))
    console.log(
      `    ${kind}: ${percent(tally.first, tally.queries)} / ${percent(tally.firstThree, tally.queries)} of ${tally.queries}`,
    )
  for (const { name, quality, misspelt: slips } of layers)
    console.log(
      `    ${name.padEnd(22)} ${share(quality)}   with one typo ${share(slips)}   empty ${percent(quality.empty, quality.queries)}`,
    )
  for (const { query, slug, found } of asked.misses)
    console.log(`    "${query}" wants ${slug}, found ${found.join(', ') || 'nothing'}`)
}

function line(quality: Quality): string {
  const { queries, empty, reciprocal } = quality
  return `${share(quality)} % right first / in first three of ${queries}, MRR ${(reciprocal / Math.max(queries, 1)).toFixed(3)}, ${empty} empty`
}

function share({ first, firstThree, queries }: Quality): string {
  return `${percent(first, queries)} / ${percent(firstThree, queries)}`
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
