import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { channelsFile } from '../core/channels.ts'
import { type Facts, factsFile } from '../core/facts.ts'
import { figureWords } from '../core/figures.ts'
import { frontMatter } from '../core/guide.ts'
import { parseGuidePath } from '../core/guide-path.ts'
import { type Terms, termsFile, wrongWordsIn } from '../core/terms.ts'
import { topicsFile } from '../core/topics.ts'
import { fieldProblems } from './field-problems.ts'
import { lineProblems } from './line-problems.ts'
import { noticeProblems } from './notice-problems.ts'
import { type ProseRules, proseProblems } from './prose-problems.ts'
import { questionProblems } from './question-problems.ts'
import { redirectProblems } from './redirect-problems.ts'
import { replyProblems } from './reply-problems.ts'
import { reportProblems } from './report-problems.ts'
import { topicProblems } from './topic-problems.ts'
import { didYouMean, type Problem, readYamlFile } from './yaml-file.ts'

/** Everything that is wrong in `content/`, found before a page is built: file, line, what is wrong and how to mend it. */

interface GuideFile {
  file: string
  locale: string
  topic: string
  guide: string
  source: string
}

/**
 * Reads the whole folder; an empty list when all is well.
 * @param root the repository's root; @param locales the published locales
 */
export function contentProblems(root: string, locales: readonly string[]): Problem[] {
  const read = (name: string) => readFileSync(join(root, 'content', name), 'utf8')
  const facts = readYamlFile('content/facts.yaml', read('facts.yaml'), factsFile)
  const topics = readYamlFile('content/topics.yaml', read('topics.yaml'), topicsFile)
  const channels = readYamlFile('content/channels.yaml', read('channels.yaml'), channelsFile)
  const terms = readYamlFile('content/terms.yaml', read('terms.yaml'), termsFile)
  const problems = [...facts.problems, ...topics.problems, ...channels.problems, ...terms.problems]
  problems.push(...topicProblems(topics), ...fieldProblems(topics, root, locales))

  const guides: GuideFile[] = []
  for (const path of readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('.mdx') || /^(?:reports|notices)[\\/]/.test(path)) continue
    const place = parseGuidePath(path.replaceAll('\\', '/'))
    const file = `content/${path}`
    if (!place) {
      problems.push({
        file,
        line: 1,
        text: 'This is no place for a guide. Move it to content/<locale>/<topic>/<slug>.mdx, in lower-case letters, digits and hyphens.',
      })
    } else if (topics.value && !Object.hasOwn(topics.value, place.topic)) {
      problems.push({
        file,
        line: 1,
        text: `Topic "${place.topic}" is not in content/topics.yaml.${didYouMean(place.topic, Object.keys(topics.value))} Move the guide, or add the topic.`,
      })
    } else if (locales.includes(place.locale)) {
      guides.push({
        file,
        locale: place.locale,
        topic: place.topic,
        guide: `${place.topic}/${place.slug}`,
        source: read(path),
      })
    }
  }

  problems.push(...reportProblems(root, locales, Object.keys(facts.value ?? {})))

  const names = [...new Set(guides.map(({ guide }) => guide))]
  problems.push(
    ...noticeProblems(root, {
      guides: names,
      topics: Object.keys(topics.value ?? {}),
      facts: facts.value,
      channels: channels.value,
    }),
  )
  if (existsSync(join(root, 'content', 'redirects.yaml'))) {
    const published = new Set(
      guides.flatMap(({ guide, source }) => (/^draft: true$/m.test(matterOf(source)) ? [] : [guide])),
    )
    const drafts = new Set(names.filter((name) => !published.has(name)))
    const known = { locales, topics: Object.keys(topics.value ?? {}), guides: names, drafts }
    problems.push(...redirectProblems(read('redirects.yaml'), known))
  }
  for (const locale of locales) problems.push(...questionProblems(root, locale, names))
  const phrases = new Map<string, string>()
  for (const guide of guides) problems.push(...guideProblems(guide, names, facts.value, phrases))
  if (facts.value && terms.value && channels.value) {
    const [known, named] = [facts.value, terms.value]
    const english = new Map(guides.flatMap(({ locale, guide, source }) => (locale === SOURCE ? [[guide, source]] : [])))
    const addresses = [...channels.value.sites, ...channels.value.mail, ...channels.value.accounts]
    const rules = new Map(locales.map((locale) => [locale, proseRules(root, locale, known, named, addresses)]))
    const heldReplies = { topics: Object.keys(topics.value ?? {}), guides: names, facts: known, words: rules }
    problems.push(...replyProblems(root, heldReplies))
    for (const guide of guides) {
      const held = rules.get(guide.locale)
      // What came from elsewhere is held to facts and terms once a writer has taken `imported` out.
      if (held && !/^imported: \S/m.test(matterOf(guide.source)))
        problems.push(
          ...proseProblems(guide, guide.locale === SOURCE ? null : (english.get(guide.guide) ?? null), held),
        )
    }
  }
  return problems
}

const MATTER = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/

function matterOf(source: string): string {
  return MATTER.exec(source)?.[1] ?? ''
}

/** A guide with its code and escaped signs blanked out, line by line: what stands there is shown, not used. */
function withoutCode(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  return source
    .replace(/^([ \t]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t]*\2[`~]*[ \t]*$/gm, blank)
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, blank)
    .replace(/\\[<{}]/g, blank)
}

/** The locale that guides are translated from. */
const SOURCE = 'en'

/** What a locale's prose is held against; a locale without texts yet has no words of its own for topics and business days. */
function proseRules(
  root: string,
  locale: string,
  facts: Facts,
  terms: Terms,
  addresses: readonly string[],
): ProseRules {
  const readTexts = (name: string): Record<string, unknown> => {
    const file = join(root, 'locales', locale, name)
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  }
  const titles = Object.values(readTexts('topics.json')).flatMap((topic) => stringsOf(topic, /^title$/))
  const businessDays = stringsOf(readTexts('facts.json')['duration'], /^business-day/).map((form) =>
    form
      .replace(/\{\{\w+\}\}/g, '')
      .trim()
      .toLowerCase(),
  )
  return {
    facts,
    terms,
    wrongWords: wrongWordsIn(locale, terms),
    figures: figureWords(locale, facts, businessDays),
    names: new Set([...addresses, ...titles]),
  }
}

function stringsOf(value: unknown, key: RegExp): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, text]) => (key.test(name) && typeof text === 'string' ? [text] : []))
}

/** The list as it is printed when the build stops. */
export function describeProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? 'One thing' : `${problems.length} things`
  return `${count} in content/ must be mended before the site can be built:\n\n${problems.map(({ file, line, text }) => `  ${file}:${line}\n    ${text}`).join('\n')}\n`
}

/** What is wrong in one guide. `phrases` remembers who holds a phrase, by locale. */
export function guideProblems(
  { file, locale, guide, source }: GuideFile,
  names: readonly string[],
  facts: Facts | null,
  phrases: Map<string, string>,
): Problem[] {
  const match = MATTER.exec(source)
  if (!match)
    return [
      {
        file,
        line: 1,
        text: 'The guide has no front matter. Begin the file with "---", the fields (title, scope, answer, …) and "---" again.',
      },
    ]
  const problems: Problem[] = []
  const matter = readYamlFile(file, match[1] ?? '', frontMatter, 1)
  problems.push(...matter.problems)
  const add = (line: number, text: string) => problems.push({ file, line, text })

  if (matter.value) {
    for (const [place, related] of matter.value.related.entries())
      if (related === guide)
        add(matter.lineOf(['related', place]), 'A guide is not related to itself. Name another one.')
      else if (!names.includes(related))
        add(
          matter.lineOf(['related', place]),
          `related names "${related}", which does not exist.${didYouMean(related, names)}`,
        )
    for (const [place, phrase] of matter.value.phrases.entries()) {
      if (phrase.toLowerCase() === matter.value.title.toLowerCase())
        add(
          matter.lineOf(['phrases', place]),
          `The phrase "${phrase}" is the title again, which search knows already. Write what people type who do not know that title.`,
        )
      const key = `${locale} ${phrase.toLowerCase()}`
      const holder = phrases.get(key)
      if (holder)
        add(
          matter.lineOf(['phrases', place]),
          `The phrase "${phrase}" stands in ${holder} as well. Keep it in the guide that answers it, and reword the other.`,
        )
      else phrases.set(key, file)
    }
  }
  const lines = withoutCode(source).split('\n')
  for (const [index, text] of lines.entries())
    for (const problem of lineProblems(text, names, facts, index + 1 > (match[0].match(/\n/g)?.length ?? 0)))
      add(index + 1, problem)
  return problems
}
