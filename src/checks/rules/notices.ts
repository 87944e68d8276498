import type { Channels } from '../../core/channels.ts'
import type { Facts } from '../../core/facts.ts'
import { guideAt } from '../../core/guide-path.ts'
import { type DraftProblem, draftProblems, LONGEST_TEXT, LONGEST_TITLE } from '../../core/notice-draft.ts'
import { addressesIn } from '../../core/notice-text.ts'
import { lineProblems } from '../line-problems.ts'
import { guideProblem, type LinkedGuides, linkedGuides } from '../linked-guides.ts'
import {
  FOLDER,
  firstMatter,
  isFirst,
  type NoticeFile,
  plainText,
  readNoticeFiles,
  translationMatter,
} from '../notice-files.ts'
import { didYouMean, type Found, type Rule } from '../rule.ts'
import { readYamlFile, type YamlFile } from '../yaml-file.ts'

/** What is wrong in `content/notices/`. */

export const notices: Rule = {
  name: 'notices',
  says: 'A notice names its severity, topics and times once, has a text in each of its languages, and links only to what is ours.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check(content) {
    const { root, topics, facts, channels } = content
    // A list of topics that cannot be read is told as such.
    if (topics.value === null) return []
    const rules = { topics: Object.keys(topics.value), facts: facts.value, channels: channels.value }
    return noticeProblems(root, { ...rules, guides: linkedGuides(content) })
  },
}

export interface NoticeRules {
  guides: LinkedGuides
  topics: readonly string[]
  facts: Facts | null
  channels: Channels | null
}

/** An empty list when all is well, or when there is no notice at all. */
export function noticeProblems(root: string, rules: NoticeRules): Found[] {
  const { files, problems } = readNoticeFiles(root)
  const bySlug = Map.groupBy(files, ({ slug }) => slug)
  return [
    ...problems,
    ...[...bySlug].flatMap(([slug, files]) => firstProblems(slug, files)),
    ...files.flatMap((file) => fileProblems(file, rules)),
  ]
}

/** One file of a notice, and only one, says when and for whom. */
function firstProblems(slug: string, files: readonly NoticeFile[]): Found[] {
  const [first, ...others] = files.filter(isFirst)
  if (!first) {
    const text = `No file of the notice "${slug}" says how severe it is and when it starts. Add severity, topics, starts and updated to the language it was written in first.`
    return [{ file: files[0]?.file ?? FOLDER, line: 1, text }]
  }
  return others.map(({ file }) => ({
    file,
    line: 1,
    text: `When this notice starts and for whom it is stands in ${first.file} already. Keep only title and text here.`,
  }))
}

function fileProblems(file: NoticeFile, rules: NoticeRules): Found[] {
  if (!isFirst(file)) return wordProblems(file, readYamlFile(file.file, file.matter, translationMatter, 1), [], rules)
  const matter = readYamlFile(file.file, file.matter, firstMatter, 1)
  return wordProblems(file, matter, matter.value?.topics ?? [], rules)
}

function wordProblems(
  { file, locale, body, bodyLine }: NoticeFile,
  { value, problems, lineOf }: YamlFile<{ title: string }>,
  named: readonly string[],
  { guides, topics, facts, channels }: NoticeRules,
): Found[] {
  const title = value?.title ?? '–'
  const draft = { severity: 'info' as const, starts: null, ends: null, topics: [...named] }
  const rules = { locales: [locale], topics, hosts: channels?.sites ?? [] }
  const text = plainText(body, locale)
  const found = draftProblems({ ...draft, title: { [locale]: title }, text: { [locale]: text } }, rules)
  const lines = body.split('\n')
  const plain = text.split('\n')
  const lineWith = (part: string) =>
    bodyLine +
    Math.max(
      0,
      lines.findIndex((line) => line.includes(part)),
    )
  return [
    ...problems,
    ...found.map((one) => ({
      file,
      line: one.path.startsWith('text') ? lineWith(one.found) : lineOf([one.path.split('.')[0] ?? 'title']),
      text: sentenceOf(one, topics),
    })),
    ...lines.flatMap((line, index) =>
      textProblems(line, plain[index] ?? '', guides, facts).map((text) => ({ file, line: bodyLine + index, text })),
    ),
  ]
}

/** @param plain the same line as it will be shown */
function textProblems(line: string, plain: string, guides: LinkedGuides, facts: Facts | null): string[] {
  if (MARKUP.test(plain)) return [PLAIN]
  const topics = new Set(guides.names.map((guide) => guide.split('/')[0]))
  const linked = addressesIn(line)
    .flatMap((href) => guideAt(href) ?? [])
    .filter((guide) => topics.has(guide.split('/')[0]))
  return [
    ...lineProblems(line, guides, facts),
    ...linked.flatMap((guide) => guideProblem('The link leads to the guide', guide, guides) ?? []),
  ]
}

/** Headings, lists, quotes, code, pictures, bold, and tags: the components that a notice may use are text by now. */
const MARKUP = /^\s*(?:#|[-*+>]\s|\d+\.\s|import\s|export\s)|`|!\[|\*\*|__|<[A-Za-z/!]/
const PLAIN =
  'A notice is shown in places that know paragraphs and links alone. Write it without headings, lists, bold and components, but for <Fact id="…" /> and <GuideLink to="…">words</GuideLink>.'

function sentenceOf({ problem, found }: DraftProblem, topics: readonly string[]): string {
  switch (problem) {
    case 'unknown':
      return `Topic "${found}" is not in content/topics.yaml.${didYouMean(found, topics)} Name one that is there, or leave topics out: the notice is then for every page.`
    case 'foreign_link':
      return `The link leads to "${found}", which is neither a page of this site nor a site of content/channels.yaml. Lead to one of them, or take the link out.`
    case 'long_title':
      return `"title" is longer than ${LONGEST_TITLE} characters. Say in it what does not work, and the rest below.`
    case 'long_text':
      return `The text is longer than ${LONGEST_TEXT} characters. Keep what people need now, and link to a guide.`
    default:
      return 'The notice has no text. Say below the front matter what does not work, and what to do meanwhile.'
  }
}
