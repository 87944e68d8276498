import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { check } from '../checks/check.ts'
import { isAskedFor } from '../checks/findings.ts'
import { type Mended, mend } from '../checks/mend.ts'
import { openMemory } from '../checks/open-memory.ts'
import { type Content, readContent } from '../checks/read-content.ts'
import { didYouMean, type Problem, type Rule } from '../checks/rule.ts'
import { RULES } from '../checks/rules.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { FORMATS, formatOf, reportOf } from './check-report.ts'

interface Parts {
  site: SiteConfig
  /** The repository's root. */
  root: string
  /** Where the command was given, which the paths of files are relative to. */
  folder: string
  now: number
  print(line: string): void
}

const OPTIONS = {
  guide: { type: 'string', multiple: true, default: [] as string[] },
  locale: { type: 'string', multiple: true, default: [] as string[] },
  fix: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  json: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
} as const

/** What is to be checked, or why that cannot be told. */
type Asked = { rules: readonly Rule[]; isAsked(file: string): boolean } | { wrong: string }

/** `guidepost check`: everything that is wrong in `content/`, by file and line. Answers the exit code. */
export async function checkContent(given: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...given], options: OPTIONS, allowPositionals: true })
  const { site, root, now, print } = parts
  const format = formatOf(values.json ? 'json' : values.format)
  if (format === null) {
    print(`There is no format "${values.format}". Choose among ${FORMATS.join(', ')}.`)
    return 2
  }
  if (values.list) return listRules(values.json, print)
  const memory = openMemory(root)
  const reading = { locales: Object.keys(site.locales), now, memory }
  let content = readContent(root, reading)
  const asked = whatIsAsked([...values.guide, ...positionals], values.locale, content, parts)
  if ('wrong' in asked) {
    print(asked.wrong)
    return 2
  }
  const { rules, isAsked } = asked
  let mended: Mended[] = []
  if (values.fix) {
    mended = mend(
      content,
      content.guides.filter(({ file }) => isAsked(file)),
      rules,
    )
    content = readContent(root, reading)
  }
  const problems = (await check(content, rules)).filter(({ file }) => isAsked(file))
  memory.save()
  const guides = content.guides.filter(({ file }) => isAsked(file)).length
  for (const line of reportOf(format, { problems, mended, guides, rules })) print(line)
  return isFailure(problems, values.strict) ? 1 : 0
}

function isFailure(problems: readonly Problem[], isStrict: boolean): boolean {
  return problems.some(({ severity }) => isStrict || severity === 'error')
}

/** Names of rules, guides and files, in any order. */
function whatIsAsked(
  named: readonly string[],
  locales: readonly string[],
  content: Content,
  { root, folder }: Parts,
): Asked {
  const rules: Rule[] = []
  const guides: string[] = []
  const files: string[] = []
  for (const name of named) {
    const rule = RULES.find((rule) => rule.name === name)
    const path = resolve(folder, name)
    if (rule) rules.push(rule)
    else if (content.names.includes(name)) guides.push(name)
    else if (existsSync(path)) files.push(relative(root, path).replaceAll('\\', '/'))
    else return { wrong: noSuchName(name, content.names) }
  }
  const unknown = locales.find((locale) => !content.locales.includes(locale))
  if (unknown !== undefined)
    return { wrong: `There is no locale "${unknown}". Choose among ${content.locales.join(', ')}.` }
  const isNamed = (file: string) =>
    (guides.length === 0 && files.length === 0) ||
    files.some((path) => file === path || path === '' || file.startsWith(`${path}/`)) ||
    guides.some((guide) => isAskedFor(file, guide, null))
  const isInLocale = (file: string) => locales.length === 0 || locales.some((locale) => isAskedFor(file, null, locale))
  return {
    rules: rules.length === 0 ? RULES : rules,
    isAsked: (file) => isNamed(file) && isInLocale(file),
  }
}

function noSuchName(name: string, guides: readonly string[]): string {
  const known = name.includes('/') ? guides : RULES.map((rule) => rule.name)
  return `"${name}" is no rule, no guide and no file.${didYouMean(name, known)} npx guidepost check --list names the rules; a guide is named topic/slug.`
}

function listRules(isJson: boolean, print: (line: string) => void): number {
  const rules = RULES.map(({ name, severity, says, mend }) => ({ name, severity, says, fixes: mend !== null }))
  if (isJson) print(JSON.stringify(rules, null, 2))
  else
    for (const { name, severity, says, fixes } of rules)
      print(`${name.padEnd(14)} ${severity.padEnd(8)} ${says}${fixes ? ' (--fix)' : ''}`)
  return 0
}
