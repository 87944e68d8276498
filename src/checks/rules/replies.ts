import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Facts } from '../../core/facts.ts'
import { type FigureWords, literalFigures } from '../../core/figures.ts'
import { guidesIn, repliesFile, withoutGuides } from '../../core/replies.ts'
import type { WrongWord } from '../../core/terms.ts'
import { guideProblem, type LinkedGuides, linkedGuides } from '../linked-guides.ts'
import { type Content, hashOf } from '../read-content.ts'
import { didYouMean, type Found, type Rule } from '../rule.ts'
import { wordFiles } from '../words.ts'
import { readYamlFile } from '../yaml-file.ts'
import { factProblems } from './fact-names.ts'

/** What is wrong in `content/replies.yaml`: facts, guides, topics and languages that are not there, figures and wrong names in words. */

const FILE = 'content/replies.yaml'

export const replies: Rule = {
  name: 'replies',
  says: 'A ready-made reply names facts, guides, topics and terms that exist, and writes no figure itself.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check(content) {
    const { locales, hash, memory } = content
    const { names, drafts } = linkedGuides(content)
    const data = ['facts', 'terms', 'channels', 'topics'].map((name) => `content/${name}.yaml`)
    const files = [FILE, ...data, ...locales.flatMap(wordFiles)]
    const from = [...files.map((file) => hash(file)), hashOf([...names, '', ...drafts].join(' '))].join(' ')
    return memory.of(`replies ${FILE}`, from, () => replyProblemsIn(content))
  },
}

function replyProblemsIn(content: Content): Found[] {
  const { root, locales, topics, facts, words } = content
  const known = new Map(locales.flatMap((locale) => [words(locale)].flatMap((held) => (held ? [[locale, held]] : []))))
  // A file that cannot be read is told as such.
  if (!facts.value || !topics.value || known.size === 0) return []
  const rules = {
    topics: Object.keys(topics.value),
    guides: linkedGuides(content),
    facts: facts.value,
    words: known,
  }
  return replyProblems(root, rules)
}

export interface ReplyRules {
  topics: readonly string[]
  guides: LinkedGuides
  facts: Facts
  /** By locale, what words are held against. */
  words: ReadonlyMap<string, { figures: FigureWords; wrongWords: (text: string) => WrongWord[] }>
}

/** None when there is no such file: a desk works without. */
export function replyProblems(root: string, rules: ReplyRules): Found[] {
  const path = join(root, FILE)
  if (!existsSync(path)) return []
  const { value, problems, lineOf } = readYamlFile(FILE, readFileSync(path, 'utf8'), repliesFile)
  if (!value) return problems
  const seen = new Set<string>()
  for (const [place, { id, topics, text: texts }] of value.entries()) {
    const add = (path: PropertyKey[], text: string) =>
      problems.push({ file: FILE, line: lineOf([place, ...path]), text })
    if (seen.has(id)) add(['id'], `There is a reply "${id}" above already. Give this one a name of its own.`)
    seen.add(id)
    for (const [index, topic] of topics.entries())
      if (!rules.topics.includes(topic))
        add(['topics', index], `Topic "${topic}" is not in content/topics.yaml.${didYouMean(topic, rules.topics)}`)
    for (const [locale, text] of Object.entries(texts)) {
      // A language that is not published yet is not held to anything yet.
      if (!rules.words.has(locale)) continue
      for (const problem of textProblems(text, locale, rules)) add(['text', locale], problem)
    }
  }
  return problems
}

function textProblems(text: string, locale: string, { guides, facts, words }: ReplyRules): string[] {
  const plain = withoutGuides(text)
  const wrongGuides = guidesIn(text).flatMap(
    (guide) => guideProblem('The reply leads to the guide', guide, guides) ?? [],
  )
  const held = words.get(locale)
  const prose = plain.replace(/\{\{[^{}]*\}\}/g, ' ')
  const figures = held ? literalFigures(prose, held.figures) : []
  const wrong = held?.wrongWords(prose) ?? []
  return [
    ...wrongGuides,
    ...factProblems(plain, facts),
    ...figures.map(
      (figure) => `"${figure.text}" is a figure, and figures change. Write {{subject.measure}} of content/facts.yaml.`,
    ),
    ...wrong.map(({ found, right }) => `"${found}" has another name here: write "${right}" (content/terms.yaml).`),
  ]
}
