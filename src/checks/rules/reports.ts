import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Benchmarks, benchmarkFile } from '../../core/benchmark.ts'
import { readCountries } from '../../core/official-languages.ts'
import { goalsMatter, quarterFile } from '../../core/quarter.ts'
import { didYouMean, type Found, type Rule } from '../rule.ts'
import { readYamlFile } from '../yaml-file.ts'

/** What is wrong in `content/reports/`: reports, their goals, the benchmark and the official languages. */

export const reports: Rule = {
  name: 'reports',
  says: 'A quarterly report, its goals, the benchmark and the official languages can be read, and name what exists.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: ({ root, locales, facts }) => reportProblems(root, locales, facts.value && Object.keys(facts.value)),
}

const BENCHMARK = 'content/reports/benchmark.yaml'
const COUNTRIES = 'content/reports/official-languages.csv'

/**
 * An empty list when all is well, or when there is no report at all.
 * @param tiers the subjects of content/facts.yaml, which a report names its tiers by; null while it cannot be read, which is told as such
 */
export function reportProblems(root: string, locales: readonly string[], tiers: readonly string[] | null): Found[] {
  const folder = join(root, 'content/reports')
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const reports = globSync('*.json', { cwd: folder }).sort()
  const problems: Found[] = []

  const benchmark = existsSync(join(root, BENCHMARK)) ? readYamlFile(BENCHMARK, read(BENCHMARK), benchmarkFile) : null
  problems.push(...(benchmark?.problems ?? []))
  if (reports.length > 0) problems.push(...countryProblems(root, read))
  for (const name of reports)
    problems.push(...quarterProblems(`content/reports/${name}`, read, benchmark?.value ?? null, tiers))
  for (const name of globSync('{*,*/*}.mdx', { cwd: folder }).sort())
    problems.push(...goalsProblems(`content/reports/${name}`, read, locales, reports))
  return problems
}

function quarterProblems(
  file: string,
  read: (file: string) => string,
  benchmarks: Benchmarks | null,
  tiers: readonly string[] | null,
): Found[] {
  const source = read(file)
  try {
    JSON.parse(source)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const text = `This is not JSON: ${reason}. Mend it, or write it anew with npx guidepost report --quarter.`
    return [{ file, line: 1, text }]
  }
  // JSON is YAML too, whose reader knows the line of each field.
  const { value, problems, lineOf } = readYamlFile(file, source, quarterFile)
  if (!value) return problems
  const add = (path: PropertyKey[], text: string) => problems.push({ file, line: lineOf(path), text })
  const wanted = `content/reports/${value.quarter.toLowerCase()}.json`
  if (file !== wanted) add(['quarter'], `This is the report of ${value.quarter}. Name the file ${wanted}.`)
  if (typeof value.benchmark === 'string' && benchmarks && !Object.hasOwn(benchmarks, value.benchmark))
    add(
      ['benchmark'],
      `Benchmark "${value.benchmark}" is not in ${BENCHMARK}.${didYouMean(value.benchmark, Object.keys(benchmarks))} Name one that is there, or { "missing": "no_benchmark" }.`,
    )
  if (typeof value.benchmark === 'string' && !benchmarks)
    add(['benchmark'], `There is no readable ${BENCHMARK}. Add it, or say { "missing": "no_benchmark" }.`)
  if (tiers && Array.isArray(value.processing))
    for (const [place, { tier }] of value.processing.entries())
      if (!tiers.includes(tier))
        add(
          ['processing', place, 'tier'],
          `Tier "${tier}" is no subject of content/facts.yaml.${didYouMean(tier, tiers)} Name one that is there.`,
        )
  return problems
}

function goalsProblems(
  file: string,
  read: (file: string) => string,
  locales: readonly string[],
  reports: readonly string[],
): Found[] {
  const [, locale, quarter = ''] = /^content\/reports\/(?:([^/]+)\/)?([^/]+)\.mdx$/.exec(file) ?? []
  const add = (text: string): Found[] => [{ file, line: 1, text }]
  if (locale === 'en') return add(`English goals stand at content/reports/${quarter}.mdx. Move the file there.`)
  if (!reports.includes(`${quarter}.json`))
    return add(`There is no report content/reports/${quarter}.json that these goals belong to. Rename one of them.`)
  // A language that is not published yet may have its goals already.
  if (locale !== undefined && !locales.includes(locale)) return []
  const match = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(read(file))
  if (!match)
    return add('The goals have no front matter. Begin the file with "---", a line "title: …" and "---" again.')
  return readYamlFile(file, match[1] ?? '', goalsMatter, 1).problems
}

function countryProblems(root: string, read: (file: string) => string): Found[] {
  if (!existsSync(join(root, COUNTRIES)))
    return [{ file: COUNTRIES, line: 1, text: 'The file is missing, and the language map needs it. Bring it back.' }]
  try {
    readCountries(read(COUNTRIES), COUNTRIES)
    return []
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const [, line = '1', text = message] = /:(\d+)\n\s*([\s\S]*)$/.exec(message) ?? []
    return [{ file: COUNTRIES, line: Number(line), text }]
  }
}
