import { type Content, isUnfinished } from './read-content.ts'
import type { Problem, Rule } from './rule.ts'
import { frontMatter } from './rules/front-matter.ts'

/** Everything that rules find, file by file and line by line. */
export async function check(content: Content, rules: readonly Rule[]): Promise<Problem[]> {
  const unfinished = new Set(content.guides.filter(isUnfinished).map(({ file }) => file))
  // Without its front matter a file is read as something else: what other rules find in it follows from that.
  const headless = rules.includes(frontMatter)
    ? new Set(content.guides.filter(({ matter }) => matter === null).map(({ file }) => file))
    : new Set()
  const problems: Problem[] = []
  for (const rule of rules) {
    const { name, severity, draftsMay } = rule
    for (const found of await rule.check(content)) {
      if (rule !== frontMatter && headless.has(found.file)) continue
      const isLenient = draftsMay && unfinished.has(found.file)
      problems.push({ ...found, rule: name, severity: isLenient ? 'warning' : severity })
    }
  }
  return problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Errors as they are printed when the build stops. */
export function describeProblems(problems: readonly Pick<Problem, 'file' | 'line' | 'text'>[]): string {
  const count = problems.length === 1 ? 'One thing' : `${problems.length} things`
  return `${count} in content/ must be mended before the site can be built:\n\n${problems.map(({ file, line, text }) => `  ${file}:${line}\n    ${text}`).join('\n')}\n`
}
