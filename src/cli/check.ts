import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { check } from '../checks/check.ts'
import { isAskedFor } from '../checks/findings.ts'
import { type Mended, mend } from '../checks/mend.ts'
import { openMemory } from '../checks/open-memory.ts'
import { type Content, readContent } from '../checks/read-content.ts'
import { didYouMean, type Problem, type Rule } from '../checks/rule.ts'
import { RULES } from '../checks/rules.ts'
import { FORMATS, jsonOf, linesOf } from './check-report.ts'
import { checkSearch } from './check-search.ts'
import {
  among,
  askedWrongly,
  choice,
  defineCommand,
  flag,
  isWrong,
  list,
  namesIn,
  oneOf,
  told,
  type Wrong,
} from './command.ts'

const CHECKED = [...RULES.map(({ name }) => name), among('guides')]

export const command = defineCommand({
  name: 'check',
  summary: 'what is wrong in content/, with file, line and how to mend it',
  argument: {
    name: 'RULE|GUIDE|FILE …',
    fills: CHECKED,
    fillsNext: CHECKED,
    least: 0,
    most: Number.POSITIVE_INFINITY,
    ask: '',
  },
  options: {
    guide: list('GUIDE', 'only what is in this guide, in all its languages', 'guides'),
    locale: list('LOCALE', 'only what is in this language; more with commas', 'locales'),
    fix: flag('mends what is safe to mend, and says what it did'),
    strict: flag('warnings count as errors'),
    format: choice('format', FORMATS, 'how it is printed; text unless given'),
    search: flag('instead: searches the phrases of guides, and the words of gaps, in the built site'),
    list: flag('names the rules, and which of them --fix mends'),
  },
  examples: [
    { line: 'npx guidepost check', does: 'everything by all rules' },
    { line: 'npx guidepost check terms links --locale ar', does: 'two rules in one language' },
    { line: 'npx guidepost check trading/staking --fix', does: 'one guide, mended where that is safe' },
    { line: 'npx guidepost check --search --locale ja', does: 'whether each guide is found by its phrases' },
  ],
  ends: 'an error was found, with --strict a warning too, or with --search a guide is not found',
  async run({ options, args }, context) {
    const { root, site, now, paint } = context
    if (options.list) return listRules()
    const memory = openMemory(root)
    const reading = { url: site.url, locales: Object.keys(site.locales), now: now(), memory }
    let content = readContent(root, reading)
    const asked = whatIsAsked([...namesIn(options.guide), ...args], namesIn(options.locale), content)
    if (isWrong(asked)) return asked
    const { rules, isAsked } = asked
    const guidesAsked = () => content.guides.filter(({ file }) => isAsked(file))
    if (options.search) {
      if (rules !== RULES)
        return askedWrongly('--search runs no rules.', 'Leave their names out, or leave out --search.')
      if (options.fix) return askedWrongly('--search mends nothing.', 'Leave out --fix, or leave out --search.')
      memory.save()
      return checkSearch(content, isAsked, context)
    }
    let mended: Mended[] = []
    if (options.fix) {
      mended = mend(content, guidesAsked(), rules)
      content = readContent(root, reading)
    }
    const problems = (await check(content, rules)).filter(({ file }) => isAsked(file))
    memory.save()
    const report = { problems, mended, guides: guidesAsked().length, rules: rules.length }
    const format = oneOf(FORMATS, options.format || 'text')
    return told(jsonOf(report), linesOf(format, report, paint), isFailure(problems, options.strict) ? 1 : 0)
  },
})

function isFailure(problems: readonly Problem[], isStrict: boolean): boolean {
  return problems.some(({ severity }) => isStrict || severity === 'error')
}

interface Asked {
  rules: readonly Rule[]
  isAsked(file: string): boolean
}

/** Names of rules, guides and files, in any order. */
function whatIsAsked(named: readonly string[], locales: readonly string[], content: Content): Asked | Wrong {
  const rules: Rule[] = []
  const guides: string[] = []
  const files: string[] = []
  for (const name of named) {
    const rule = RULES.find((rule) => rule.name === name)
    const path = resolve(name)
    if (rule) rules.push(rule)
    else if (content.names.includes(name)) guides.push(name)
    else if (existsSync(path)) {
      const file = relative(content.root, path).replaceAll('\\', '/')
      if (!/^(?:(?:content|locales)(?:\/|$)|$)/.test(file))
        return askedWrongly(`"${name}" is neither in content/ nor in locales/.`, 'Name a guide, or a file there.')
      files.push(file)
    } else return noSuchName(name, content.names)
  }
  const unknown = locales.find((locale) => !content.locales.includes(locale))
  if (unknown !== undefined)
    return askedWrongly(`There is no locale "${unknown}".`, `Choose among ${content.locales.join(', ')}.`)
  const isNamed = (file: string) =>
    (guides.length === 0 && files.length === 0) ||
    files.some((path) => file === path || path === '' || file.startsWith(`${path}/`)) ||
    guides.some((guide) => isAskedFor(file, guide, null))
  const isInLocale = (file: string) => locales.length === 0 || locales.some((locale) => isAskedFor(file, null, locale))
  return { rules: rules.length === 0 ? RULES : rules, isAsked: (file) => isNamed(file) && isInLocale(file) }
}

function noSuchName(name: string, guides: readonly string[]): Wrong {
  const known = name.includes('/') ? guides : RULES.map((rule) => rule.name)
  return askedWrongly(
    `"${name}" is no rule, no guide and no file.`,
    `${didYouMean(name, known).trim()} npx guidepost check --list names the rules; a guide is named topic/slug.`.trim(),
  )
}

function listRules() {
  const rules = RULES.map(({ name, severity, says, mend }) => ({ name, severity, says, fixes: mend !== null }))
  const widest = Math.max(...RULES.map(({ name }) => name.length))
  return told(
    rules,
    rules.map(
      ({ name, severity, says, fixes }) =>
        `${name.padEnd(widest)}  ${severity.padEnd(7)}  ${says}${fixes ? ' (--fix)' : ''}`,
    ),
  )
}
