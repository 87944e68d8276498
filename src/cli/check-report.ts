import type { Mended } from '../checks/mend.ts'
import type { Problem, Severity } from '../checks/rule.ts'
import type { Paint } from './paint.ts'

/** What `guidepost check` prints: for people, for GitHub's annotations, or for other programs. */

export const FORMATS = ['text', 'github', 'json'] as const
export type Format = (typeof FORMATS)[number]

export interface Report {
  problems: readonly Problem[]
  mended: readonly Mended[]
  /** How many guides were looked at, and by how many rules. */
  guides: number
  rules: number
}

export function linesOf(format: Format, report: Report, paint: Paint): string[] {
  if (format === 'json') return [JSON.stringify(jsonOf(report), null, 2)]
  if (format === 'github') return report.problems.map(annotation)
  return asText(report, paint)
}

const countOf = (problems: readonly Problem[], severity: Severity) =>
  problems.filter((problem) => problem.severity === severity).length

export function jsonOf({ problems, mended, guides }: Report) {
  const [errors, warnings] = [countOf(problems, 'error'), countOf(problems, 'warning')]
  return { guides, errors, warnings, mended, problems }
}

const PAINTS = { error: 'bad', warning: 'warning' } as const

function asText({ problems, mended, guides, rules }: Report, paint: Paint): string[] {
  const files = Map.groupBy(problems, ({ file }) => file)
  const found = [...files].flatMap(([file, problems]) => [
    paint('heading', file),
    ...problems.map(
      ({ line, severity, rule, text }) =>
        `  ${paint('faint', String(line).padStart(4))}  ${paint(PAINTS[severity], severity)} ${rule}: ${text}`,
    ),
    '',
  ])
  const looked = `${counted(guides, 'guide')} by ${counted(rules, 'rule')}`
  const [errors, warnings] = [countOf(problems, 'error'), countOf(problems, 'warning')]
  return [
    ...mended.map(({ file, rules }) => `${paint('good', 'mended')} ${file} (${rules.join(', ')})`),
    ...found,
    problems.length === 0
      ? paint('good', `Nothing is wrong: ${looked}.`)
      : `${counted(errors, 'error')} and ${counted(warnings, 'warning')} in ${counted(files.size, 'file')}: ${looked}.`,
  ]
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
