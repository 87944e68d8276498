import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** What a guide is searched by, in a language. */
export interface Answerable {
  guide: string
  topic: string
  phrases: readonly string[]
}

const matter = z.looseObject({ title: z.string(), phrases: z.array(z.string()).default([]) })

/** The guides of each locale with their phrases. */
export function readPhrases(root: string, locales: readonly string[]): Map<string, Answerable[]> {
  return new Map(locales.map((locale) => [locale, readLocale(join(root, 'content', locale))]))
}

function readLocale(folder: string): Answerable[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return files
    .filter((file) => file.isFile() && file.name.endsWith('.mdx'))
    .map((file) => {
      const topic = file.parentPath.slice(folder.length + 1)
      const text = readFileSync(join(file.parentPath, file.name), 'utf8')
      const { title, phrases } = matter.parse(parse(text.split(/^---$/m)[1] ?? ''))
      return { guide: `${topic}/${file.name.slice(0, -4)}`, topic, phrases: [title, ...phrases] }
    })
    .sort((a, b) => (a.guide < b.guide ? -1 : 1))
}
