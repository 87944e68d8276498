import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findings } from '../../checks/findings.ts'
import type { PageFinding } from '../../core/preview-facts.ts'
import { site } from '../../site.config.ts'

/** Everything that the check finds, with where it shows on a page. */
export async function findingsOf(root: string, now: number): Promise<PageFinding[]> {
  const lines = new Map<string, string[]>()
  const problems = await findings(root, { site, guide: null, locale: null, now })
  return problems.map(({ file, line, rule, severity, text }) => {
    const known = lines.get(file) ?? linesOf(root, file)
    lines.set(file, known)
    return { file, line, rule, severity, text, section: sectionAt(known, line), words: wordsOf(known[line - 1] ?? '') }
  })
}

function linesOf(root: string, file: string): string[] {
  try {
    return readFileSync(join(root, file), 'utf8').split(/\r?\n/)
  } catch {
    // A rule may miss a file.
    return []
  }
}

/**
 * How many sections begin at a line or above it: 0 is the head.
 * @example sectionAt(['---', '---', '', '## Steps', 'Go.'], 5) // => 1
 */
export function sectionAt(lines: readonly string[], line: number): number {
  return lines.slice(0, line).filter((text) => /^##\s/.test(text)).length
}

/**
 * The longest run of words on a line that a page shows as they are.
 * @example wordsOf('- Open **Wallet**, then wait for <Fact id="a.b" />.') // => 'then wait for'
 */
export function wordsOf(line: string): string {
  const runs = line
    .replace(/^\s*(?:[-*+>]|\d+\.|#{1,6}|\w+:)\s+/, '')
    .split(/<[^>]*>|\{\{[^}]*\}\}|!?\[|\]\([^)]*\)|[*_`"|\\]+/)
    .map((run) => run.replace(/^[\s,.;:]+|[\s,.;:]+$/g, ''))
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}
