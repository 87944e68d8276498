import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { categoryKey } from '../../core/categories.ts'
import { nearest } from '../../core/nearest.ts'
import type { Topics } from '../../core/topics.ts'

/** The topic that an article's category is here. */

export const FORMATS = ['zendesk', 'intercom', 'helpscout', 'markdown'] as const
export type Format = (typeof FORMATS)[number]

/** A mapping file: a category's name or number → the topic it is here. */
const mappingFile = z.record(z.string(), z.string())

/** Reads `--topics`; a problem says what is wrong and how to mend it. */
export function readMapping(path: string, topics: Topics): ReadonlyMap<string, string> | { problem: string } {
  if (path === '') return new Map()
  const read = mappingFile.safeParse(readYaml(path))
  if (!read.success)
    return {
      problem: `"${path}" cannot be used: each line must be a category and a topic, such as "Getting started: general".`,
    }
  const known = Object.keys(topics)
  const wrong = Object.entries(read.data).find(([, topic]) => !known.includes(topic))
  if (wrong) {
    const near = nearest(wrong[1], known)
    return {
      problem: `"${path}" puts "${wrong[0]}" under "${wrong[1]}", which is no topic of content/topics.yaml.${near === null ? '' : ` Did you mean "${near}"?`} There are ${known.join(', ')}.`,
    }
  }
  return new Map(Object.entries(read.data).map(([name, topic]) => [categoryKey(name), topic]))
}

function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/**
 * Finds a topic by an article's categories, nearest first: the mapping file, the categories of content/topics.yaml, a
 * topic's own name, then a name that is nearly one; null when nothing fits.
 * @param titles topic → its names in all languages
 */
export function topicFinder(
  format: Format,
  mapping: ReadonlyMap<string, string>,
  topics: Topics,
  titles: ReadonlyMap<string, readonly string[]>,
): (categories: readonly string[]) => string | null {
  const named = new Map<string, string>()
  for (const topic of Object.keys(topics))
    for (const name of [topic, ...(titles.get(topic) ?? [])]) named.set(categoryKey(name), topic)
  const tagged = new Map<string, string>()
  if (format === 'zendesk' || format === 'intercom')
    for (const [topic, { categories }] of Object.entries(topics))
      for (const name of categories[format]) tagged.set(categoryKey(name), topic)
  return (categories) => {
    const keys = categories.map(categoryKey)
    for (const names of [mapping, named, tagged]) {
      const found = keys.find((key) => names.has(key))
      if (found !== undefined) return names.get(found) ?? null
    }
    const near = keys
      .filter((key) => key.length > 3)
      .map((key) => nearest(key, [...named.keys()]))
      .find((name) => name !== null)
    return near === undefined || near === null ? null : (named.get(near) ?? null)
  }
}
