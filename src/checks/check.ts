import { type Content, isUnfinished } from './read-content.ts'
import type { Problem, Rule } from './rule.ts'

/** Everything that rules find, file by file and line by line. */
export async function check(content: Content, rules: readonly Rule[]): Promise<Problem[]> {
  const unfinished = new Set(content.guides.filter(isUnfinished).map(({ file }) => file))
  const problems: Problem[] = []
  for (const { name, severity, draftsMay, check } of rules)
    for (const found of await check(content)) {
      const isLenient = draftsMay && unfinished.has(found.file)
      problems.push({ ...found, rule: name, severity: isLenient ? 'warning' : severity })
    }
  return problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Errors as they are printed when the build stops. */
export function describeProblems(problems: readonly Pick<Problem, 'file' | 'line' | 'text'>[]): string {
  const count = problems.length === 1 ? 'One thing' : `${problems.length} things`
  return `${count} in content/ must be mended before the site can be built:\n\n${problems.map(({ file, line, text }) => `  ${file}:${line}\n    ${text}`).join('\n')}\n`
}
