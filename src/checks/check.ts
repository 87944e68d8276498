import type { Content } from './read-content.ts'
import type { Problem, Rule } from './rule.ts'

/** Everything that rules find, rule by rule. */
export function check(content: Content, rules: readonly Rule[]): Problem[] {
  return rules.flatMap((rule) =>
    rule.check(content).map((found) => ({ ...found, rule: rule.name, severity: rule.severity })),
  )
}

/** Errors as they are printed when the build stops. */
export function describeProblems(problems: readonly Pick<Problem, 'file' | 'line' | 'text'>[]): string {
  const count = problems.length === 1 ? 'One thing' : `${problems.length} things`
  return `${count} in content/ must be mended before the site can be built:\n\n${problems.map(({ file, line, text }) => `  ${file}:${line}\n    ${text}`).join('\n')}\n`
}
