import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { nearest } from '../core/nearest.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Remark } from './articles/article.ts'
import { readGuides, readTopics, readTopicTitles } from './articles/checkout.ts'
import { FORMATS, type Format, readMapping, topicFinder } from './articles/find-topic.ts'
import { readManifest } from './articles/manifest.ts'
import type { Unplaced } from './articles/place-articles.ts'
import { type Plan, planImport } from './articles/plan-import.ts'
import { readExport } from './articles/read-export.ts'
import { type Written, writeImport } from './articles/write-import.ts'

interface Parts {
  site: SiteConfig
  /** The project's folder, with `content/`. */
  root: string
  now: number
  print(line: string): void
}

const USE =
  'npx guidepost import <file or folder> --from zendesk|intercom|helpscout|markdown [--topics mapping.yaml] [--to <checkout>] [--dry-run] [--force] [--json]'

/**
 * `guidepost import`: the articles of another help center as guides. Answers the exit code: 0 when all was taken over as it
 * was, 1 when something was left out or changed, 2 when it was called wrongly.
 */
export function importArticles(given: readonly string[], { site, root, now, print }: Parts): number {
  const asked = readArguments(given)
  if ('problem' in asked) {
    print(asked.problem)
    return 2
  }
  const checkout = asked.to === '' ? root : resolve(asked.to)
  const found = readExport(asked.path, asked.format, site)
  const topics = readTopics(checkout)
  const mapping = readMapping(asked.mapping, topics)
  for (const wrong of [found, mapping])
    if ('problem' in wrong) {
      print(wrong.problem)
      return 2
    }
  if ('problem' in found || 'problem' in mapping) return 2
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
    today: new Date(now).toISOString().slice(0, 10),
  })
  const written = writeImport(plan, { checkout, manifest, isForced: asked.isForced, isDry: asked.isDry })
  if (asked.isJson)
    print(
      JSON.stringify(
        { ...written, articles: plan.articles, problems: plan.remarks, notes: plan.notes, unmapped: plan.unmapped },
        null,
        2,
      ),
    )
  else for (const line of linesOf(plan, written, asked, Object.keys(topics)[0] ?? 'general')) print(line)
  const isWhole = [plan.remarks, plan.unmapped, written.protected, written.kept].every((list) => list.length === 0)
  return isWhole ? 0 : 1
}

interface Asked {
  path: string
  format: Format
  /** Empty when none was named. */
  mapping: string
  to: string
  isDry: boolean
  isForced: boolean
  isJson: boolean
}

function readArguments(given: readonly string[]): Asked | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        from: { type: 'string', default: '' },
        topics: { type: 'string', default: '' },
        to: { type: 'string', default: '' },
        'dry-run': { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) return { problem: `Name one file or one folder: ${USE}` }
    const format = FORMATS.find((known) => known === values.from)
    if (!format) return { problem: unknownFormat(values.from) }
    return {
      path,
      format,
      mapping: values.topics,
      to: values.to,
      isDry: values['dry-run'],
      isForced: values.force,
      isJson: values.json,
    }
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : error}\nUse: ${USE}` }
  }
}

function unknownFormat(from: string): string {
  const near = nearest(from, FORMATS)
  const meant = near === null ? '' : ` Did you mean "${near}"?`
  return from === ''
    ? `Say where the articles come from: ${USE}`
    : `"${from}" is no known help center.${meant} Use: ${USE}`
}

function linesOf({ remarks, notes, unmapped }: Plan, written: Written, { isDry }: Asked, topic: string): string[] {
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
