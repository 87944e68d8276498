import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { readDataFile } from '../../checks/data-file.ts'
import { parseGuidePath } from '../../core/guide-path.ts'
import { type Topics, topicsFile } from '../../core/topics.ts'
import { TOPICS } from '../authoring/reading-order.ts'

/** What an import and an export need to know of the checkout they work in. */

/** The topics; throws when content/topics.yaml cannot be used. */
export function readTopics(checkout: string): Topics {
  if (!existsSync(join(checkout, TOPICS)))
    throw new Error(`"${checkout}" has no ${TOPICS}. Name the folder of a support center with --to.`)
  return readDataFile(checkout, TOPICS, topicsFile)
}

const titlesFile = z.record(z.string(), z.union([z.object({ title: z.string() }), z.unknown().transform(() => null)]))

/** A topic's names: locale → topic → title. */
export function readTopicTitles(checkout: string): Map<string, Map<string, string>> {
  const files = globSync('locales/*/topics.json', { cwd: checkout }).sort()
  return new Map(
    files.map((file) => {
      const titles = titlesFile.parse(JSON.parse(readFileSync(join(checkout, file), 'utf8')))
      const named = Object.entries(titles).flatMap(([topic, found]): [string, string][] =>
        found === null ? [] : [[topic, found.title]],
      )
      return [file.replaceAll('\\', '/').split('/')[1] ?? '', new Map(named)]
    }),
  )
}

/** A guide's file in the checkout. */
export interface GuideFile {
  /** From the checkout, such as content/en/trading/staking.mdx */
  file: string
  locale: string
  /** "topic/slug" */
  guide: string
  source: string
  matter: Record<string, unknown>
}

/** All guides of the checkout by the names of their files; one whose front matter cannot be read has none. */
export function readGuides(checkout: string): GuideFile[] {
  return globSync('content/*/*/*.mdx', { cwd: checkout })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) => {
      const place = parseGuidePath(file.replace(/^content\//, ''))
      if (!place || place.locale === 'reports') return []
      const source = readFileSync(join(checkout, file), 'utf8')
      return [{ file, locale: place.locale, guide: `${place.topic}/${place.slug}`, source, matter: matterOf(source) }]
    })
}

function matterOf(source: string): Record<string, unknown> {
  try {
    const read: unknown = parse(/^---\r?\n([\s\S]*?)\r?\n---/.exec(source)?.[1] ?? '')
    return typeof read === 'object' && read !== null ? Object.fromEntries(Object.entries(read)) : {}
  } catch {
    return {}
  }
}
