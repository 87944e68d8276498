import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Channels, channelsFile } from '../core/channels.ts'
import { type Facts, factsFile } from '../core/facts.ts'
import { type Section, sectionsOf } from '../core/freshness.ts'
import { type FrontMatter, frontMatter } from '../core/guide.ts'
import { parseGuidePath } from '../core/guide-path.ts'
import { SOURCE } from '../core/guide-state.ts'
import { type Terms, termsFile } from '../core/terms.ts'
import { type Topics, topicsFile } from '../core/topics.ts'
import { MISSING } from './data-file.ts'
import { type Memory, NO_MEMORY } from './memory.ts'
import { type Outline, outlineOf } from './outline.ts'
import { didYouMean, type Found } from './rule.ts'
import { readWords, type Words } from './words.ts'
import { openYaml, readYaml, type YamlFile } from './yaml-file.ts'

export interface GuideFile {
  /** From the repository's root. */
  file: string
  locale: string
  topic: string
  slug: string
  /** "topic/slug" */
  guide: string
  source: string
  /** Of the source. */
  hash: string
  /** Null when the file has no front matter. */
  matter: YamlFile<FrontMatter> | null
  /** The 1-based line that the text begins on. */
  bodyLine: number
  /** Every line, code and escaped signs blanked out: what stands there is shown, not used. */
  lines: string[]
}

/** All of `content/`, read once. */
export interface Content {
  /** The repository's root. */
  root: string
  /** Where the site is published: its addresses may be written in full. */
  url: string
  /** The published locales. */
  locales: readonly string[]
  /** Milliseconds since the epoch. */
  now: number
  /** The guides of the published locales. */
  guides: GuideFile[]
  /** "topic/slug" of all of them, each once. */
  names: string[]
  /** The English guides, by their names. */
  english: ReadonlyMap<string, GuideFile>
  /** Files that are no guide where they are. */
  misplaced: Found[]
  facts: YamlFile<Facts>
  topics: YamlFile<Topics>
  channels: YamlFile<Channels>
  terms: YamlFile<Terms>
  memory: Memory
  /** What the words of a locale are held against; null while facts, terms or channels cannot be read. */
  words(locale: string): Words | null
  /** A file's text, from the repository's root; null when there is none. */
  read(file: string): string | null
  /** What stands where in a guide's text. */
  outline(guide: GuideFile): Outline
  /** The parts that translations are compared by; none while the front matter cannot be read. */
  sections(guide: GuideFile): Section[]
  /** A fingerprint of a file's text. */
  hash(file: string): string
}

export interface Reading {
  url: string
  locales: readonly string[]
  now: number
  memory: Memory
}

/** Reads the guides and the data beside them. Throws only where a file cannot be read at all. */
export function readContent(root: string, { url, locales, now, memory }: Reading): Content {
  const read = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null)
  const data = <S extends z.ZodType>(name: string, schema: S) => {
    const file = `content/${name}`
    const source = read(file)
    if (source === null)
      return openYaml<z.infer<S>>({ value: null, problems: [{ file, line: 1, text: MISSING }], lines: new Map() })
    return openYaml(memory.of(file, hashOf(source), () => readYaml(file, source, schema)))
  }
  const topics = data('topics.yaml', topicsFile)
  const guides: GuideFile[] = []
  const misplaced: Found[] = []
  for (const path of readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(?:mdx|md|markdown)$/i.test(path) || /^(?:reports|notices|pictures)[\\/]/.test(path)) continue
    const file = `content/${path.replaceAll('\\', '/')}`
    if (!file.endsWith('.mdx')) {
      // What lies beside the guides' folders is for whoever writes them.
      if (file.split('/').length > 3) misplaced.push({ file, line: 1, text: WRONG_ENDING })
      continue
    }
    const wrong = misplacement(file, topics.value)
    if (wrong !== null) misplaced.push({ file, line: 1, text: wrong })
    else guides.push(...readGuide(file, read(file) ?? '', locales, memory))
  }
  const [facts, terms, channels] = [
    data('facts.yaml', factsFile),
    data('terms.yaml', termsFile),
    data('channels.yaml', channelsFile),
  ]
  const wordsIn = (locale: string): Words | null => {
    if (!facts.value || !terms.value || !channels.value) return null
    const { sites, mail, accounts } = channels.value
    const named = { facts: facts.value, terms: terms.value, addresses: [...sites, ...mail, ...accounts] }
    return readWords(locale, named, read)
  }
  return {
    root,
    url,
    locales,
    now,
    guides,
    names: [...new Set(guides.map(({ guide }) => guide))],
    english: new Map(guides.filter(({ locale }) => locale === SOURCE).map((guide) => [guide.guide, guide])),
    misplaced,
    facts,
    topics,
    channels,
    terms,
    memory,
    words: onceEach(wordsIn),
    read,
    outline: onceEach((guide: GuideFile) =>
      memory.of(`outline ${guide.file}`, guide.hash, () => outlineOf(guide.source)),
    ),
    sections: onceEach((guide: GuideFile) =>
      memory.of(`sections ${guide.file}`, guide.hash, () => {
        const data = guide.matter?.value
        return data ? sectionsOf(data, guide.source) : []
      }),
    ),
    hash: onceEach((file: string) => hashOf(read(file) ?? '')),
  }
}

/** Answers each question once, and remembers. */
function onceEach<K, T>(answer: (about: K) => T): (about: K) => T {
  const known = new Map<K, T>()
  return (about) => {
    const before = known.get(about)
    if (before !== undefined) return before
    const now = answer(about)
    known.set(about, now)
    return now
  }
}

const PLACE = 'content/'
const WRONG_ENDING = 'The name of a guide ends in .mdx, and nobody is shown this one. Rename the file.'

/** Why a file is no guide where it is; null when it is one. */
function misplacement(file: string, topics: Topics | null): string | null {
  const place = parseGuidePath(file.slice(PLACE.length))
  if (!place)
    return 'This is no place for a guide. Move it to content/<locale>/<topic>/<slug>.mdx, in lower-case letters, digits and hyphens.'
  return topics && !Object.hasOwn(topics, place.topic)
    ? `Topic "${place.topic}" is not in content/topics.yaml.${didYouMean(place.topic, Object.keys(topics))} Move the guide, or add the topic.`
    : null
}

const MATTER = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/

/** The guide of a file; none when its locale is not published. */
function readGuide(file: string, source: string, locales: readonly string[], memory: Memory): GuideFile[] {
  const place = parseGuidePath(file.slice(PLACE.length))
  if (!place || !locales.includes(place.locale)) return []
  return [{ file, ...place, guide: `${place.topic}/${place.slug}`, ...partsOf(file, source, memory) }]
}

/** A guide as it would be with another source. */
export function withSource(guide: GuideFile, source: string): GuideFile {
  return { ...guide, ...partsOf(guide.file, source, NO_MEMORY) }
}

function partsOf(file: string, source: string, memory: Memory) {
  const [head = '', yaml = null] = MATTER.exec(source) ?? []
  const hash = hashOf(source)
  return {
    source,
    hash,
    matter: yaml === null ? null : openYaml(memory.of(file, hash, () => readYaml(file, yaml, frontMatter, 1))),
    bodyLine: head.split('\n').length,
    lines: withoutCode(source).split('\n'),
  }
}

/**
 * Whether readers do not get it yet: a draft, or imported and not yet gone over.
 */
export function isUnfinished(guide: GuideFile): boolean {
  return (guide.matter?.value?.draft ?? false) || isImported(guide)
}

/** What came from elsewhere is held to facts and terms once a writer has taken `imported` out. */
export function isImported({ matter, lines, bodyLine }: GuideFile): boolean {
  if (matter?.value) return matter.value.imported !== ''
  return lines.slice(0, bodyLine).some((line) => /^imported: \S/.test(line))
}

/** A guide with its code and escaped signs blanked out, line by line. */
function withoutCode(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  return source
    .replace(/^([ \t]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t]*\2[`~]*[ \t]*$/gm, blank)
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, blank)
    .replace(/\\[<{}]/g, blank)
}

/**
 * Twelve hexadecimal digits that stand for a text.
 * @example hashOf('a') === hashOf('a') // => true
 */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
