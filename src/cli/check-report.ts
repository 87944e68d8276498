import type { Mended } from '../checks/mend.ts'
import type { Problem, Rule, Severity } from '../checks/rule.ts'

/** What `guidepost check` prints: for people, for GitHub's annotations, or for other programs. */

export const FORMATS = ['text', 'github', 'json'] as const
export type Format = (typeof FORMATS)[number]

/** Null when there is none of this name. */
export function formatOf(name: string): Format | null {
  return FORMATS.find((format) => format === name) ?? null
}

export interface Report {
  problems: readonly Problem[]
  mended: readonly Mended[]
  /** How many guides were looked at. */
  guides: number
  rules: readonly Rule[]
}

export function reportOf(format: Format, report: Report): string[] {
  if (format === 'json') return [JSON.stringify(asJson(report), null, 2)]
  if (format === 'github') return report.problems.map(annotation)
  return asText(report)
}

const countOf = (problems: readonly Problem[], severity: Severity) =>
  problems.filter((problem) => problem.severity === severity).length

function asJson({ problems, mended, guides }: Report) {
  const [errors, warnings] = [countOf(problems, 'error'), countOf(problems, 'warning')]
  return { guides, errors, warnings, mended, problems }
}

function asText({ problems, mended, guides, rules }: Report): string[] {
  const files = Map.groupBy(problems, ({ file }) => file)
  const found = [...files].flatMap(([file, problems]) => [
    file,
    ...problems.map(({ line, severity, rule, text }) => `  ${String(line).padStart(4)}  ${severity} ${rule}: ${text}`),
    '',
  ])
  return [...mended.map(({ file, rules }) => `mended ${file} (${rules.join(', ')})`), ...found, summary()]

  function summary(): string {
    const looked = `${counted(guides, 'guide')} by ${counted(rules.length, 'rule')}`
    if (problems.length === 0) return `Nothing is wrong: ${looked}.`
    const [errors, warnings] = [countOf(problems, 'error'), countOf(problems, 'warning')]
    return `${counted(errors, 'error')} and ${counted(warnings, 'warning')} in ${counted(files.size, 'file')}: ${looked}.`
  }
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

/**
 * A workflow command of GitHub Actions, which shows the message beside the line in a pull request.
 * @example annotation({ severity: 'error', file: 'a,b.mdx', line: 3, rule: 'terms', text: '100 %' })
 * // => '::error file=a%2Cb.mdx,line=3,title=terms::100 %25'
 */
export function annotation({ severity, file, line, rule, text }: Problem): string {
  return `::${severity} file=${property(file)},line=${line},title=${property(rule)}::${data(text)}`
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
