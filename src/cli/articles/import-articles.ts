import { resolve } from 'node:path'
import { type Context, type Outcome, told, wrongOf } from '../command.ts'
import type { Remark } from './article.ts'
import { readGuides, readTopics, readTopicTitles } from './checkout.ts'
import { type Format, readMapping, topicFinder } from './find-topic.ts'
import { readManifest } from './manifest.ts'
import type { Unplaced } from './place-articles.ts'
import { type Plan, planImport } from './plan-import.ts'
import { readExport } from './read-export.ts'
import { type Written, writeImport } from './write-import.ts'

export interface AskedImport {
  path: string
  format: Format
  /** The file that says which category is which topic; empty when none was named. */
  mapping: string
  /** The checkout to write into; empty for the one we are in. */
  to: string
  isDry: boolean
  isForced: boolean
}

/** Reads an export of another help center, and writes its articles as guides. */
export function importArticles(asked: AskedImport, { site, root, now }: Context): Outcome {
  const checkout = asked.to === '' ? root : resolve(asked.to)
  const found = readExport(asked.path, asked.format, site)
  if ('problem' in found) return wrongOf(found.problem)
  const topics = readTopics(checkout)
  const mapping = readMapping(asked.mapping, topics)
  if ('problem' in mapping) return wrongOf(mapping.problem)
  const titles = new Map(
    Object.keys(topics).map((topic) => [
      topic,
      [...readTopicTitles(checkout).values()].flatMap((names) => names.get(topic) ?? []),
    ]),
  )
  const manifest = readManifest(checkout)
  const plan = planImport(found.collected, {
    site,
    folder: found.folder,
    topics: Object.keys(topics),
    topicOf: topicFinder(asked.format, mapping, topics, titles),
    guides: manifest.guides,
    existing: readGuides(checkout),
    today: new Date(now()).toISOString().slice(0, 10),
  })
  const written = writeImport(plan, { checkout, manifest, isForced: asked.isForced, isDry: asked.isDry })
  const isWhole = [plan.remarks, plan.unmapped, written.protected, written.kept].every((list) => list.length === 0)
  return told(
    { ...written, articles: plan.articles, problems: plan.remarks, notes: plan.notes, unmapped: plan.unmapped },
    linesOf(plan, written, asked.isDry, Object.keys(topics)[0] ?? 'general'),
    isWhole ? 0 : 1,
  )
}

function linesOf({ remarks, notes, unmapped }: Plan, written: Written, isDry: boolean, topic: string): string[] {
  const pictures = (files: readonly string[]) => files.filter((file) => file.startsWith('content/pictures/')).length
  const guides = (files: readonly string[]) => files.length - pictures(files)
  const { added, updated, same, protected: left, kept, redirects } = written
  const would = isDry ? 'Nothing was written: this is what would be. ' : ''
  return [
    ...remarks.map(lineOf),
    ...notes.map((note) => `${lineOf(note)} [only noted]`),
    ...left.map(
      (file) => `${file} was written or changed by somebody since, and was left as it is. --force writes over it.`,
    ),
    ...kept,
    ...unmappedLines(unmapped, topic),
    `${would}Guides: ${guides(added)} added, ${guides(updated)} updated, ${guides(same)} as before. Pictures: ${pictures(added)} added, ${pictures(updated)} updated, ${pictures(same)} as before. Redirects: ${redirects} added.`,
    ...(guides(added) + guides(updated) === 0
      ? []
      : [
          'Their phrases and glances are stand-ins, and figures and names in them are not checked until `imported` is taken out of the front matter.',
        ]),
  ]
}

const lineOf = ({ file, line, text }: Remark) => `${file}:${line} ${text}`

function unmappedLines(unmapped: readonly Unplaced[], topic: string): string[] {
  if (unmapped.length === 0) return []
  const named = unmapped.find(({ categories }) => categories.length > 0)?.categories[0] ?? 'Their category'
  return [
    'Left out, because their category is no topic here:',
    ...unmapped.map(
      ({ title, categories, file, line }) =>
        `  ${file}:${line} "${title}" in ${categories.length === 0 ? 'no category' : categories.join(', ')}`,
    ),
    'Put each category and its topic into a file, name it with --topics mapping.yaml and import again:',
    `  ${JSON.stringify(named)}: ${topic}`,
  ]
}
